// Reading the reports of Vitest and Playwright: nothing that failed may get lost.
import { expect, test } from 'vitest';
import { at } from '../lib/paths.ts';
import { readPlaywright } from './read-playwright.ts';
import { partOf, readVitest } from './read-vitest.ts';
import { closingLine } from './results.ts';

const one = (status: string) => ({ fullName: 'suite a', title: 'a', status });
const file = (status: string, ...assertionResults: ReturnType<typeof one>[]) => ({
  name: at('x.test.ts'),
  status,
  message: 'why\nmore',
  assertionResults,
});

test.each([
  ['core/a.test.ts', 'unit'],
  ['core/a.db.test.ts', 'db'],
  ['apps/server/scenarios/a.scenario.test.ts', 'scenario'],
])('%s belongs to %s', (path, part) => expect(partOf(path)).toBe(part));

test.each([
  ['all is well', [file('passed', one('passed'), one('pending'))], 0, '1 passed, 0 failed, 1 skipped'],
  ['a test fails', [file('failed', one('passed'), one('failed'))], 1, '1 passed, 1 failed, 0 skipped'],
  ['a file does not load', [file('failed')], 1, '0 passed, 1 failed, 0 skipped'],
  ['an invariant is broken after the tests', [file('failed', one('passed'))], 1, '1 passed, 1 failed, 0 skipped'],
  ['the run ends with an error that no test shows', [file('passed', one('passed'))], 1, '1 passed, 1 failed, 0 skipped'],
])('Vitest: %s', (_name, testResults, exitCode, line) => {
  expect(closingLine(readVitest({ success: exitCode === 0, testResults }, exitCode))).toBe(line);
});

const spec = (...statuses: string[]) => ({
  title: 'VES-01 a',
  file: 'a.e2e.ts',
  tests: statuses.map((status) => ({ projectName: 'desktop', status })),
});

test.each([
  ['all is well', { suites: [{ specs: [spec('expected', 'expected')] }], errors: [] }, 0, '2 passed, 0 failed, 0 skipped'],
  [
    'nested, one fails and one is flaky',
    { suites: [{ suites: [{ specs: [spec('unexpected', 'flaky', 'skipped')] }] }], errors: [] },
    1,
    '1 passed, 1 failed, 1 skipped',
  ],
  ['the stack does not start', { suites: [], errors: [{ message: 'no database' }] }, 1, '0 passed, 1 failed, 0 skipped'],
  ['it ends with an error', { suites: [{ specs: [spec('expected')] }], errors: [] }, 1, '1 passed, 1 failed, 0 skipped'],
])('Playwright: %s', (_name, report, exitCode, line) => {
  expect(closingLine(readPlaywright(report, exitCode))).toBe(line);
});
