// The face of the orders module: orders, their lines, and the kinds of line there are.
import './mails/order-mails.ts';
import './orders.on.ts';

export { claimOrders } from './claim-orders.ts';
export { expireLater, sweepDueOrders } from './expire-order.ts';
export { type GuardFacts, type Kind, type KindLine, type KindOrder, kindNamed, kindSold, reservationRefusal, useKinds } from './kind.ts';
export { startLive } from './live.ts';
export { nextNumber } from './numbers.ts';
export { OrderError } from './orders.errors.ts';
export {
  LatePaymentReturned,
  OrderCancelled,
  OrderDelivered,
  OrderExpired,
  type OrderFact,
  OrderPaid,
  OrderPlaced,
  OrderRevived,
  OrderShipped,
} from './orders.events.ts';
export { orderRoutes } from './orders.http.ts';
export { type DraftLine, type OrderDraft, placeOrder } from './place-order.ts';
export { type Settled, settlePayment } from './settle-payment.ts';
export { viewOrder } from './view.ts';
export { forgetOrders, ordersPrivacy } from './orders.privacy.ts';
