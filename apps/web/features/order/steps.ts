// What happened to an order, what goes on, and what comes next, as steps.
import type { Order, OrderEvent } from '@/lib/types.ts';

export type StepName = 'placed' | 'paid' | 'packing' | 'shipped' | 'delivered' | 'fulfilled' | 'cancelled' | 'expired';
export interface Step {
  name: StepName;
  state: 'done' | 'now' | 'next' | 'bad';
  at: string | null;
}

const road: StepName[] = ['placed', 'paid', 'packing', 'shipped', 'delivered'];
/** Of what is not sent, only the lines themselves know the way. */
const shortRoad: StepName[] = ['placed', 'paid', 'fulfilled'];
const reached: Record<Order['status'], number> = {
  pending: 0,
  paid: 1,
  fulfilling: 2,
  shipped: 3,
  delivered: 4,
  closed: 4,
  partly_cancelled: 1,
  cancelled: -1,
  expired: -1,
};
const states: Partial<Record<StepName, string>> = { paid: 'paid', packing: 'fulfilling', shipped: 'shipped', delivered: 'delivered' };

const firstTo = (events: OrderEvent[], state: string | undefined): string | null =>
  events
    .filter((event) => event.to === state)
    .map((event) => event.at)
    .toSorted()[0] ?? null;

export function stepsOf(order: Order): Step[] {
  const { status, events } = order;
  if (status === 'cancelled' || status === 'expired') {
    const paidAt = firstTo(events, 'paid');
    return [
      { name: 'placed', state: 'done', at: order.placedAt },
      ...(paidAt ? [{ name: 'paid', state: 'done', at: paidAt } as const] : []),
      { name: status, state: 'bad', at: firstTo(events, status) },
    ];
  }
  const steps = order.ships ? road : shortRoad;
  const far = Math.min(reached[status], order.ships || reached[status] === 4 ? 4 : 1);
  return steps.map((name, i) => ({
    name,
    state: i <= far ? 'done' : i === far + 1 ? 'now' : 'next',
    at:
      i === 0
        ? order.placedAt
        : i <= far
          ? order.shipments[0] && name === 'shipped'
            ? order.shipments[0].shippedAt
            : firstTo(events, states[name])
          : null,
  }));
}

const dayMs = 86_400_000;
/** First and last day a parcel should arrive, of however many sellers, reckoned from the day it left or else from the day of the order. */
export function arrivalOf(order: Order): { from: Date; to: Date } | null {
  if (!order.shippingMethod || !['paid', 'fulfilling', 'shipped', 'pending'].includes(order.status)) return null;
  const start = Date.parse(order.shipments[0]?.shippedAt ?? order.placedAt);
  const ways = order.shippingLines.length > 0 ? order.shippingLines.map(({ method }) => method) : [order.shippingMethod];
  const after = (days: number): Date => new Date(start + days * dayMs);
  return { from: after(Math.min(...ways.map(({ minDays }) => minDays))), to: after(Math.max(...ways.map(({ maxDays }) => maxDays))) };
}
