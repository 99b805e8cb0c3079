// Prints every requirement row with what the last test run says about it; `--json` for programs.
import { readFileSync, readdirSync } from 'node:fs';
import { at } from '../lib/paths.ts';
import { readParts } from '../test/results.ts';
import { type RowReport, type Verdict, readRows, unknownIds, weigh } from './rows.ts';

const marks: Record<Verdict, string> = { proved: '✓', partly: '◐', failing: '✗', unproved: '·' };

const args = process.argv.slice(2);
if (args.some((arg) => arg !== '--json')) {
  console.log('Usage: npm run features [-- --json]');
  process.exit(args.includes('--help') ? 0 : 2);
}
const results = readParts();
const files = readdirSync(at('docs/features')).filter((name) => name.endsWith('.md') && name !== 'README.md');
const reports = files.toSorted().map((file) => ({ file, rows: weigh(readRows(readFileSync(at('docs/features', file), 'utf8')), results) }));
const allRows = reports.flatMap(({ rows }) => rows);
const count = (rows: RowReport[], verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
const summary = {
  proved: count(allRows, 'proved'),
  partly: count(allRows, 'partly'),
  failing: count(allRows, 'failing'),
  unproved: count(allRows, 'unproved'),
};
const unknown = unknownIds(allRows, results);

if (args.includes('--json')) {
  const testedAt = Object.fromEntries(results.map(({ part, at: time }) => [part, time]));
  console.log(JSON.stringify({ summary, testedAt, unknownIds: unknown, rows: allRows }, null, 2));
} else {
  for (const { file, rows } of reports) {
    console.log(`\n${file.replace('.md', '')}: ${count(rows, 'proved')} of ${rows.length} proved`);
    for (const row of rows) console.log(lineOf(row));
  }
  if (unknown.length) console.log(`\nTests name rows that do not exist: ${unknown.join(', ')}`);
  if (results.length === 0) console.log('\nThere are no test results yet. Run: npm test');
  console.log(
    `\n${Object.entries(summary)
      .map(([verdict, rows]) => `${rows} ${verdict}`)
      .join(', ')}`,
  );
}

function lineOf({ id, must, verdict, because, tests }: RowReport): string {
  const head = must.length > 70 ? `${must.slice(0, 69).trimEnd()}…` : must;
  const line = `  ${marks[verdict]} ${id.padEnd(8)} ${verdict.padEnd(8)} ${head}`;
  const passing = tests.filter(({ status }) => status === 'passed').length;
  const more = [passing ? `${passing} passing` : '', verdict === 'unproved' && tests.length === 0 ? '' : because].filter(Boolean);
  return more.length ? `${line}\n             ${more.join('; ')}` : line;
}
