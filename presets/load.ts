// Loads a preset into the database, once each: organizations, people, channel, catalog, offers, stock, hours and courses.
// Usage: node presets/load.ts NAME
import { fileURLToPath } from 'node:url';
import { addCategory } from '#modules/catalog/index.ts';
import { addShippingMethod, putFurtherPrices } from '#modules/fulfilment/index.ts';
import { addPerson } from '#modules/identity/index.ts';
import { addLocation } from '#modules/inventory/index.ts';
import { keepDrawing } from '#modules/media/index.ts';
import { addChannel, addChannelSeller, addMembership, addSellerProfile, foundOrganization } from '#modules/organizations/index.ts';
import { addCounter, addPromotion, addTaxRate } from '#modules/pricing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { openServices } from './loading/open-services.ts';
import { type Shelf, shelveProduct } from './loading/shelve-product.ts';
import { teachCourse } from './loading/teach-courses.ts';
import type { Preset, PresetSeller, PresetUser } from './preset.ts';

const claim = statement<{ name: string }>(
  'presets.claim',
  `insert into loaded_presets (name, org_id, loaded_at) values ($1, $2, $3) on conflict do nothing returning name`,
);

/** Returns false when the preset was loaded before. */
export async function loadPreset(preset: Preset): Promise<boolean> {
  const drawn = await draw(preset);
  return inTx(systemActor, async (tx) => {
    const orgId = newId();
    const { roles, organization, users, products, taxes, shipping } = preset;
    foundOrganization(tx, { id: orgId, slug: preset.name, ...organization, ...(roles ? { roles } : {}) });
    if (!(await tx.row(claim, [preset.name, orgId, tx.now]))) return false;
    await addPeople(tx, orgId, users);
    for (const buyer of preset.buyers ?? []) await addPerson(tx, buyer);
    const channelId = addChannelOf(tx, orgId, preset);
    addPromotions(tx, { orgId, id: channelId }, preset);
    const operator: PresetSeller = { slug: preset.name, ...organization, users, products, taxes, shipping };
    await stockSeller(tx, { preset, drawn, orgId, channel: { orgId, id: channelId } }, operator);
    for (const seller of preset.sellers ?? []) {
      const sellerId = newId();
      foundOrganization(tx, { id: sellerId, slug: seller.slug, name: seller.name, country: seller.country });
      await addPeople(tx, sellerId, seller.users);
      await stockSeller(tx, { preset, drawn, orgId: sellerId, channel: { orgId, id: channelId } }, seller);
    }
    return true;
  }).catch((error: unknown) => {
    // Two loads at once: the second finds the organization there.
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  });
}

/** Keys of pictures: of products by slug, of categories by `category SLUG`, of sellers by `seller SLUG`. */
type Drawn = Map<string, string[]>;

/** Draws every picture before the transaction opens; the same drawing has the same key. */
async function draw(preset: Preset): Promise<Drawn> {
  const drawn: Drawn = new Map();
  const keep = async (name: string, svgs: string[]): Promise<void> => void drawn.set(name, await Promise.all(svgs.map(keepDrawing)));
  for (const category of preset.categories) await keep(`category ${category.slug}`, [category.picture()]);
  for (const product of [...preset.products, ...(preset.sellers ?? []).flatMap((seller) => seller.products)])
    await keep(
      product.slug,
      product.pictures().map(({ svg }) => svg),
    );
  for (const { slug, face } of preset.sellers ?? []) if (face) await keep(`seller ${slug}`, [face.picture()]);
  return drawn;
}

async function addPeople(tx: Tx, orgId: Uuid, users: PresetUser[]): Promise<void> {
  for (const user of users) {
    const userId = await addPerson(tx, user);
    tx.send(addMembership, [orgId, userId, user.role, tx.now]);
  }
}

function addChannelOf(tx: Tx, orgId: Uuid, preset: Preset): Uuid {
  const { channel } = preset;
  const id = newId();
  tx.send(addChannel, [
    orgId,
    id,
    preset.name,
    [`${preset.name}.localhost`],
    JSON.stringify(channel.name),
    JSON.stringify(channel.tagline),
    channel.theme,
    channel.locales,
    channel.defaultLocale,
    channel.currency,
    channel.countries,
    channel.pricesIncludeTax,
    channel.reservationMinutes,
    channel.latePayment,
    channel.capture,
    ['test'],
    channel.furtherCurrencies ?? [],
  ]);
  return id;
}

function addPromotions(tx: Tx, channel: { orgId: Uuid; id: Uuid }, { promotions = [] }: Preset): void {
  for (const { code, name, basisPoints, mostEach = null } of promotions) {
    const id = newId();
    const terms = [name, basisPoints, null, null, mostEach, tx.now, null];
    tx.send(addPromotion, [channel.orgId, id, channel.id, channel.orgId, code, 'percent', tx.now, ...terms]);
    tx.send(addCounter, [channel.orgId, id, null]);
  }
}

interface Stocking {
  preset: Preset;
  drawn: Drawn;
  /** The seller's. */
  orgId: Uuid;
  channel: { orgId: Uuid; id: Uuid };
}

/** Everything a seller brings, shown in the channel. */
async function stockSeller(tx: Tx, { preset, drawn, orgId, channel }: Stocking, seller: PresetSeller): Promise<void> {
  tx.send(addChannelSeller, [channel.orgId, channel.id, orgId]);
  if (seller.face) {
    const { tagline, story, city, colour } = seller.face;
    const texts = [tagline, story, city].map((text) => JSON.stringify(text));
    tx.send(addSellerProfile, [orgId, ...texts, colour, drawn.get(`seller ${seller.slug}`)?.[0]]);
  }
  for (const tax of seller.taxes) tx.send(addTaxRate, [orgId, newId(), tax.country, tax.name, tax.rateBasisPoints]);
  addShipping(tx, orgId, seller, preset.channel.currency);
  const locationId = newId();
  tx.send(addLocation, [orgId, locationId, seller.name]);
  const used = orgId === channel.orgId ? undefined : new Set(seller.products.map(({ category }) => category));
  const categories = addCategories(tx, orgId, { preset, drawn, used });
  const { currency } = preset.channel;
  const sellerWords = seller.face ? seller.name : '';
  const shelf: Shelf = { orgId, locationId, currency, categories, drawn, sellerWords, spread: spreadOf(preset, seller) };
  const shelved = seller.products.map((product, position) => ({ product, variants: shelveProduct(tx, shelf, product, position) }));
  await openServices(
    tx,
    orgId,
    seller,
    shelved.flatMap(({ variants }) => variants),
  );
  const folder = fileURLToPath(new URL(preset.name, import.meta.url));
  for (const { product, variants } of shelved)
    for (const variant of variants) await teachCourse(tx, { orgId, folder }, variant, product.title);
}

/** New pieces stand all over the shelf of all sellers. */
function spreadOf(preset: Preset, seller: PresetSeller): Shelf['spread'] {
  const others = preset.sellers ?? [];
  const before = others.slice(0, Math.max(0, others.indexOf(seller)));
  const count = (lists: { products: unknown[] }[]): number => lists.reduce((sum, { products }) => sum + products.length, 0);
  return { from: others.includes(seller) ? count([preset, ...before]) : 0, of: count([preset, ...others]) };
}

function addShipping(tx: Tx, orgId: Uuid, { shipping }: PresetSeller, currency: string): void {
  shipping.forEach((method, position) => {
    const countries = method.countries === 'all' ? null : method.countries;
    const { minDays, maxDays, priceMinor, freeFromMinor = null, prices = {} } = method;
    const [id, price, further] = [newId(), [currency, priceMinor, freeFromMinor], Object.entries(prices)];
    tx.send(addShippingMethod, [orgId, id, JSON.stringify(method.name), countries, ...price, minDays, maxDays, position]);
    const [costs, sums] = [further.map(([, each]) => each.priceMinor), further.map(([, each]) => each.freeFromMinor ?? null)];
    tx.send(putFurtherPrices, [orgId, id, further.map(() => newId()), further.map(([each]) => each), costs, sums]);
  });
}

/** The operator has all categories of its shop, a seller those it has something in. */
function addCategories(
  tx: Tx,
  orgId: Uuid,
  of: { preset: Preset; drawn: Drawn; used: ReadonlySet<string> | undefined },
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

if (import.meta.main) {
  loadConfig();
  await openDatabase();
  const name = process.argv[2] ?? 'vestify';
  const { preset } = (await import(`./${name}/index.ts`)) as { preset: Preset };
  process.stdout.write((await loadPreset(preset)) ? `loaded ${name}\n` : `${name} was loaded before\n`);
  await closeDatabase();
}
