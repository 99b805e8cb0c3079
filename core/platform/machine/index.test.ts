// A machine that can't work is refused when it is declared.
import { expect, test } from 'vitest';
import { defineMachine, movesFor, phaseOf, targetOf } from './index.ts';

const good = defineMachine('good', 'new', {
  new: { phase: 'open', on: { go: 'done', stop: 'off' }, staff: ['go'], buyer: ['stop'] },
  done: { phase: 'done' },
  off: { phase: 'void' },
});

test('COR-32 a machine answers which moves there are, whose they are and where they lead', () => {
  expect(targetOf(good, 'new', 'go')).toBe('done');
  expect(targetOf(good, 'done', 'go')).toBeUndefined();
  expect(movesFor(good, 'new', 'staff')).toEqual(['go']);
  expect(movesFor(good, 'new', 'buyer')).toEqual(['stop']);
  expect(movesFor(good, 'new', 'system')).toEqual(['go', 'stop']);
  expect(phaseOf(good, 'off')).toBe('void');
});

test.each([
  ['an unreachable state', { new: { phase: 'done' }, lost: { phase: 'done' } }],
  ['an unknown target', { new: { phase: 'open', on: { go: 'nowhere' } } }],
  ['a dead end that is not done or void', { new: { phase: 'open', on: { go: 'stuck' } }, stuck: { phase: 'active' } }],
  ['a move offered that is not there', { new: { phase: 'done', staff: ['go'] } }],
] as const)('COR-32 %s is refused at import', (_, states) => {
  expect(() => defineMachine('bad', 'new', states as never)).toThrow(/Machine bad/);
});
