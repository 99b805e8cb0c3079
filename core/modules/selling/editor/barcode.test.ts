// Check digits of goods, with numbers that are printed on real ones.
import { expect, test } from 'vitest';
import { isBarcode } from './barcode.ts';

test.each([
  ['4006381333931', true],
  ['5901234123457', true],
  ['036000291452', true],
  ['96385074', true],
  ['73513537', true],
  ['10614141000415', true],
  ['4006381333932', false],
  ['036000291453', false],
  ['96385075', false],
  ['12345', false],
  ['40063813339311', false],
  ['４００６３８１３３３９３１', false],
])('COR-20 that %s is a barcode: %s', (text, is) => {
  expect(isBarcode(text)).toBe(is);
});
