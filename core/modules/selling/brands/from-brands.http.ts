// The catalog of a store's brands over HTTP: what there is to take, what taking it would come to, and taking it.
import type { z } from 'zod';
import { importFromBrands, listBrandProducts, previewFromBrands } from '#contracts/from-brands.ts';
import { wordsPattern } from '#modules/catalog/index.ts';
import { InventoryError } from '#modules/inventory/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { channelSelling, inLocale, storeActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { SellingError } from '../selling.errors.ts';
import { shownRun } from '../runs/runs.http.ts';
import { addNewRun } from '../runs/start-run.ts';
import { locationsNow } from '../csv/shelf.sql.ts';
import {
  brandCategories,
  brandProductPage,
  type BrandProductRow,
  centrallyPriced,
  countGone,
  countToTake,
  grantingBrands,
} from './from-brands.sql.ts';
import type { FromBrands } from './from-brands.ts';

const shownBy = (locale: string, currency: string) => (row: BrandProductRow) => ({
  id: publicId('product', row.id),
  brand: { id: publicId('organization', row.org_id), name: row.brand },
  mode: row.mode,
  title: inLocale(row.title, locale, locale),
  category: inLocale(row.category, locale, locale),
  picture: row.media_key ? { url: mediaUrl(row.media_key), alt: inLocale(row.alt ?? {}, locale, locale) } : null,
  skus: row.skus,
  variants: row.variants,
  taken: row.taken,
  away: row.away,
  priceFrom: row.price_from === null ? null : toWire(money(row.price_from, currency)),
});

interface Wanted {
  brands?: string[] | undefined;
  products?: string[] | undefined;
  category?: string | undefined;
}
const whichOf = ({ brands, products, category }: Wanted): Pick<FromBrands, 'brands' | 'products' | 'category'> => ({
  brands: brands?.map((id) => privateId('organization', id)) ?? null,
  products: products?.map((id) => privateId('product', id)) ?? null,
  category: category ?? null,
});

type Each = z.output<NonNullable<typeof importFromBrands.body>>['each'];

/** What is said of products by themselves, by their ids. @throws Refusal WRONG_CURRENCY, PRICE_IS_CENTRAL */
async function eachOf(tx: Tx, each: Each, orgId: Uuid): Promise<FromBrands['each']> {
  const { currency, currencies } = await channelSelling(orgId);
  const said = each.map(({ product, quantity, price }) => ({ id: privateId('product', product), quantity, price }));
  const priced = said.filter(({ price }) => price !== undefined);
  if (priced.some(({ price }) => price?.currency !== currency))
    throw SellingError('WRONG_CURRENCY', { facts: { currency, others: currencies.slice(1) } });
  const [central] = priced.length > 0 ? await tx.rows(centrallyPriced, [orgId, tx.now, priced.map(({ id }) => id)]) : [];
  if (central) throw SellingError('PRICE_IS_CENTRAL', { facts: { product: publicId('product', central.id) } });
  return Object.fromEntries(said.map(({ id, quantity, price }) => [id, { quantity: quantity ?? null, price: price?.amount ?? null }]));
}

export const fromBrandsRoutes = [
  route(listBrandProducts, async (call) => {
    const actor = await storeActor(call);
    const { currency, default_locale: locale } = await channelSelling(actor.orgId);
    const { q, brand, category, state, cursor, limit, locale: asked } = call.query;
    const [afterBrand = null, after = null] = readCursor(cursor, ['uuid', 'uuid']);
    const brands = brand ? [privateId('organization', brand)] : null;
    const values = [currency, brands, wordsPattern(q), containing(q), category ?? null, afterBrand, after, limit + 1, state];
    const [rows, granting, categories] = await inTx(actor, (tx) =>
      Promise.all([
        tx.rows(brandProductPage, [actor.orgId, tx.now, ...values]),
        tx.rows(grantingBrands, [actor.orgId, tx.now]),
        tx.rows(brandCategories, [actor.orgId, tx.now, brands]),
      ]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(shownBy(asked ?? locale, currency)),
      currency,
      nextCursor: rows.length > limit && last ? writeCursor([last.org_id, last.id]) : null,
      brands: granting.map(({ id, name, mode, products }) => ({ id: publicId('organization', id), name, mode, products })),
      categories: categories.map(({ slug, name, products }) => ({ slug, name: inLocale(name, asked ?? locale, locale), products })),
    };
  }),
  route(previewFromBrands, async (call) => {
    const actor = await storeActor(call);
    const { currency } = await channelSelling(actor.orgId);
    const { brands, products, category } = whichOf(call.body);
    const [counts, gone] = await inTx(actor, (tx) =>
      Promise.all([
        tx.row(countToTake, [actor.orgId, tx.now, currency, brands, products, category]),
        tx.row(countGone, [actor.orgId, tx.now, currency, brands, products, category]),
      ]),
    );
    return { added: counts?.added ?? 0, known: counts?.known ?? 0, unpriced: counts?.unpriced ?? 0, withdrawn: gone?.gone ?? 0 };
  }),
  route(importFromBrands, async (call) => {
    const actor = await storeActor(call);
    const { basisPoints, rounding, reprice, quantity, location, each } = call.body;
    const setsStock = quantity > 0 || each.some(({ quantity: units }) => units !== undefined);
    if (setsStock && !call.principal.permissions.has('stock.write')) throw PlatformError('FORBIDDEN');
    return shownRun(
      await inTx(actor, async (tx) => {
        const places = await tx.rows(locationsNow, [actor.orgId]);
        const place = location === undefined ? undefined : places.find(({ name }) => name === location);
        if (location !== undefined && !place) throw InventoryError('LOCATION_NOT_FOUND');
        const terms = { basisPoints, rounding, reprice, quantity, locationId: place?.id ?? null };
        const options: FromBrands = { ...whichOf(call.body), ...terms, each: await eachOf(tx, each, actor.orgId) };
        return addNewRun(tx, actor.orgId, { kind: 'from_brands', name: 'brands', state: 'waiting', step: 'work', options });
      }),
    );
  }),
];
