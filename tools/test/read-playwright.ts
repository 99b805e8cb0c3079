// Reads Playwright's JSON report into our own results.
import type { Status, TestResult } from './results.ts';

interface Suite {
  file?: string;
  suites?: Suite[];
  specs?: { title: string; file: string; tests: { projectName: string; status: string }[] }[];
}

export interface PlaywrightReport {
  suites: Suite[];
  errors: { message?: string }[];
}

/** Every test of the report, once per kind of screen it ran on. */
export function readPlaywright(report: PlaywrightReport, exitCode: number): TestResult[] {
  const tests = report.suites.flatMap(testsOf);
  tests.push(...report.errors.map(({ message }) => failedRun(message ?? 'an error outside of the tests')));
  if (exitCode !== 0 && !tests.some(({ status }) => status === 'failed')) tests.push(failedRun('it ended with an error'));
  return tests;
}

export const failedRun = (why: string): TestResult => ({
  file: 'playwright.config.ts',
  title: `the run: ${why.split('\n')[0]}`,
  status: 'failed',
});

function testsOf(suite: Suite): TestResult[] {
  const own = (suite.specs ?? []).flatMap(({ title, file, tests }) =>
    tests.map((one): TestResult => ({
      file: `apps/web/e2e/${file}`,
      title,
      status: statusOf(one.status),
      ...(one.status === 'flaky' ? { again: true } : {}),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

/** What passed when it was tried again passed, and is told by name so that somebody mends it. Only CI tries again. */
function statusOf(word: string): Status {
  if (word === 'expected' || word === 'flaky') return 'passed';
  return word === 'skipped' ? 'skipped' : 'failed';
}
