// A gate: so many works at once, so many waiting, and the rest are refused at the door.
import type { Refusal } from './errors/index.ts';

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs works in the order of their coming, `atOnce` together; who finds `waiting` others in front is refused with `refusal()`. */
export function gate(options: { atOnce: number; waiting: number; refusal: () => Refusal }): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running < options.atOnce) running += 1;
    else if (queue.length >= options.waiting) throw options.refusal();
    // Who ends hands their place to the first in the queue.
    else await new Promise<void>((enter) => queue.push(enter));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
