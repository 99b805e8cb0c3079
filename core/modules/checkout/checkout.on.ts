// What checkout does when others' events happen.
import { OrderCancelled, OrderExpired, OrderRevived } from '#modules/orders/index.ts';
import { on } from '#platform/outbox/index.ts';
import { reopen, setCartState } from './checkout.sql.ts';

on([OrderCancelled, OrderExpired], 'checkout.reopen', async (tx, event) => tx.send(reopen, [event.orgId, event.payload.orderId]));

on([OrderRevived], 'checkout.close', async (tx, event) => tx.send(setCartState, [event.orgId, event.payload.cartId, 'placed']));
