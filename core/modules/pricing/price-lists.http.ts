// Price lists over HTTP, for those who keep them.
import type { z } from 'zod';
import * as contract from '#contracts/price-lists.ts';
import {
  channelSelling,
  forgetOffers,
  forgetOrganization,
  inLocale,
  readIn,
  staffActor,
  storeActor,
} from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { nextByTime, readCursor, readTimeCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import {
  beginPriceList,
  changePriceList,
  currenciesOf,
  dropPriceList,
  type ListTerms,
  lowerPrices,
  putPrices,
  readPriceList,
} from './keep-price-lists.ts';
import { type ListedRow, listedPage, priceListPage, type PriceListRow, zoneOf } from './price-lists.sql.ts';

const shown = (row: PriceListRow): z.input<typeof contract.PriceList> => ({
  id: publicId('priceList', row.id),
  name: row.name,
  currency: row.currency,
  group: row.group_id ? { id: publicId('customerGroup', row.group_id), name: row.group_name ?? '' } : null,
  status: row.status,
  state: row.state,
  startsAt: row.starts_at?.toISOString() ?? null,
  endsAt: row.ends_at?.toISOString() ?? null,
  prices: row.prices,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

function shownListed(
  row: ListedRow,
  currency: string,
  [locale, fallback]: readonly [string, string],
): z.input<typeof contract.ListedOffer> {
  const say = (text: Record<string, string>): string => inLocale(text, locale, fallback);
  const values = row.choices.map(({ code, values: all }) => all.find((value) => value.code === row.options[code])?.name);
  return {
    offerId: publicId('offer', row.offer_id),
    productId: publicId('product', row.product_id),
    title: say(row.title),
    variant: values.flatMap((name) => (name ? [say(name)] : [])).join(', '),
    sku: row.sku,
    regular: row.regular_minor === null ? null : toWire(money(row.regular_minor, currency)),
    counts: row.is_central ? 'central' : 'own',
    prices: row.prices.map(({ quantity, price }) => ({ minQuantity: quantity, price: toWire(money(BigInt(price), currency)) })),
  };
}

type Sent = Pick<z.output<typeof contract.changePriceList.body & {}>, 'name' | 'groupId' | 'status' | 'startsAt' | 'endsAt'>;
const termsOf = ({ name, groupId, status, startsAt, endsAt }: Sent): ListTerms => ({
  name,
  groupId: groupId && privateId('customerGroup', groupId),
  status,
  startsAt: startsAt ? new Date(startsAt) : null,
  endsAt: endsAt ? new Date(endsAt) : null,
});

const listOf = (call: Call<{ id: string }>): Uuid => privateId('priceList', call.params.id);

const changing = [
  route(contract.createPriceList, async (call) => {
    const actor = staffActor(call);
    const { currency, ...terms } = call.body;
    const currencies = await currenciesOf(actor.orgId);
    const row = await inTx(actor, (tx) => beginPriceList(tx, actor, { ...termsOf(terms), currency, currencies }));
    // Whether anybody has lists is kept with the channels.
    await forgetOrganization(actor.orgId);
    return shown(row);
  }),
  route(contract.changePriceList, async (call) => {
    const actor = staffActor(call);
    const { version, ...terms } = call.body;
    const row = await inTx(actor, (tx) => changePriceList(tx, actor, { id: listOf(call), version, terms: termsOf(terms) }));
    await forgetOrganization(actor.orgId);
    return shown(row);
  }),
  route(contract.dropPriceList, async (call) => {
    const actor = staffActor(call);
    await inTx(actor, (tx) => dropPriceList(tx, actor, listOf(call)));
    await forgetOrganization(actor.orgId);
  }),
  route(contract.putListedPrices, async (call) => {
    const actor = staffActor(call);
    const prices = call.body.prices.map(({ offerId, minQuantity, price }) => ({
      offerId: privateId('offer', offerId),
      minQuantity,
      price: price === null ? null : BigInt(price),
    }));
    const changed = await inTx(actor, (tx) => putPrices(tx, actor, { id: listOf(call), prices }));
    await forgetOffers(actor.orgId);
    return { changed };
  }),
  route(contract.lowerListedPrices, async (call) => {
    const actor = await storeActor(call);
    const { productIds, basisPoints, minQuantity } = call.body;
    const lowering = { id: listOf(call), basisPoints, minQuantity, productIds: productIds.map((id) => privateId('product', id)) };
    const changed = await inTx(actor, (tx) => lowerPrices(tx, actor, lowering));
    await forgetOffers(actor.orgId);
    return { changed };
  }),
];

export const priceListRoutes = [
  route(contract.listPriceLists, async (call) => {
    const actor = staffActor(call);
    const { q, state, cursor, limit } = call.query;
    const { rows, zone } = await inTx(actor, async (tx) => {
      const asked = [actor.orgId, tx.now, state ?? null, containing(q?.trim()), ...readTimeCursor(cursor), limit + 1];
      const [found, organization] = await Promise.all([tx.rows(priceListPage, asked), tx.row(zoneOf, [actor.orgId])]);
      return { rows: found, zone: organization?.time_zone ?? 'UTC' };
    });
    return {
      items: rows.slice(0, limit).map(shown),
      nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]),
      currencies: await currenciesOf(actor.orgId),
      timeZone: zone,
    };
  }),
  route(contract.getPriceList, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => readPriceList(tx, actor.orgId, listOf(call))));
  }),
  route(contract.listListedPrices, async (call) => {
    const actor = await storeActor(call);
    const { q, listed, cursor, limit } = call.query;
    const [sku = null, after = null] = readCursor(cursor, ['string', 'uuid']);
    const { default_locale: fallback } = await channelSelling(actor.orgId);
    return inTx(actor, async (tx) => {
      const { currency } = await readPriceList(tx, actor.orgId, listOf(call));
      const asked = [actor.orgId, listOf(call), currency, tx.now, containing(q?.trim()), listed === 'true', sku, after, limit + 1];
      const rows = await tx.rows(listedPage, asked);
      const end = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map((row) => shownListed(row, currency, [readIn(call), fallback])),
        nextCursor: end ? writeCursor([end.sku, end.offer_id]) : null,
      };
    });
  }),
  ...changing,
];
