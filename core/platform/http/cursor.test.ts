// Cursors of lists: there and back, the end of a list, and none that somebody made up.
import { expect, test } from 'vitest';
import { nextByTime, readCursor, readTimeCursor, writeCursor } from './cursor.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const rows = [1, 2, 3].map((n) => ({ at: new Date(n * 1000), id }));

test('a page says after which row the next begins, and the last one says nothing', () => {
  const next = nextByTime(rows, 2, (row) => [row.at, row.id]);
  expect(readTimeCursor(next ?? '')).toEqual([new Date(2000), id]);
  expect(nextByTime(rows, 3, (row) => [row.at, row.id])).toBeNull();
  expect(readTimeCursor(undefined)).toEqual([null, null]);
});

test.each([[[1, 'x']], [[1, '-'.repeat(36)]], [[9e15, id]], [['1', id]], [[1]], [[1, id, 2]]])('%j is no cursor of ours', (values) =>
  expect(() => readTimeCursor(writeCursor(values))).toThrow(/Some of what was sent/),
);

test('a cursor is read back as it was written', () => {
  expect(readCursor(writeCursor(['-120', 'Ä', id]), ['integer', 'string', 'uuid'])).toEqual(['-120', 'Ä', id]);
  expect(readCursor(undefined, ['uuid'])).toEqual([]);
});

test.each([
  [['1.5', '', id], 'integer'],
  [['1'.repeat(19), '', id], 'integer'],
  [['1', 'a\0b', id], 'string'],
  [['1', '', id.toUpperCase()], 'uuid'],
  [['1', '', `${id} `], 'uuid'],
])('%j is none: its %s is not one', (values) =>
  expect(() => readCursor(writeCursor(values), ['integer', 'string', 'uuid'])).toThrow(/Some of what was sent/),
);
