// Where things are, seen from the top of the checkout.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path below the top of the checkout. */
export const at = (...parts: string[]): string => join(root, ...parts);

/** Everything a running shop writes lies here; removing it is a fresh start. */
export const dataDir = at('.data');

/** What the last `npm test` found. */
export const resultsDir = at('.test-results');
