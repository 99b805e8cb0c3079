// Numbers of cards: what is one, however it is written, and what is none.
import { expect, test } from 'vitest';
import { newCardNumber, readCardNumber } from './card-number.ts';

test('COR-20 a new number reads as one, and with any one digit changed or two beside each other swapped it mostly does not', () => {
  const number = newCardNumber();
  expect(number).toMatch(/^9\d{15}$/);
  expect(readCardNumber(number)).toBe(number);
  const changed = Array.from(
    { length: 15 },
    (_, at) => `${number.slice(0, at + 1)}${(Number(number[at + 1]) + 1) % 10}${number.slice(at + 2)}`,
  );
  expect(changed.map(readCardNumber).filter(Boolean)).toEqual([]);
});

test.each([
  ['9000 0000 0000 0001', '9000000000000001'],
  ['9000-0000-0000-0001', '9000000000000001'],
  ['9000000000000002', undefined],
  ['4242424242424242', undefined],
  ['900000000000001', undefined],
  ['Anna Dee', undefined],
])('COR-20 %s is the number %s', (text, number) => {
  expect(readCardNumber(text)).toBe(number);
});
