// Cursors of lists in the order of time: there and back, the end of a list, and none that somebody made up.
import { expect, test } from 'vitest';
import { nextByTime, readTimeCursor, writeCursor } from './cursor.ts';

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
