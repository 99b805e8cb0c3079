// The weighing of requirement rows, on a table and results made up for it.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { at } from '../lib/paths.ts';
import type { Part, PartResult, Status } from '../test/results.ts';
import { idsOf, readRows, unknownIds, weigh } from './rows.ts';

const table = `
Some words.
| word | not a row |
|---|---|
| a | b |

| id | must | open |
|---|---|---|
| AAA-01 | First \\| with a bar. |  |
| AAA-02 | Second. | the second half |
`;

const ran = (part: Part, ...tests: [title: string, status: Status][]): PartResult => ({
  part,
  at: '',
  seconds: 0,
  tests: tests.map(([title, status]) => ({ file: 'x.test.ts', title, status })),
});

test('only tables of id, must and open are rows', () => {
  expect(readRows(table)).toEqual([
    { id: 'AAA-01', must: 'First | with a bar.', open: '' },
    { id: 'AAA-02', must: 'Second.', open: 'the second half' },
  ]);
});

test.each([
  ['AAA-01 it works', ['AAA-01']],
  ['AAA-01 AAA-02 both work', ['AAA-01', 'AAA-02']],
  ['AAA-01, N8N-02: both work', ['AAA-01', 'N8N-02']],
  ['it works as AAA-01 says', []],
  ['AAA-01', []],
])('the title "%s" names %j', (title, ids) => expect(idsOf(title)).toEqual(ids));

test.each<[string, PartResult[], string, string]>([
  ['nothing ran', [], 'unproved', 'unproved'],
  ['a skipped test', [ran('scenario', ['AAA-01 a', 'skipped'])], 'unproved', 'unproved'],
  ['a test over HTTP', [ran('scenario', ['AAA-01 AAA-02 a', 'passed'])], 'proved', 'partly'],
  ['a test in a browser', [ran('e2e', ['AAA-01 a', 'passed'])], 'proved', 'unproved'],
  ['a unit test alone', [ran('unit', ['AAA-01 a', 'passed'])], 'partly', 'unproved'],
  ['one of two fails', [ran('e2e', ['AAA-01 a', 'passed']), ran('db', ['AAA-01 b', 'failed'])], 'failing', 'unproved'],
])('%s', (_name, results, first, second) => {
  expect(weigh(readRows(table), results).map(({ verdict }) => verdict)).toEqual([first, second]);
});

test('an id that no row has is told', () => {
  expect(unknownIds(readRows(table), [ran('unit', ['AAA-09 a', 'passed'], ['AAA-01 b', 'passed'])])).toEqual(['AAA-09']);
});

test('the tables in docs/features can be read, and no id stands twice', () => {
  const texts = readdirSync(at('docs/features')).map((file) => readFileSync(at('docs/features', file), 'utf8'));
  const ids = texts.flatMap(readRows).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(100);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
