// Where the units of an order lie that are to leave still, for who packs them.
import type { z } from 'zod';
import type { LyingAt } from '#contracts/orders.ts';
import { unitsToSend } from '#modules/inventory/index.ts';
import { type Tx, widenSellers } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { OrderError } from './orders.errors.ts';
import { orderSellers } from './view.sql.ts';

type Lying = z.input<typeof LyingAt>;

/** @throws Refusal ORDER_NOT_FOUND */
export async function stockOfOrder(tx: Tx, order: { orgId: Uuid; orderId: Uuid }): Promise<Lying[]> {
  const found = await tx.row(orderSellers, [order.orgId, order.orderId]);
  if (!found) throw OrderError('ORDER_NOT_FOUND');
  widenSellers(tx, found.sellers);
  const places = new Map<Uuid, Lying>();
  for (const row of await unitsToSend(tx, order)) {
    const { location_id: id, name, address, country } = row;
    const place = places.get(id) ?? { location: { id: publicId('stockLocation', id), name, address, country }, units: [] };
    place.units.push({ lineId: publicId('orderLine', row.line_id), quantity: row.units, onHand: row.here });
    places.set(id, place);
  }
  return [...places.values()];
}
