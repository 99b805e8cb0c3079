// Reads Vitest's JSON report into our own results.
import { relative } from 'node:path';
import { root } from '../lib/paths.ts';
import type { Part, Status, TestResult } from './results.ts';

interface VitestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; title: string; status: string }[];
  }[];
}

/** Which part a file belongs to, by its name; as in vitest.config.ts. */
export function partOf(file: string): Part {
  const found = /\.(db|scenario)\.test\.ts$/.exec(file)?.[1];
  return found === 'db' || found === 'scenario' ? found : 'unit';
}

/** Every test of the report; a file that failed beside its tests (it did not load, an invariant is broken) is a failed test of its own. */
export function readVitest(report: VitestReport, exitCode: number): TestResult[] {
  const tests = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const own = assertionResults.map((one): TestResult => ({ file, title: one.title, status: statusOf(one.status) }));
    const unexplained = status === 'failed' && !own.some((one) => one.status === 'failed');
    if (unexplained) own.push({ file, title: `the file: ${(message ?? '').split('\n')[0]}`, status: 'failed' });
    return own;
  });
  if (exitCode !== 0 && !tests.some(({ status }) => status === 'failed')) {
    tests.push({ file: 'vitest.config.ts', title: 'the run: an error outside of the tests', status: 'failed' });
  }
  return tests;
}

function statusOf(word: string): Status {
  if (word === 'passed' || word === 'failed') return word;
  return 'skipped';
}
