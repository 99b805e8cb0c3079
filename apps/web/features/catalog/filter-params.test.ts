// A filter in the address survives the way there and back, and nonsense is dropped.
import { expect, test } from 'vitest';
import { choosable, chosenOf, countActive, readFilters, toggleCode, toggled, toQuery, toSearch } from './filter-params.ts';

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

test('COR-24 tags and attributes stand in the address together, and go to the API as they are', () => {
  const chosen = toggled(toggled({ size: 'm' }, 'material', 'wool'), 'tag', 'ฤดูร้อน 50%');
  expect(chosen).toEqual({ size: 'm', filter: 'material:wool,tag:ฤดูร้อน 50%' });
  expect(readFilters(Object.fromEntries(new URLSearchParams(toSearch(chosen))))).toEqual(chosen);
  expect(toQuery(chosen)).toMatchObject({ size: 'm', filter: 'material:wool,tag:ฤดูร้อน 50%' });
  expect([chosenOf(chosen, 'size'), chosenOf(chosen, 'tag'), chosenOf(chosen, 'fit')]).toEqual([['m'], ['ฤดูร้อน 50%'], []]);
  expect(countActive(chosen)).toBe(3);
  expect(toggled(toggled(chosen, 'material', 'wool'), 'tag', 'ฤดูร้อน 50%')).toEqual({ size: 'm', filter: undefined });
  expect(readFilters({ filter: 'no pair at all' })).toEqual({});
  const values = ['a, b', 'c'].map((code) => ({ code, name: code, swatch: null, count: 1 }));
  expect(choosable({ code: 'tag', name: 'Tags', values }).map(({ code }) => code)).toEqual(['c']);
});
