// The requirement rows of docs/features and what tests say about them.
import type { PartResult, Status } from '../test/results.ts';

export interface Row {
  id: string;
  must: string;
  /** What of it is not proved yet; empty when nothing is left. */
  open: string;
}

export type Verdict = 'proved' | 'partly' | 'failing' | 'unproved';

export interface RowReport extends Row {
  verdict: Verdict;
  /** Why it is not proved, in words; empty when it is. */
  because: string;
  tests: { part: string; file: string; title: string; status: Status }[];
}

const idShape = '[A-Z][A-Z0-9]{1,5}-\\d+';

/** The rows of the tables whose first column is called `id`. */
export function readRows(markdown: string): Row[] {
  const rows: Row[] = [];
  let isRows = false;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) isRows = false;
    else if (/^\|\s*id\s*\|\s*must\s*\|\s*open\s*\|\s*$/.test(line)) isRows = true;
    else if (isRows && !/^\|[\s|:-]+$/.test(line)) rows.push(readRow(line));
  }
  return rows;
}

function readRow(line: string): Row {
  // A bar inside a cell is written \|.
  const cells = line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
  const [id = '', must = '', open = ''] = cells;
  if (cells.length !== 3 || !new RegExp(`^${idShape}$`).test(id)) throw new Error(`Not a row of id, must and open: ${line}`);
  return { id, must, open };
}

/** The ids a test's title starts with. */
export function idsOf(title: string): string[] {
  const head = new RegExp(`^(?:${idShape}[,:]?\\s+)+`).exec(title)?.[0] ?? '';
  return head.match(new RegExp(idShape, 'g')) ?? [];
}

/** Weighs each row: proved needs passing tests, one of them over HTTP or in a browser, no failing one and nothing left open. */
export function weigh(rows: Row[], results: PartResult[]): RowReport[] {
  const all = results.flatMap(({ part, tests }) => tests.map((test) => ({ part, ...test, ids: idsOf(test.title) })));
  return rows.map((row) => {
    const tests = all.filter(({ ids }) => ids.includes(row.id)).map(({ ids: _ids, ...test }) => test);
    return { ...row, ...verdictOn(row, tests), tests };
  });
}

/** Ids that tests name but no row has: typing errors, mostly. */
export function unknownIds(rows: Row[], results: PartResult[]): string[] {
  const known = new Set(rows.map(({ id }) => id));
  const named = results.flatMap(({ tests }) => tests.flatMap(({ title }) => idsOf(title)));
  return [...new Set(named)].filter((id) => !known.has(id)).toSorted();
}

function verdictOn(row: Row, tests: RowReport['tests']): { verdict: Verdict; because: string } {
  const failing = tests.filter(({ status }) => status === 'failed');
  if (failing.length) return { verdict: 'failing', because: failing.map(({ title }) => title).join('; ') };
  const passing = tests.filter(({ status }) => status === 'passed');
  if (passing.length === 0) return { verdict: 'unproved', because: tests.length ? 'its tests were skipped' : 'no test names it' };
  if (row.open) return { verdict: 'partly', because: `open: ${row.open}` };
  if (!passing.some(({ part }) => part === 'scenario' || part === 'e2e'))
    return { verdict: 'partly', because: 'no test over HTTP or in a browser' };
  return { verdict: 'proved', because: '' };
}
