// How far an order has come, told to whoever knows its number and the phone number it was placed with; nothing else of it.
import type { z } from 'zod';
import type { TrackedOrder } from '#contracts/tracking.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { OrderError } from './orders.errors.ts';
import { phoneForms } from './phone-forms.ts';
import { linesForView, orderByPhone, shipmentsOf } from './view.sql.ts';

type Tracked = z.input<typeof TrackedOrder>;

/**
 * Read as the system: whoever asks has no account and no token here. A wrong number and a wrong phone number are one statement and one answer.
 * @throws Refusal ORDER_NOT_FOUND
 */
export async function trackOrder(
  tx: Tx,
  channel: Channel,
  asked: { number: string; phone: string; locale?: string | undefined },
): Promise<Tracked> {
  const phones = phoneForms(asked.phone, channel.countries).map((form) => blindIndex('phone', form));
  const order = await tx.row(orderByPhone, [channel.org_id, channel.id, asked.number.replace('#', ''), phones]);
  if (!order) throw OrderError('ORDER_NOT_FOUND');
  const key: [Uuid, Uuid] = [channel.org_id, order.id];
  const [lines, shipments] = await Promise.all([tx.rows(linesForView, key), tx.rows(shipmentsOf, key)]);
  const say = (text: Record<string, string>): string => inLocale(text, asked.locale ?? order.locale, channel.default_locale);
  return {
    number: order.number.toString(),
    status: order.status as Tracked['status'],
    placedAt: order.placed_at.toISOString(),
    expiresAt: order.expires_at?.toISOString() ?? null,
    ships: lines.some(({ ships }) => ships),
    lines: lines.map(({ kind, state, phase, quantity, snapshot }) => ({
      kind,
      state,
      phase,
      quantity,
      title: say(snapshot.title),
      variant: say(snapshot.variant),
      picture: { url: snapshot.picture ? mediaUrl(snapshot.picture) : '', alt: say(snapshot.alt) },
    })),
    shipments: shipments.map((each) => ({
      id: publicId('shipment', each.id),
      carrier: each.carrier,
      trackingNumber: each.tracking_number,
      shippedAt: each.shipped_at.toISOString(),
    })),
  };
}
