// The storefront's reads over HTTP.
import type { z } from 'zod';
import {
  getCategory,
  getChannel,
  getProduct,
  getBrand,
  getSeller,
  listBrands as listBrandsOperation,
  listOwnPrices,
  listProducts as listProductsOperation,
  listSellers as listSellersOperation,
  listStores as listStoresOperation,
  type Product,
  suggest as suggestOperation,
} from '#contracts/storefront.ts';
import { listOfferedCards } from '#contracts/cards.ts';
import { listCourseOutlines } from '#contracts/courses.ts';
import { listHostingPlans } from '#contracts/hosting.ts';
import { inTx } from '#platform/db/index.ts';
import { cached } from '#platform/http/cache.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { showOutlines } from '#modules/courses/index.ts';
import { showCardTerms } from '#modules/loyalty/index.ts';
import { showPlans } from '#modules/hosting/index.ts';
import { anybodyIn, type Channel, channelAt, currencyIn, inLocale, localeIn, shopOf } from '#modules/organizations/index.ts';
import { addressRoutes } from './addresses.http.ts';
import { DiscoveryError } from './discovery.errors.ts';
import { categoriesOf } from './discovery.sql.ts';
import { listProducts } from './list-products.ts';
import { showOwnPrices } from './own-prices.ts';
import { categoryAt } from './paths.sql.ts';
import { ownersIn } from './product-address.ts';
import { shownCategories } from './shown-categories.ts';
import { productAt, showProduct } from './show-product.ts';
import { listBrands, listSellers, showBrand, showSeller } from './show-sellers.ts';
import { listStores, storesSelling } from './show-stores.ts';
import { suggest } from './suggest.ts';

async function describeChannel(channel: Channel, call: Call, locale: string) {
  const categories = await inTx(anybodyIn(channel, call), (tx) =>
    tx.rows(categoriesOf, [channel.sellers, channel.org_id, tx.actor.brands]),
  );
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  return {
    id: publicId('channel', channel.id),
    preset: channel.look ?? channel.preset,
    name: say(channel.name),
    tagline: say(channel.tagline),
    theme: channel.theme,
    locales: channel.locales,
    defaultLocale: channel.default_locale,
    currency: channel.currency,
    currencies: channel.currencies,
    countries: channel.countries,
    pricesIncludeTax: channel.prices_include_tax,
    memberPrices: channel.member_prices,
    reservationMinutes: channel.reservation_minutes,
    categories: shownCategories(categories, say),
  };
}

/** Who sells it instead of a brand that has none of it in its own shop. */
async function whereSold(
  channel: Channel,
  { id, slug, variants }: Pick<z.input<typeof Product>, 'id' | 'slug' | 'variants'>,
  { call, locale }: { call: Call; locale: string },
) {
  if (channel.trade !== 'brand' || variants.some(({ offer }) => offer && offer.available > 0)) return null;
  const product = { orgId: channel.org_id, id: privateId('product', id), slug };
  return inTx(systemActorFor(call), (tx) => storesSelling(tx, product, locale));
}

/** Lists and suggestions that are not kept are found and counted anew: whoever asks for ever new ones may not take every connection. */
const shelf = gate({ atOnce: 4, waiting: 40, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '1' } }) });

export const discoveryRoutes = [
  ...addressRoutes,
  route(getChannel, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    return cached(channel.id, `channel ${locale}`, () => describeChannel(channel, call, locale));
  }),
  route(listProductsOperation, async (call) => {
    const channel = await channelAt(call.host);
    const currency = currencyIn(channel, call.query.currency);
    const query = { ...call.query, locale: localeIn(channel, call.query.locale), currency };
    return cached(channel.id, `products ${JSON.stringify(query)}`, () =>
      shelf(() => inTx(anybodyIn(channel, call), (tx) => listProducts(tx, channel, query))),
    );
  }),
  route(suggestOperation, async (call) => {
    const channel = await channelAt(call.host);
    const reading = { locale: localeIn(channel, call.query.locale), currency: currencyIn(channel, call.query.currency) };
    return cached(channel.id, `suggest ${JSON.stringify([reading, call.query.q])}`, () =>
      shelf(() => inTx(anybodyIn(channel, call), (tx) => suggest(tx, channel, { ...reading, words: call.query.q }))),
    );
  }),
  route(getProduct, async (call) => {
    const channel = await channelAt(call.host);
    const reading = { locale: localeIn(channel, call.query.locale), currency: currencyIn(channel, call.query.currency) };
    return cached(channel.id, `product ${reading.locale} ${reading.currency} ${call.params.slug}`, async () => {
      const product = await inTx(anybodyIn(channel, call), (tx) => showProduct(tx, channel, call.params.slug, reading));
      return { ...product, soldBy: await whereSold(channel, product, { call, locale: reading.locale }) };
    });
  }),
  route(listCourseOutlines, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    const { slug } = call.params;
    return cached(channel.id, `courses ${locale} ${slug}`, () =>
      inTx(anybodyIn(channel, call), async (tx) => {
        const { org_id: orgId, id } = await productAt(tx, channel, slug);
        return { items: await showOutlines(tx, { orgId, id }, (text) => inLocale(text, locale, channel.default_locale)) };
      }),
    );
  }),
  route(listOfferedCards, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    const { slug } = call.params;
    return cached(channel.id, `cards ${locale} ${slug}`, () =>
      inTx(anybodyIn(channel, call), async (tx) => {
        const { org_id: orgId, id } = await productAt(tx, channel, slug);
        return { items: await showCardTerms(tx, { orgId, id }, (text) => inLocale(text, locale, channel.default_locale)) };
      }),
    );
  }),
  route(listHostingPlans, async (call) => {
    const channel = await channelAt(call.host);
    const { slug } = call.params;
    return cached(channel.id, `hosting ${slug}`, () =>
      inTx(anybodyIn(channel, call), async (tx) => {
        const { org_id: orgId, id } = await productAt(tx, channel, slug);
        return { items: await showPlans(tx, { orgId, id }) };
      }),
    );
  }),
  route(listOwnPrices, async (call) => {
    const { channel, actor } = await shopOf(call);
    const { products } = call.query;
    const currency = currencyIn(channel, call.query.currency);
    if (!channel.member_prices || !actor.userId) return { items: [] };
    return {
      items: await inTx(actor, (tx) => showOwnPrices(tx, channel, { products: products.map((id) => privateId('product', id)), currency })),
    };
  }),
  route(getCategory, async (call) => {
    const channel = await channelAt(call.host);
    const { slug } = call.params;
    return cached(channel.id, `category ${slug}`, async () => {
      const found = await inTx(anybodyIn(channel, call), (tx) => tx.row(categoryAt, [ownersIn(tx, channel), slug, channel.sellers]));
      if (!found) throw DiscoveryError('CATEGORY_NOT_HERE');
      return found;
    });
  }),
  route(listSellersOperation, async (call) => {
    const channel = await channelAt(call.host);
    const query = { ...call.query, locale: localeIn(channel, call.query.locale) };
    return cached(channel.id, `sellers ${JSON.stringify(query)}`, () =>
      shelf(() => inTx(anybodyIn(channel, call), (tx) => listSellers(tx, channel, query))),
    );
  }),
  route(getSeller, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    return cached(channel.id, `seller ${locale} ${call.params.slug}`, () =>
      inTx(anybodyIn(channel, call), (tx) => showSeller(tx, channel, call.params.slug, locale)),
    );
  }),
  route(listBrandsOperation, async (call) => {
    const channel = await channelAt(call.host);
    const query = { ...call.query, locale: localeIn(channel, call.query.locale) };
    return cached(channel.id, `brands ${JSON.stringify(query)}`, () =>
      shelf(() => inTx(anybodyIn(channel, call), (tx) => listBrands(tx, channel, query))),
    );
  }),
  route(getBrand, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    return cached(channel.id, `brand ${locale} ${call.params.slug}`, () =>
      inTx(anybodyIn(channel, call), (tx) => showBrand(tx, channel, call.params.slug, locale)),
    );
  }),
  route(listStoresOperation, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    return cached(channel.id, `stores ${locale}`, async () => ({
      items: await inTx(systemActorFor(call), (tx) => listStores(tx, channel, locale)),
      ofBrand: channel.trade === 'brand',
    }));
  }),
];
