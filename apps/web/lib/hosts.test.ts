// A page's segment tells host and currency apart, and nothing but a currency's letters gets into it.
import { expect, test } from 'vitest';
import { originOf, readSegment, segmentOf } from './hosts.ts';

test.each([
  ['shop.example', undefined, 'shop.example', undefined],
  ['shop.example', '', 'shop.example', undefined],
  ['shop.example', 'THB', 'shop.example~THB', 'THB'],
  ['shop.example', 'thb', 'shop.example', undefined],
  ['shop.example', 'THB/../other', 'shop.example', undefined],
  ['shop.example', '~~~', 'shop.example', undefined],
])('COR-12 %s with %j is the segment %s', (host, chosen, segment, currency) => {
  expect(segmentOf(host, chosen)).toBe(segment);
  expect(readSegment(segment)).toEqual({ host, currency });
  expect(originOf(segment)).toBe('https://shop.example');
});
