// Sizes as people type them.
import { expect, test } from 'vitest';
import { readNumber, readSize, typedOf } from './amounts.ts';

test.each([
  ['2', 2],
  [' 0.5 ', 0.5],
  ['1,25', 1.25],
  ['١٢', 12],
  ['٠٫٥', 0.5],
  ['', null],
  ['-1', null],
  ['1e3', null],
  ['1.2.3', null],
])('COR-20 %j is read as %j', (typed, read) => {
  expect(readNumber(typed)).toBe(read);
});

test('COR-20 gigabytes and cores become what is counted, and what can not be read is named', () => {
  const typed = { memory: '0.5', cpu: '1.5', disk: '10' };
  const size = { memoryMib: 512, cpuMillicores: 1_500, diskGib: 10 };
  expect(readSize((name) => typed[name])).toEqual(size);
  expect(readSize((name) => ({ ...typed, cpu: 'x', disk: '1.5' })[name])).toEqual({ wrong: ['cpu', 'disk'] });
  expect(typedOf(size, 'memory')).toBe('0.5');
});

test('COR-20 a size that was saved is shown so that it is read as the same', () => {
  const saved = { memoryMib: 205, cpuMillicores: 333, diskGib: 10 };
  expect(typedOf(saved, 'memory')).toBe('0.2');
  expect(readSize((name) => typedOf(saved, name))).toEqual(saved);
  for (let memoryMib = 1; memoryMib < 3_000; memoryMib++)
    expect(readSize((name) => typedOf({ ...saved, memoryMib }, name))).toMatchObject({ memoryMib });
});
