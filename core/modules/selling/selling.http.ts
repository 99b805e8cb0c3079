// Founding and closing an organization, and its products, over HTTP.
import { closeOrganization as closeOperation, createOrganization } from '#contracts/organizations.ts';
import { createProduct, getProductTexts, listOwnProducts, putProductTexts, updateProduct } from '#contracts/products.ts';
import { wordsPattern } from '#modules/catalog/index.ts';
import { personActor } from '#modules/identity/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import {
  type Channel,
  channelAt,
  channelSelling,
  channelsShowing,
  closeOrganization,
  forgetEverywhere,
  forgetOffers,
  inLocale,
  memberOf,
  organizationsOf,
  shownOwn,
  siteOf,
  staffActor,
  themself,
} from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Answer, type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { foundShop, type Founding } from './found-shop.ts';
import { changeProduct, putProduct, type Seller } from './put-product.ts';
import { SellingError } from './selling.errors.ts';
import { shownTexts } from './shown-texts.ts';
import { openOrders, ownProductPage, type OwnProductRow } from './selling.sql.ts';
import { putTexts, readTexts } from './write-texts.ts';

function shown(row: OwnProductRow, channel: Channel) {
  const say = (text: Record<string, string>): string => inLocale(text, channel.default_locale, channel.default_locale);
  return {
    id: publicId('product', row.id),
    slug: row.slug,
    kind: row.kind,
    variantId: publicId('variant', row.variant_id),
    title: say(row.title),
    status: row.status,
    category: { slug: row.category_slug, name: say(row.category_name) },
    picture: row.media_key ? { url: mediaUrl(row.media_key), alt: say(row.alt ?? {}) } : null,
    price: row.price_minor === null ? null : toWire(money(row.price_minor, row.currency ?? channel.currency)),
    prices: row.prices,
    sku: row.sku,
    available: row.available,
    variants: row.variants,
    url: row.status === 'published' ? `${siteOf(channel)}/${channel.default_locale}/p/${row.slug}` : null,
  };
}

/** The card of what was founded, in the transaction that did; its shop is told by address because no cache knows it yet. */
async function cardOf(tx: Tx, orgId: Uuid, userId: Uuid) {
  const own = (await tx.rows(organizationsOf, [userId])).find(({ id }) => id === orgId);
  if (!own) throw new Error('An organization that was just founded is not there');
  return shownOwn(own, siteOf({ hosts: [], preset: own.slug }));
}

const TRIES = 4;

/** Whoever takes the same short name at the same moment makes us take the next. */
async function found(call: Call, founding: Founding): Promise<Answer> {
  const channel = await channelAt(call.host);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTx(personActor(call), (tx) =>
        once(tx, keyOf(call, channel.org_id, 'person'), 201, async () => cardOf(tx, await foundShop(tx, founding), founding.userId)),
      );
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (attempt >= TRIES || (constraint !== 'organizations_slug_key' && constraint !== 'channels_preset_key')) throw error;
    }
  }
}

async function sellerOf(call: Call): Promise<Seller> {
  const { orgId } = staffActor(call);
  return { orgId, channel: await channelSelling(orgId), shops: await channelsShowing(orgId) };
}

export const sellingRoutes = [
  route(createOrganization, async (call) => {
    const answer = await found(call, { ...call.body, userId: themself(call) });
    await forgetEverywhere();
    return answer;
  }),
  route(closeOperation, async (call) => {
    const caller = memberOf(call);
    await inTx(personActor(call), async (tx) => {
      const { orders = 0 } = (await tx.row(openOrders, [caller.orgId])) ?? {};
      if (orders > 0) throw SellingError('ORDERS_ARE_OPEN', { facts: { orders } });
      await closeOrganization(tx, caller, { name: call.body.name, reason: call.body.reason ?? '' });
    });
    await forgetEverywhere();
  }),
  route(createProduct, async (call) => {
    const seller = await sellerOf(call);
    const answer = await inTx(staffActor(call), (tx) =>
      once(tx, keyOf(call, seller.orgId, 'staff'), 201, async () => shown(await putProduct(tx, seller, call.body), seller.channel)),
    );
    await forgetOffers(seller.orgId);
    return answer;
  }),
  route(listOwnProducts, async (call) => {
    const { orgId, channel } = await sellerOf(call);
    const { q, status, kind, cursor, limit } = call.query;
    const [after = ''] = readCursor(cursor, ['string']);
    const from = /^[0-9a-f-]{36}$/.test(after) ? after : null;
    const rows = await inTx(staffActor(call), (tx) =>
      tx.rows(ownProductPage, [orgId, channel.currency, wordsPattern(q), status ?? null, from, limit + 1, kind ?? null]),
    );
    const page = rows.slice(0, limit);
    return { items: page.map((row) => shown(row, channel)), nextCursor: rows.length > limit ? writeCursor([page.at(-1)?.id ?? '']) : null };
  }),
  route(updateProduct, async (call) => {
    const seller = await sellerOf(call);
    const row = await inTx(staffActor(call), (tx) => changeProduct(tx, seller, { id: privateId('product', call.params.id), ...call.body }));
    await forgetOffers(seller.orgId);
    return shown(row, seller.channel);
  }),
  route(getProductTexts, async (call) => {
    const seller = await sellerOf(call);
    return shownTexts(await inTx(staffActor(call), (tx) => readTexts(tx, seller.orgId, privateId('product', call.params.id))), seller);
  }),
  route(putProductTexts, async (call) => {
    const seller = await sellerOf(call);
    const written = await inTx(staffActor(call), (tx) => putTexts(tx, seller, privateId('product', call.params.id), call.body));
    await forgetOffers(seller.orgId);
    return shownTexts(written, seller);
  }),
];
