// Tells buyers by mail what happened to their orders: one mail for each fact.
import { channelById, inLocale, siteOf } from '#modules/organizations/index.ts';
import { sendMail } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { type Event, on } from '#platform/outbox/index.ts';
import {
  LatePaymentReturned,
  OrderCancelled,
  OrderExpired,
  type OrderFact,
  OrderPaid,
  OrderShipped,
  ParcelSent,
} from '../orders.events.ts';
import { viewOrder } from '../view.ts';
import { type OrderMail, renderOrderMail } from './render.ts';

function whenItShips({
  shipsFrom,
  shipsLater,
}: Awaited<ReturnType<typeof viewOrder>>['lines'][number]): OrderMail['lines'][number]['ships'] {
  if (shipsFrom) return { units: null, at: new Date(shipsFrom) };
  return shipsLater && { units: shipsLater.units, at: new Date(shipsLater.by) };
}

/** Those that the fact is about, or all when it is about the whole order. */
function parcelsOf(
  { shipments, lines }: Awaited<ReturnType<typeof viewOrder>>,
  event: Event<OrderFact & { parcelIds?: string[] }>,
): OrderMail['parcels'] {
  const { parcelIds } = event.payload;
  if (!parcelIds && event.type !== OrderShipped.type) return [];
  const ids = parcelIds?.map((id) => publicId('shipment', id));
  const worded = ({ lineId, quantity }: (typeof shipments)[number]['units'][number]): string => {
    const line = lines.find(({ id }) => id === lineId);
    return [`${quantity} × ${line?.title ?? ''}`, line?.variant ? ` (${line.variant})` : ''].join('');
  };
  return shipments
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map(({ carrier, trackingNumber, units }) => ({ number: `${carrier} ${trackingNumber}`, contents: units.map(worded).join(', ') }));
}

async function tell(tx: Tx, event: Event<OrderFact & { parcelIds?: string[] }>): Promise<void> {
  const { orderId, channelId, reason } = event.payload;
  // A declined card is told on the page where it happened.
  if (event.type === OrderCancelled.type && reason?.startsWith('payment declined')) return;
  const order = await viewOrder(tx, event.orgId, orderId, 'buyer');
  const channel = await channelById(channelId);
  const template = event.type as OrderMail['template'];
  const made = renderOrderMail({
    template,
    locale: order.locale,
    shop: inLocale(channel.name, order.locale, channel.default_locale),
    number: order.number,
    hasGoods: order.ships,
    hasFee: order.lines.some(({ kept }) => kept !== null && kept.amount !== '0'),
    lines: order.lines.map((line) => ({
      title: line.title,
      variant: line.variant,
      quantity: line.quantity,
      totalMinor: BigInt(line.total.amount) + BigInt(line.discount.amount),
      ships: template === 'order.paid' ? whenItShips(line) : null,
    })),
    parcels: parcelsOf(order, event),
    discount: order.promotion && { minor: BigInt(order.totals.discount.amount), code: order.promotion.code },
    totalMinor: BigInt(order.totals.total.amount),
    currency: order.totals.total.currency,
    url: `${siteOf(channel)}/${order.locale}/orders/${order.id}`,
  });
  await sendMail(tx, { orgId: event.orgId, to: order.contact.email, template, locale: order.locale, ...made, sourceKey: event.id });
}

on([OrderPaid, ParcelSent as typeof OrderPaid, OrderShipped, OrderExpired, OrderCancelled, LatePaymentReturned], 'orders.mail', tell);
