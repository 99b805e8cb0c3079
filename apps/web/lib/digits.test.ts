// Codes are understood as people's keyboards write them.
import { expect, test } from 'vitest';
import { latinDigits } from './digits.ts';

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['๑๒๓๔๕๖', '123456'],
  ['123456', '123456'],
  ['Code: 12-34-56.', '123456'],
  ['abc', ''],
])('COR-03 the code "%s" is read as "%s"', (typed, digits) => {
  expect(latinDigits(typed)).toBe(digits);
});
