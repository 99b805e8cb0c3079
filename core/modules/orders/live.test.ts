// Following orders: how many may, per order and in a process, and that a place is given back.
import { expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { follow } from './live.ts';

const orgId = newId();
const nothing = (): void => undefined;

test('twenty follow an order, the next is told to come again, and who leaves makes room', () => {
  const orderId = newId();
  const leave = Array.from({ length: 20 }, () => follow({ orgId, orderId }, nothing));
  expect(() => follow({ orgId, orderId }, nothing)).toThrow(
    expect.objectContaining({ code: 'TOO_BUSY', headers: { 'retry-after': '10' } }),
  );
  leave[0]?.();
  leave[0]?.();
  leave.push(follow({ orgId, orderId }, nothing));
  expect(() => follow({ orgId, orderId }, nothing)).toThrow(expect.objectContaining({ code: 'TOO_BUSY' }));
  for (const each of leave) each();
});

test('two thousand streams a process', () => {
  const leave = Array.from({ length: 2_000 }, () => follow({ orgId, orderId: newId() }, nothing));
  expect(() => follow({ orgId, orderId: newId() }, nothing)).toThrow(expect.objectContaining({ code: 'TOO_BUSY', status: 503 }));
  for (const each of leave) each();
  follow({ orgId, orderId: newId() }, nothing)();
});
