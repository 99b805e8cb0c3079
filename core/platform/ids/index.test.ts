// Ids keep their bytes and their order on the way out and in.
import { expect, test } from 'vitest';
import { newId, privateId, publicId } from './index.ts';

test('ids sort by time and survive the way out and back', () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early < late).toBe(true);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(publicId('order', early)).toMatch(/^ord_[0-7][0-9a-z]{25}$/);
  expect(privateId('order', publicId('order', early))).toBe(early);
});

test('ten thousand ids of one millisecond are all different', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1_700_000_000_000))).size).toBe(10_000);
});

test('an id that has the shape but no UUID in it names nothing', () => {
  expect(() => privateId('order', 'ord_01jc0000000000000000000000')).toThrow(expect.objectContaining({ code: 'NOT_FOUND', status: 404 }));
});

test('an id of another type is refused', () => {
  expect(() => privateId('order', publicId('product', newId()))).toThrow();
});
