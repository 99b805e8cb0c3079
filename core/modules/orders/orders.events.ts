// Facts the orders module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export interface OrderFact extends Record<string, unknown> {
  orderId: string;
  channelId: string;
  cartId: string;
  status: string;
  reason: string | null;
}

/** What every event about an order carries. */
export const factOf = (
  order: { id: string; channel_id: string; cart_id: string; status: string },
  reason: string | null = null,
): OrderFact => ({
  orderId: order.id,
  channelId: order.channel_id,
  cartId: order.cart_id,
  status: order.status,
  reason,
});

export const OrderPlaced = defineEvent<OrderFact>('order.placed', 'order');
/** Lines moved: who, when and why are in the order's history, too. */
export const LinesMoved = defineEvent<OrderFact & { move: string; lineIds: string[]; from: string[]; to: string }>(
  'order.lines_moved',
  'order',
);
/** Parcels left, and the order is not done with them: with `rest`, or where that was not noted, something is to be sent still. */
export const ParcelSent = defineEvent<OrderFact & { parcelIds: string[]; rest?: boolean }>('order.parcel_sent', 'order');
/** Something was added to the order's history that moved no line, such as what became of its money. */
export const OrderNoted = defineEvent<{ orderId: string }>('order.noted', 'order');
export const OrderPaid = defineEvent<OrderFact>('order.paid', 'order');
/** `told` where what ships had left before, and the parcels said so. */
export const OrderShipped = defineEvent<OrderFact & { told?: boolean }>('order.shipped', 'order');
export const OrderDelivered = defineEvent<OrderFact>('order.delivered', 'order');
export const OrderExpired = defineEvent<OrderFact>('order.expired', 'order');
export const OrderCancelled = defineEvent<OrderFact>('order.cancelled', 'order');
/** An order that had expired lives again, because its money came and its goods were still there. */
export const OrderRevived = defineEvent<OrderFact>('order.revived', 'order');
/** Money came for an order that had let go, and went back. */
export const LatePaymentReturned = defineEvent<OrderFact>('order.late_payment_returned', 'order');

/** The event that tells people of a status, where one does. */
export const statusEvents = {
  paid: OrderPaid,
  shipped: OrderShipped,
  delivered: OrderDelivered,
  expired: OrderExpired,
  cancelled: OrderCancelled,
};
