// A filter in the address survives the way there and back, and nonsense is dropped.
import { expect, test } from 'vitest';
import { countActive, readFilters, toSearch, toggleCode } from './filter-params.ts';

test('nonsense in the address is dropped, the rest kept', () => {
  expect(readFilters({ size: 'm,l', colour: '<script>', sort: 'wild', minPrice: '-1', inStock: 'true', q: ' wool ', other: 'x' })).toEqual({
    size: 'm,l',
    inStock: 'true',
    q: 'wool',
  });
  expect(readFilters({ size: ['s', 'm'] })).toEqual({ size: 's' });
});

test('filters go to the address and back', () => {
  const filters = { size: 'm,l', colour: 'ink', maxPrice: '20000', sort: '-price' };
  expect(readFilters(Object.fromEntries(new URLSearchParams(toSearch(filters))))).toEqual(filters);
  expect(toSearch({ sort: 'featured' })).toBe('');
});

test('a code is switched on and off', () => {
  expect(toggleCode(undefined, 'm')).toBe('m');
  expect(toggleCode('m', 'l')).toBe('m,l');
  expect(toggleCode('m,l', 'm')).toBe('l');
  expect(toggleCode('m', 'm')).toBeUndefined();
  expect(countActive({ size: 'm,l', inStock: 'true', sort: 'price', q: 'x' })).toBe(3);
});
