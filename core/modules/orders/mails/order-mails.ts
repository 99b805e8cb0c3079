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

type MailedFact = OrderFact & { parcelIds?: string[]; rest?: boolean; told?: boolean };

/** Parcels after which nothing is to be sent are all that is sent, whatever else of the order is to come. */
const templateOf = ({ type, payload }: Event<MailedFact>): OrderMail['template'] =>
  (type === ParcelSent.type && payload.rest === false ? OrderShipped.type : type) as OrderMail['template'];

/** Those that the fact is about, or all when it is about the whole order. */
function parcelsOf({ shipments, lines }: Awaited<ReturnType<typeof viewOrder>>, event: Event<MailedFact>): OrderMail['parcels'] {
  const all = templateOf(event) === OrderShipped.type;
  const ids = all ? undefined : (event.payload.parcelIds ?? []).map((id) => publicId('shipment', id));
  const worded = ({ lineId, quantity }: (typeof shipments)[number]['units'][number]): string => {
    const line = lines.find(({ id }) => id === lineId);
    return [`${quantity} × ${line?.title ?? ''}`, line?.variant ? ` (${line.variant})` : ''].join('');
  };
  return shipments
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map(({ carrier, trackingNumber, units }) => ({ number: `${carrier} ${trackingNumber}`, contents: units.map(worded).join(', ') }));
}

async function tell(tx: Tx, event: Event<MailedFact>): Promise<void> {
  const { orderId, channelId, reason, told } = event.payload;
  // A declined card is told on the page where it happened.
  if (event.type === OrderCancelled.type && reason?.startsWith('payment declined')) return;
  if (event.type === OrderShipped.type && told) return;
  const order = await viewOrder(tx, event.orgId, orderId, 'buyer');
  const channel = await channelById(channelId);
  const template = templateOf(event);
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
