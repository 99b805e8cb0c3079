// Small sums over measurements: medians, percentiles, spreads.

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** The value that `share` of the values do not exceed, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Half the distance between the largest and the smallest value, as a share of the median. */
export function spread(values: readonly number[]): number {
  return values.length < 2 ? 0 : (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/** Values of two runs side by side, measured in turns so that what disturbs the machine disturbs both. */
export interface Turns {
  subject: number[];
  limit: number[];
}

/** Runs subject and limit in turns (A B B A A B …, so that neither is always first) and keeps each round's value. */
export async function inTurns(
  rounds: number,
  subject: (round: number) => Promise<number>,
  limit: (round: number) => Promise<number>,
): Promise<Turns> {
  const turns: Turns = { subject: [], limit: [] };
  for (let round = 0; round < rounds; round += 1) {
    const runSubject = async (): Promise<unknown> => turns.subject.push(await subject(round));
    const runLimit = async (): Promise<unknown> => turns.limit.push(await limit(round));
    for (const run of round % 2 === 0 ? [runSubject, runLimit] : [runLimit, runSubject]) await run();
  }
  return turns;
}
