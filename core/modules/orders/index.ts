// The face of the orders module: orders, their lines, and the kinds of line there are.
import './count-purchases.ts';
import './mails/order-mails.ts';
import './orders.on.ts';

export { claimOrders } from './claim-orders.ts';
export { expireLater, sweepDueOrders } from './expire-order.ts';
export {
  allKinds,
  availableFor,
  type Buyer,
  type Choice,
  type GuardFacts,
  type Kind,
  type KindLine,
  type KindOrder,
  kindNamed,
  kindSold,
  type MovesOfLine,
  type MoveTerms,
  reservationRefusal,
  type StandingLine,
  useKinds,
} from './kind.ts';
export { startLive } from './live.ts';
export { changeLine, moveLinesBySystem } from './move-by-system.ts';
export { holdOrder } from './move-lines.ts';
export { nextNumber } from './numbers.ts';
export { openAddress, openContact } from './order.sealed.ts';
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
export { moveByStaff } from './staff-acts.ts';
export { viewOrder } from './view.ts';
export { forgetOrders, ordersNaming, ordersPrivacy } from './orders.privacy.ts';
