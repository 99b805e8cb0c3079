// What stands beside a price: what more units cost, and the lowest price of 30 days.
import type { Channel } from '#modules/organizations/index.ts';
import { type Break, breaksOfOffers, fallingBreaks, lowestOfOffers, showsLowest } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';

interface Asked {
  offers: Uuid[];
  currency: string;
}

/** What more units of offers cost a person, everybody where there is none; asked only where somebody keeps price lists. */
export async function breaksByOffer(
  tx: Tx,
  channel: Channel,
  { offers, currency, userId }: Asked & { userId: Uuid | null },
): Promise<ReadonlyMap<Uuid, Break[]>> {
  if (!channel.price_lists || offers.length === 0) return new Map();
  const rows = await tx.rows(breaksOfOffers, [channel.sellers, offers, currency, tx.now, userId]);
  return new Map(
    [...Map.groupBy(rows, (row) => row.offer_id)].map(([offer, all]) => [
      offer,
      all.map((row) => ({ minQuantity: row.min_quantity, priceMinor: row.price_minor })),
    ]),
  );
}

export const shownBreaks = (unitPriceMinor: bigint, breaks: readonly Break[], currency: string) =>
  fallingBreaks(unitPriceMinor, breaks).map(({ minQuantity, priceMinor }) => ({ minQuantity, price: toWire(money(priceMinor, currency)) }));

/** What reductions of offers are measured by, where the channel says it. */
export async function lowestByOffer(tx: Tx, channel: Channel, { offers, currency }: Asked): Promise<ReadonlyMap<Uuid, bigint>> {
  if (offers.length === 0 || !showsLowest(channel)) return new Map();
  const rows = await tx.rows(lowestOfOffers, [channel.sellers, offers, currency, tx.now]);
  return new Map(rows.flatMap((row) => (row.lowest_minor === null ? [] : [[row.offer_id, row.lowest_minor] as const])));
}
