// The clock: this process's time corrected to the database's, so that expiries follow one clock however many machines there are.

let skewMs = 0;
let offsetMs = 0;

/** The time now by the database's clock. */
export const now = (): Date => new Date(Date.now() + skewMs + offsetMs);

/** Tells how far the database's clock is ahead of ours; called by the pool when it measures. */
export function setSkew(milliseconds: number): void {
  skewMs = milliseconds;
}

/** Moves the clock forward for tests of what happens later; refused outside NODE_ENV=test and development pages. */
export function setOffset(milliseconds: number): void {
  offsetMs = milliseconds;
}

export const clockOffset = (): number => offsetMs;
