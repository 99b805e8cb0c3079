// What can be chosen for a membership: every open programme, and the one that it has.
import { expect, test } from 'vitest';
import { programmeOptions } from './programme-options.ts';

const programme = (id: string, status: 'open' | 'closed' = 'open') => ({ id, name: { en: id }, status });
const idsOf = (...given: Parameters<typeof programmeOptions>): string[] => programmeOptions(...given).map(({ id }) => id);

test('COR-20 a membership’s own programme can be kept, closed or not among those that were read; others have to be open', () => {
  const read = [programme('new'), programme('shut', 'closed')];
  expect(idsOf(read, undefined)).toEqual(['new']);
  expect(idsOf(read, programme('old'))).toEqual(['old', 'new']);
  expect(idsOf(read, programme('shut', 'closed'))).toEqual(['shut', 'new']);
  expect(idsOf(read, programme('new'))).toEqual(['new']);
});
