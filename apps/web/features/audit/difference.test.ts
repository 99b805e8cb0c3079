// Readers of the trail see what changed, and nothing else.
import { expect, test } from 'vitest';
import { changesOf } from './difference.ts';

test.each([
  ['nothing', { a: 1 }, { a: 1 }, []],
  ['a value', { a: 1, b: 2 }, { a: 1, b: 3 }, [['b', '2', '3']]],
  ['a value inside', { a: { b: 'x', c: 'y' } }, { a: { b: 'z', c: 'y' } }, [['a.b', 'x', 'z']]],
  ['a new thing', null, { a: 1 }, [['a', undefined, '1']]],
  ['a thing that is gone', { a: 1 }, undefined, [['a', '1', undefined]]],
  ['a list that grew', { a: ['x'] }, { a: ['x', 'y'] }, [['a.1', undefined, 'y']]],
  ['a value taken away', { a: 'x' }, { a: null }, [['a', 'x', '—']]],
  [
    'an empty list',
    { a: [] },
    { a: ['x'] },
    [
      ['a', '—', undefined],
      ['a.0', undefined, 'x'],
    ],
  ],
] as const)('COR-63 %s is shown', (_what, before, after, changes) => {
  expect(changesOf(before, after).map((change) => [change.path, change.before, change.after])).toEqual(changes);
});
