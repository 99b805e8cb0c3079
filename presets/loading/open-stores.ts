// Founds the brands of a preset, and the stores that sell what those make: each with its shop, its entitlements, its offers and its stock.
import { addLocation, openStock } from '#modules/inventory/index.ts';
import { addChannelSeller, addEntitlement, foundOrganization } from '#modules/organizations/index.ts';
import { addOfferPrices, addOffers, addTaxRate } from '#modules/pricing/index.ts';
import { startIn } from '#modules/selling/index.ts';
import { statement, type Tx } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Preset, PresetBrand, PresetStore, PresetStoreOffer } from '../preset.ts';
import { addCategories, addFace, addPeople, addShipping, type Drawn } from './found-seller.ts';
import { openChannel } from './open-channel.ts';
import { shelveProduct } from './shelve-product.ts';

const DAY_MS = 86_400_000;

const setTrade = statement('presets.trade', `update organizations set trade = $2, time_zone = $3 where id = $1`);
const setLook = statement('presets.look', `update channels set look = $3 where org_id = $1 and id = $2`);

/** A variant of a brand's, by what a store needs to offer it. */
interface Made {
  brandId: Uuid;
  productId: Uuid;
  variantId: Uuid;
  category: string;
}

interface Opening {
  preset: Preset;
  drawn: Drawn;
}

/** Brands first: what they make is what stores offer. */
export async function openStores(tx: Tx, opening: Opening): Promise<void> {
  const { brands = [], stores = [] } = opening.preset;
  const brandIds = new Map<string, Uuid>();
  const made = new Map<string, Made>();
  for (const brand of brands) {
    const id = await foundBrand(tx, opening, brand, made);
    brandIds.set(brand.slug, id);
  }
  for (const store of stores) {
    const id = await openStore(tx, opening, store, made);
    for (const { brand, mode, fromDays, untilDays } of store.entitlements) {
      const brandId = brandIds.get(brand);
      assert(brandId, `a preset entitles to sell "${brand}", which it does not bring`);
      const at = (days: number | undefined): Date | null => (days === undefined ? null : new Date(tx.now.getTime() + days * DAY_MS));
      tx.send(addEntitlement, [brandId, id, mode, at(fromDays), at(untilDays), tx.now]);
    }
  }
}

async function found(tx: Tx, trade: 'brand' | 'store', of: PresetBrand | PresetStore, picture: string | undefined): Promise<Uuid> {
  const id = newId();
  const { slug, name, country, roles } = of;
  foundOrganization(tx, { id, slug, name, country, ...(roles ? { roles } : {}) });
  tx.send(setTrade, [id, trade, startIn(country).timeZone]);
  await addPeople(tx, id, of.users);
  addFace(tx, id, of.face, picture);
  return id;
}

/** Its own shop, which looks as all of the network do. */
function openShop(tx: Tx, preset: Preset, orgId: Uuid, { slug, channel }: PresetBrand | PresetStore): void {
  const id = openChannel(tx, orgId, slug, channel);
  tx.send(setLook, [orgId, id, preset.name]);
  tx.send(addChannelSeller, [orgId, id, orgId]);
}

async function foundBrand(tx: Tx, { preset, drawn }: Opening, brand: PresetBrand, made: Map<string, Made>): Promise<Uuid> {
  const orgId = await found(tx, 'brand', brand, drawn.get(`seller ${brand.slug}`)?.[0]);
  openShop(tx, preset, orgId, brand);
  const used = new Set(brand.products.map(({ category }) => category));
  const { brands = [] } = preset;
  const before = brands.slice(0, brands.indexOf(brand));
  const count = (list: PresetBrand[]): number => list.reduce((sum, { products }) => sum + products.length, 0);
  const shelf = {
    orgId,
    locationId: null,
    currency: brand.channel.currency,
    categories: addCategories(tx, orgId, { preset, drawn, used }),
    drawn,
    sellerWords: brand.name,
    spread: { from: count(before), of: count(brands) },
  };
  brand.products.forEach((product, position) => {
    for (const { id, sku, productId } of shelveProduct(tx, shelf, product, position))
      made.set(sku, { brandId: orgId, productId, variantId: id, category: product.category });
  });
  return orgId;
}

async function openStore(tx: Tx, { preset, drawn }: Opening, store: PresetStore, made: ReadonlyMap<string, Made>): Promise<Uuid> {
  const orgId = await found(tx, 'store', store, drawn.get(`seller ${store.slug}`)?.[0]);
  openShop(tx, preset, orgId, store);
  for (const tax of store.taxes) tx.send(addTaxRate, [orgId, newId(), tax.country, tax.name, tax.rateBasisPoints]);
  addShipping(tx, orgId, store.shipping, store.channel.currency);
  const locations = Object.entries(store.locations).map(([key, name]) => ({ key, id: newId(), name }));
  for (const { id, name } of locations) tx.send(addLocation, [orgId, id, name]);
  const byProduct = Map.groupBy(
    store.offers.map((offer) => ({ ...offer, id: newId(), of: variantOf(made, offer) })),
    ({ of }) => of.productId,
  );
  addCategories(tx, orgId, { preset, drawn, used: new Set(store.offers.map((offer) => variantOf(made, offer).category)) });
  for (const offers of byProduct.values()) addOffersOf(tx, orgId, store.channel.currency, offers);
  for (const { key, id } of locations) {
    const here = [...byProduct.values()].flat().filter(({ stock }) => stock[key] !== undefined);
    const units = here.map(({ stock }) => stock[key]);
    tx.send(openStock, [orgId, id, here.map((each) => each.id), units, here.map(() => newId()), tx.now]);
  }
  return orgId;
}

function variantOf(made: ReadonlyMap<string, Made>, { sku }: PresetStoreOffer): Made {
  const variant = made.get(sku);
  assert(variant, `a preset offers "${sku}", which no brand of it makes`);
  return variant;
}

/** Offers of one product's variants. */
function addOffersOf(tx: Tx, orgId: Uuid, currency: string, offers: (PresetStoreOffer & { id: Uuid; of: Made })[]): void {
  const [first] = offers;
  if (!first) return;
  const prices = offers.map(({ priceMinor }) => priceMinor);
  const compareAt = offers.map(({ compareAtMinor }) => compareAtMinor ?? null);
  const of = [orgId, first.of.brandId, first.of.productId, currency];
  tx.send(addOffers, [...of, offers.map(({ id }) => id), offers.map((each) => each.of.variantId), prices, compareAt]);
  for (const further of new Set(offers.flatMap((each) => Object.keys(each.prices ?? {})))) {
    const priced = offers.flatMap(({ id, prices: all }) => (all?.[further] ? [{ id, ...all[further] }] : []));
    const [minor, before] = [priced.map(({ priceMinor }) => priceMinor), priced.map(({ compareAtMinor }) => compareAtMinor ?? null)];
    tx.send(addOfferPrices, [orgId, further, priced.map(({ id }) => id), minor, before]);
  }
}
