// What is printed of an order for who packs and who carries, in the buyer's language.
import type { z } from 'zod';
import type { PackingSlips } from '#contracts/packing.ts';
import { placesOf } from '#modules/inventory/index.ts';
import { channelById, inLocale } from '#modules/organizations/index.ts';
import { type Tx, widenBrands, widenSellers } from '#platform/db/index.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { OrderError } from './orders.errors.ts';
import { stockOfOrder } from './stock-of-order.ts';
import { viewOrder } from './view.ts';
import { lineWeights, orderSellers } from './view.sql.ts';

type Shown = z.input<typeof PackingSlips>;
type Slip = Shown['items'][number];

/** @throws Refusal ORDER_NOT_FOUND */
export async function packingSlips(tx: Tx, at: { orgId: Uuid; orderId: Uuid }): Promise<Shown> {
  const key = [at.orgId, at.orderId];
  const found = await tx.row(orderSellers, key);
  if (!found) throw OrderError('ORDER_NOT_FOUND');
  widenSellers(tx, found.sellers);
  widenBrands(tx, found.brands);
  const [order, lying, weights] = await Promise.all([
    viewOrder(tx, at.orgId, at.orderId, 'staff'),
    stockOfOrder(tx, at),
    tx.rows(lineWeights, key),
  ]);
  const left = [...new Set(order.shipments.flatMap(({ from }) => (from ? [privateId('stockLocation', from.id)] : [])))];
  const places = left.length > 0 ? await tx.rows(placesOf, [found.sellers, left]) : [];
  const channel = await channelById(found.channel_id);
  const weightOf = new Map(weights.map((row) => [publicId('orderLine', row.line_id), row.weight_grams]));
  const linesOf = (units: readonly { lineId: string; quantity: number }[]): Slip['lines'] =>
    order.lines.flatMap(({ id, title, variant, sku, seller }) => {
      const quantity = units.find(({ lineId }) => lineId === id)?.quantity;
      return quantity ? [{ lineId: id, title, variant, sku, seller: seller.name, quantity, weightGrams: weightOf.get(id) ?? null }] : [];
    });
  const toLeave = lying.map(({ location, units }): Slip => ({ parcel: null, from: location, lines: linesOf(units) }));
  const sent = order.shipments.map(({ id, carrier, trackingNumber, shippedAt, from, units }): Slip => {
    const place = places.find((each) => from && each.id === privateId('stockLocation', from.id));
    return {
      parcel: { id, carrier, trackingNumber, shippedAt },
      from: from && place ? { id: from.id, name: place.name, address: place.address, country: place.country } : null,
      lines: linesOf(units),
    };
  });
  return {
    order: { id: order.id, number: order.number, placedAt: order.placedAt },
    locale: order.locale,
    shop: inLocale(channel.name, order.locale, channel.default_locale),
    to: order.shippingAddress,
    phone: order.contact.phone,
    items: [...toLeave, ...sent],
  };
}
