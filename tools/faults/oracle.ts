// What an oracle is: a question about the whole run, answered with the rows it looked at and what is wrong with them.
import type { Goods } from './arrange.ts';
import type { Death } from './member.ts';
import type { Sql } from './passing-time.ts';
import type { Recorder } from './record.ts';
import type { Shop } from './shop.ts';

export interface Evidence {
  sql: Sql;
  shop: Shop;
  recorder: Recorder;
  goods: Goods;
  deaths: Death[];
}

export interface Verdict {
  oracle: string;
  /** Rows examined; an oracle that saw none has proved nothing. */
  rows: number;
  violations: string[];
}

export type Oracle = (evidence: Evidence) => Promise<Verdict>;

/** A statement whose rows are violations, under a sentence that says what they break. */
export interface Rule {
  sentence: string;
  sql: string;
}

/** Runs rules, and counts what they looked at with `counted`. */
export async function judge(oracle: string, sql: Sql, input: { counted: string; rules: Rule[] }): Promise<Verdict> {
  const [seen] = await sql<{ rows: number }>(`select (${input.counted})::int as rows`);
  const violations: string[] = [];
  for (const { sentence, sql: text } of input.rules) {
    const rows = await sql(text);
    if (rows.length > 0) violations.push(`${sentence}: ${rows.length}, for example ${JSON.stringify(rows[0])}`);
  }
  return { oracle, rows: seen?.rows ?? 0, violations };
}

/** Orders whose money came and stays, and which therefore live. */
export const paidStates = `('paid', 'fulfilling', 'shipped', 'delivered', 'closed')`;
