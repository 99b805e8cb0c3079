// What checkout does when others' events happen.
import { OrderCancelled, OrderExpired } from '#modules/orders/index.ts';
import { on } from '#platform/outbox/index.ts';
import { reopen } from './checkout.sql.ts';

on([OrderCancelled, OrderExpired], 'checkout.reopen', async (tx, event) => tx.send(reopen, [event.orgId, event.payload.orderId]));
