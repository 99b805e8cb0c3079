// Tells buyers what happened to their orders: one message for each fact, written with the tick of the event, sent by a job.
import type { Mail, MailCarrier } from '#ports/mail.ts';
import { channelById, inLocale } from '#modules/organizations/index.ts';
import { LatePaymentReturned, OrderCancelled, OrderExpired, type OrderFact, OrderPaid, OrderShipped, viewOrder } from '#modules/orders/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { newId } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { type Event, on } from '#platform/outbox/index.ts';
import { addMessage, markSent, readMessage } from './notifications.sql.ts';
import { type OrderMail, renderOrderMail } from './render.ts';

let carrier: MailCarrier | undefined;

/** Hands over who carries mail; without one, messages stay where the development mailbox shows them. */
export function useMailCarrier(given: MailCarrier | undefined): void {
  carrier = given;
}

const send = defineJob<{ orgId: string; id: string }>('notifications.send', async ({ orgId, id }) => {
  const message = await inTx(systemActor, (tx) => tx.row(readMessage, [orgId, id]));
  if (!message || message.state === 'sent') return;
  const mail: Mail = { id, from: config().MAIL_FROM, to: message.to_address, subject: message.subject, html: message.html, text: message.text };
  failpoint('mail.before-send');
  await carrier?.send(mail);
  failpoint('mail.sent');
  await inTx(systemActor, async (tx) => tx.send(markSent, [orgId, id, tx.now]));
});

async function tell(tx: Tx, event: Event<OrderFact>): Promise<void> {
  const { orderId, channelId, reason } = event.payload;
  // A declined card is told on the page where it happened.
  if (event.type === OrderCancelled.type && reason?.startsWith('payment declined')) return;
  const order = await viewOrder(tx, event.orgId, orderId, 'buyer');
  const channel = await channelById(channelId);
  const made = renderOrderMail({
    template: event.type as OrderMail['template'],
    locale: order.locale,
    shop: inLocale(channel.name, order.locale, channel.default_locale),
    number: order.number,
    lines: order.lines.map((line) => ({ title: line.title, variant: line.variant, quantity: line.quantity, totalMinor: BigInt(line.total.amount) })),
    totalMinor: BigInt(order.totals.total.amount),
    currency: order.totals.total.currency,
    url: `${config().PUBLIC_URL}/${order.locale}/orders/${order.id}`,
  });
  const id = newId();
  const values = [event.orgId, id, order.contact.email, event.type, order.locale, made.subject, made.html, made.text, event.id, tx.now];
  if (await tx.row(addMessage, values)) enqueue(tx, send, { orgId: event.orgId, id }, { key: `mail ${id}` });
}

on([OrderPaid, OrderShipped, OrderExpired, OrderCancelled, LatePaymentReturned], 'notifications.order_mail', tell);
