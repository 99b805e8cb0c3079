// How long a run is: the full one of a release, and the quick one of every test run.

export interface Size {
  checkouts: number;
  kills: number;
  timesEach: number;
  buyers: number;
  /** Whether somebody works at the desk, too: imports, exports, changes of many, counts, schedules. */
  desk: boolean;
}

export const full: Size = { checkouts: 2_000, kills: 100, timesEach: 3, buyers: 16, desk: true };
export const quick: Size = { checkouts: 150, kills: 20, timesEach: 1, buyers: 16, desk: false };

/** A seed for a run that was given none. */
export const newSeed = (): number => Math.floor(Math.random() * 1_000_000_000);
