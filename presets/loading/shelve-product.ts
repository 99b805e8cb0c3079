// Puts a product of a preset on the shelf: texts, pictures, variants with their offers, and what is had of each.
import { addPicture, addProduct, addVariants, foldWords } from '#modules/catalog/index.ts';
import { openStock } from '#modules/inventory/index.ts';
import { addOfferPrices, addOffers } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { LocalText, PresetProduct, PresetVariant } from '../preset.ts';

export interface Shelf {
  orgId: Uuid;
  /** Where what is counted lies; nowhere for those who make it and have others sell it. */
  locationId: Uuid | null;
  /** The channel's first, or the brand's own. */
  currency: string;
  /** Ids and names of the categories by slug. */
  categories: ReadonlyMap<string, { id: Uuid; name: LocalText }>;
  /** Keys of the pictures that were drawn, by product. */
  drawn: ReadonlyMap<string, string[]>;
  /** What the seller is found by beside the words of the product. */
  sellerWords: string;
  /** Places between which the days of publishing are spread: where the seller's first product stands among all of the preset, and how many those are. */
  spread: { from: number; of: number };
}

/** A variant with the offer it is sold by. */
export interface Shelved extends PresetVariant {
  id: Uuid;
  productId: Uuid;
  offerId: Uuid;
}

const DAY_MS = 24 * 3_600_000;

const wordsOf = (shelf: Shelf, ...texts: LocalText[]): string =>
  foldWords([...texts.flatMap((text) => Object.values(text)), shelf.sellerWords].join(' '));

export function shelveProduct(tx: Tx, shelf: Shelf, product: PresetProduct, position: number): Shelved[] {
  const { orgId } = shelf;
  const id = newId();
  const category = shelf.categories.get(product.category);
  const text = [product.title, product.subtitle, product.description, product.attributes, product.options].map((each) =>
    JSON.stringify(each),
  );
  // New pieces stand all over the shelf, so that "newest" is another order than "featured".
  const published = new Date(tx.now.getTime() - (((shelf.spread.from + position) * 7) % shelf.spread.of) * DAY_MS);
  const words = wordsOf(shelf, product.title, product.subtitle, category?.name ?? { en: '' });
  tx.send(addProduct, [orgId, id, product.kind, product.slug, category?.id, ...text, words, position, published]);
  product.pictures().forEach((picture, place) => {
    const key = shelf.drawn.get(product.slug)?.[place];
    tx.send(addPicture, [orgId, newId(), id, key, JSON.stringify(picture.alt), JSON.stringify(picture.options), place]);
  });
  const variants = product.variants.map((variant) => ({ ...variant, id: newId(), productId: id, offerId: newId() }));
  addVariantsOf(tx, shelf, id, variants);
  return variants;
}

function addVariantsOf(tx: Tx, { orgId, locationId, currency }: Shelf, productId: Uuid, variants: Shelved[]): void {
  const ids = variants.map(({ id }) => id);
  const skus = variants.map(({ sku }) => sku);
  const options = variants.map((each) => JSON.stringify(each.options));
  tx.send(addVariants, [orgId, productId, ids, skus, options, variants.map((_, index) => index)]);
  const offers = variants.map(({ offerId }) => offerId);
  const prices = variants.map(({ priceMinor }) => priceMinor);
  const compareAt = variants.map(({ compareAtMinor }) => compareAtMinor ?? null);
  tx.send(addOffers, [orgId, orgId, productId, currency, offers, ids, prices, compareAt]);
  for (const further of new Set(variants.flatMap((each) => Object.keys(each.prices ?? {})))) {
    const priced = variants.flatMap(({ offerId, prices: all }) => (all?.[further] ? [{ offerId, ...all[further] }] : []));
    const [minor, before] = [priced.map(({ priceMinor }) => priceMinor), priced.map(({ compareAtMinor }) => compareAtMinor ?? null)];
    tx.send(addOfferPrices, [orgId, further, priced.map(({ offerId }) => offerId), minor, before]);
  }
  const counted = variants.filter(({ stock }) => stock !== undefined);
  if (counted.length === 0) return;
  const units = counted.map(({ stock }) => stock);
  tx.send(openStock, [orgId, locationId, counted.map(({ offerId }) => offerId), units, counted.map(() => newId()), tx.now]);
}
