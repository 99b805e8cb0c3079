// What a run of tests found: one small file per part, which `npm run features` and people read.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsDir } from '../lib/paths.ts';

export const parts = ['static', 'unit', 'db', 'scenario', 'e2e'] as const;
export type Part = (typeof parts)[number];
export type Status = 'passed' | 'failed' | 'skipped';

export interface TestResult {
  /** Seen from the top of the checkout. */
  file: string;
  title: string;
  status: Status;
  /** Failed at first. */
  again?: true;
}

export interface PartResult {
  part: Part;
  at: string;
  seconds: number;
  tests: TestResult[];
}

/** Writes a part's results; those of a filtered run go beside them, so that they never stand for the whole. */
export function writePart(result: PartResult, filtered: boolean): void {
  mkdirSync(resultsDir, { recursive: true });
  writeFileSync(join(resultsDir, `${result.part}${filtered ? '.filtered' : ''}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** The whole parts of the last runs. */
export function readParts(dir = resultsDir): PartResult[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => parts.some((part) => name === `${part}.json`))
    .map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as PartResult);
}

export const removeResults = (): void => rmSync(resultsDir, { recursive: true, force: true });

export function countOf(tests: TestResult[]): Record<Status, number> {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of tests) count[status]++;
  return count;
}

/** The line every run ends with. */
export function closingLine(tests: TestResult[]): string {
  const { passed, failed, skipped } = countOf(tests);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
