// Promotions over HTTP, for those who run them.
import type { z } from 'zod';
import * as contract from '#contracts/promotions.ts';
import { type Channel, channelById, channelsAbout, inLocale, staffActor } from '#modules/organizations/index.ts';
import { inTx, type Tx, widenSellers } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import {
  changePromotion,
  describePromotions,
  endPromotion,
  makePromotion,
  type OwnPromotion,
  readPromotion,
  type Terms,
} from './run-promotions.ts';
import { promotionPage, wordsOf } from './promotions.sql.ts';

type Shown = z.input<typeof contract.Promotion>;

function shown(row: OwnPromotion, { orgId, channel }: { orgId: Uuid; channel: Pick<Channel, 'default_locale'> }): Shown {
  const say = (id: Uuid): string => inLocale(row.words.get(id) ?? {}, channel.default_locale, channel.default_locale);
  const organization = (id: Uuid) => ({ id: publicId('organization', id), name: say(id) });
  return {
    id: publicId('promotion', row.id),
    name: row.name,
    code: row.code,
    kind: row.kind,
    basisPoints: row.basis_points,
    amounts: row.amounts,
    seller: row.only_seller ? organization(row.only_seller) : null,
    products: (row.only_products ?? []).map((id) => ({ id: publicId('product', id), title: say(id) })),
    mostUses: row.most,
    mostEach: row.most_each,
    uses: row.taken,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    status: row.status,
    channelId: publicId('channel', row.channel_id),
    runBy: organization(row.run_by),
    own: row.run_by === orgId,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

const shownIn = async (row: OwnPromotion, orgId: Uuid): Promise<Shown> => shown(row, { orgId, channel: await channelById(row.channel_id) });

const termsOf = (
  body: z.output<typeof contract.changePromotion.body & {}> | z.output<typeof contract.createPromotion.body & {}>,
): Terms => ({
  name: body.name,
  basisPoints: body.basisPoints,
  amounts: body.amounts.map(({ currency, off, least }) => ({ currency, off: off === null ? null : BigInt(off), least: BigInt(least) })),
  seller: body.sellerId && privateId('organization', body.sellerId),
  products: [...new Set(body.productIds.map((id) => privateId('product', id)))],
  mostUses: body.mostUses,
  mostEach: body.mostEach,
  startsAt: body.startsAt ? new Date(body.startsAt) : undefined,
  endsAt: body.endsAt ? new Date(body.endsAt) : null,
});

/** Shops in which an organization sells, its own first. */
async function shopsOf(tx: Tx, orgId: Uuid): Promise<z.input<(typeof contract.listPromotions)['response'] & {}>['shops']> {
  const channels = await Promise.all((await channelsAbout(orgId)).map(channelById));
  widenSellers(
    tx,
    channels.flatMap(({ sellers }) => sellers),
  );
  const names = new Map(
    (await tx.rows(wordsOf, [[...new Set(channels.flatMap(({ sellers }) => sellers))], []])).map(({ id, words }) => [id, words.en ?? '']),
  );
  return channels
    .toSorted((one, other) => Number(other.org_id === orgId) - Number(one.org_id === orgId))
    .map((channel) => {
      const own = channel.org_id === orgId;
      const sellers = own ? channel.sellers : [orgId];
      return {
        id: publicId('channel', channel.id),
        name: inLocale(channel.name, channel.default_locale, channel.default_locale),
        own,
        currencies: [...channel.currencies],
        sellers: sellers.map((id) => ({ id: publicId('organization', id), name: names.get(id) ?? '' })),
      };
    });
}

export const promotionRoutes = [
  route(contract.listPromotions, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const { q, status, cursor, limit } = call.query;
    const after = readTimeCursor(cursor);
    const { rows, shops } = await inTx(actor, async (tx) => {
      const found = await tx.rows(promotionPage, [orgId, tx.now, status ?? null, containing(q?.trim()), ...after, limit + 1]);
      return { rows: await describePromotions(tx, found), shops: await shopsOf(tx, orgId) };
    });
    const items = await Promise.all(rows.slice(0, limit).map((row) => shownIn(row, orgId)));
    return { items, shops, nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]) };
  }),
  route(contract.getPromotion, async (call) => {
    const actor = staffActor(call);
    const row = await inTx(actor, (tx) => readPromotion(tx, actor.orgId, privateId('promotion', call.params.id)));
    return shownIn(row, actor.orgId);
  }),
  route(contract.createPromotion, async (call) => {
    const actor = staffActor(call);
    const { code, kind, channelId } = call.body;
    const making = { ...termsOf(call.body), code, kind, channelId: channelId ? privateId('channel', channelId) : undefined };
    return shownIn(await makePromotion(actor, making), actor.orgId);
  }),
  route(contract.changePromotion, async (call) => {
    const actor = staffActor(call);
    const id = privateId('promotion', call.params.id);
    return shownIn(await changePromotion(actor, { id, version: call.body.version, terms: termsOf(call.body) }), actor.orgId);
  }),
  route(contract.endPromotion, async (call) => {
    const actor = staffActor(call);
    return shownIn(await endPromotion(actor, privateId('promotion', call.params.id)), actor.orgId);
  }),
];
