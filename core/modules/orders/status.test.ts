// The status of an order for each mix of lines.
import { expect, test } from 'vitest';
import { type LineStatus, statusOf } from './status.ts';

const held: LineStatus = { state: 'reserved', phase: 'held' };
const paid: LineStatus = { state: 'paid', phase: 'active' };
const shipped: LineStatus = { state: 'shipped', phase: 'active' };
const confirmed: LineStatus = { state: 'confirmed', phase: 'active' };
const closed: LineStatus = { state: 'closed', phase: 'done' };
const expired: LineStatus = { state: 'expired', phase: 'void' };
const cancelled: LineStatus = { state: 'cancelled', phase: 'void' };

test.each<[string, LineStatus[]]>([
  ['pending', [held]],
  ['pending', [held, paid]],
  ['paid', [paid, shipped]],
  ['paid', [confirmed]],
  ['shipped', [shipped, closed]],
  ['shipped', [shipped, cancelled]],
  ['closed', [closed, expired]],
  ['expired', [expired, expired]],
  ['cancelled', [expired, cancelled]],
])('COR-32 the order is %s', (status, lines) => {
  expect(statusOf(lines)).toBe(status);
});
