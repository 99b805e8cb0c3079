// The steps say where an order is, whatever its state.
import { expect, test } from 'vitest';
import type { Order } from '@/lib/types.ts';
import { arrivalOf, stepsOf } from './steps.ts';

const order = (status: Order['status'], events: Partial<Order['events'][number]>[] = [], ships = true): Order =>
  ({
    status,
    ships,
    placedAt: '2026-01-01T00:00:00Z',
    events,
    shipments: [],
    shippingLines: [],
    shippingMethod: { name: 'Standard', minDays: 2, maxDays: 4 },
  }) as unknown as Order;
const shape = (o: Order) => stepsOf(o).map((step) => `${step.name}:${step.state}`);

test.each([
  ['pending', ['placed:done', 'paid:now', 'packing:next', 'shipped:next', 'delivered:next']],
  ['paid', ['placed:done', 'paid:done', 'packing:now', 'shipped:next', 'delivered:next']],
  ['shipped', ['placed:done', 'paid:done', 'packing:done', 'shipped:done', 'delivered:now']],
  ['closed', ['placed:done', 'paid:done', 'packing:done', 'shipped:done', 'delivered:done']],
  ['expired', ['placed:done', 'expired:bad']],
] as const)('%s', (status, steps) => {
  expect(shape(order(status))).toEqual(steps);
});

test.each([
  ['pending', ['placed:done', 'paid:now', 'fulfilled:next']],
  ['paid', ['placed:done', 'paid:done', 'fulfilled:now']],
  ['delivered', ['placed:done', 'paid:done', 'fulfilled:done']],
  ['closed', ['placed:done', 'paid:done', 'fulfilled:done']],
] as const)('MKT-07 nothing is packed or sent of an order of times and courses that is %s', (status, steps) => {
  expect(shape(order(status, [], false))).toEqual(steps);
});

test('a cancelled order that had been paid says so', () => {
  expect(
    shape(
      order('cancelled', [
        { to: 'paid', at: '2026-01-01T00:01:00Z' },
        { to: 'cancelled', at: '2026-01-02T00:00:00Z' },
      ]),
    ),
  ).toEqual(['placed:done', 'paid:done', 'cancelled:bad']);
});

test('arrival is reckoned from the order while nothing left', () => {
  expect(arrivalOf(order('paid'))?.to.toISOString()).toBe('2026-01-05T00:00:00.000Z');
  expect(arrivalOf(order('delivered'))).toBeNull();
});

test('of several parcels the first day is that of the quickest, the last that of the slowest', () => {
  const method = (minDays: number, maxDays: number) => ({ method: { name: '', minDays, maxDays } }) as Order['shippingLines'][number];
  const arrival = arrivalOf({ ...order('paid'), shippingLines: [method(2, 4), method(1, 12)] });
  expect([arrival?.from, arrival?.to].map((day) => day?.toISOString().slice(0, 10))).toEqual(['2026-01-02', '2026-01-13']);
});
