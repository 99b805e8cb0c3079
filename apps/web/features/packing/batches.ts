// Orders that were chosen to print, as many at a time as are read and printed well. Pure.

const MOST = 50;

/** Each order once, in the order chosen. */
export function batchesOf(chosen: string | undefined): string[][] {
  const ids = [...new Set(chosen?.split(',').filter(Boolean))];
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, at) => ids.slice(at * MOST, (at + 1) * MOST));
}
