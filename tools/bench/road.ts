// What a road is: a thing the shop does often, its figure, and what the bare machine does in the same run.
import type { Bench } from './bench.ts';

export interface Figure {
  /** What the shop does, in the road's unit. */
  figure: number;
  /** What the bare machine does; absent where the least is a plain number. */
  limit?: number;
  /** Each round's value, for the reader who wants to judge the noise. */
  rounds?: { subject: number[]; limit: number[] };
  /** Further figures by name, for the JSON. */
  more?: Record<string, number | string>;
  /** Where the least says more than a number can. */
  met?: boolean;
  /** Said under the table. */
  note?: string;
}

export interface Road {
  name: string;
  /** What the figure counts, for example `orders/s`. */
  unit: string;
  /** Least ratio to the limit, or the bound of the figure itself; absent where nothing is promised. */
  least?: { ratio: number } | { atMost: number } | { atLeast: number };
  /** What limits it now, in a few words. */
  limits: string;
  /** Measures; a string says why it was not measured. */
  run(bench: Bench): Promise<Figure | string>;
}
