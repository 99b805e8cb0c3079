// Founds an organization of a preset with its people, its face and its categories, for whatever it does.
import { addCategory } from '#modules/catalog/index.ts';
import { addShippingMethod, putFurtherPrices } from '#modules/fulfilment/index.ts';
import { addPerson } from '#modules/identity/index.ts';
import { addMembership, addSellerProfile } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Preset, PresetFace, PresetShipping, PresetUser } from '../preset.ts';
import type { Shelf } from './shelve-product.ts';

/** Keys of pictures: of products by slug, of categories by `category SLUG`, of sellers by `seller SLUG`. */
export type Drawn = ReadonlyMap<string, string[]>;

export async function addPeople(tx: Tx, orgId: Uuid, users: PresetUser[]): Promise<void> {
  for (const user of users) {
    const userId = await addPerson(tx, user);
    tx.send(addMembership, [orgId, userId, user.role, tx.now]);
  }
}

/** How it shows itself to buyers. */
export function addFace(tx: Tx, orgId: Uuid, { tagline, story, city, colour }: PresetFace, picture: string | undefined): void {
  const texts = [tagline, story, city].map((text) => JSON.stringify(text));
  tx.send(addSellerProfile, [orgId, ...texts, colour, picture]);
}

export function addShipping(tx: Tx, orgId: Uuid, shipping: PresetShipping[], currency: string): void {
  shipping.forEach((method, position) => {
    const countries = method.countries === 'all' ? null : method.countries;
    const { minDays, maxDays, priceMinor, freeFromMinor = null, prices = {} } = method;
    const [id, price, further] = [newId(), [currency, priceMinor, freeFromMinor], Object.entries(prices)];
    tx.send(addShippingMethod, [orgId, id, JSON.stringify(method.name), countries, ...price, minDays, maxDays, position]);
    const [costs, sums] = [further.map(([, each]) => each.priceMinor), further.map(([, each]) => each.freeFromMinor ?? null)];
    tx.send(putFurtherPrices, [orgId, id, further.map(() => newId()), further.map(([each]) => each), costs, sums]);
  });
}

/** Those of the preset's categories that are used, all where nothing is said. */
export function addCategories(
  tx: Tx,
  orgId: Uuid,
  of: { preset: Preset; drawn: Drawn; used?: ReadonlySet<string> | undefined },
): Shelf['categories'] {
  const categories = new Map<string, { id: Uuid; name: Preset['categories'][number]['name'] }>();
  of.preset.categories.forEach(({ slug, name }, position) => {
    if (of.used && !of.used.has(slug)) return;
    const id = newId();
    categories.set(slug, { id, name });
    tx.send(addCategory, [orgId, id, slug, JSON.stringify(name), of.drawn.get(`category ${slug}`)?.[0], position]);
  });
  return categories;
}
