// Loads a preset into the database, once each: organizations, people, channel, catalog, offers, stock, hours and courses.
// Usage: node presets/load.ts NAME
import { fileURLToPath } from 'node:url';
import { s3Stores } from '#adapters/s3/index.ts';
import { writeDocuments } from '#modules/discovery/index.ts';
import { addPerson } from '#modules/identity/index.ts';
import { addLocation } from '#modules/inventory/index.ts';
import { keepDrawing, useStores } from '#modules/media/index.ts';
import { addChannelSeller, foundOrganization } from '#modules/organizations/index.ts';
import { addCounter, addPromotion, addTaxRate } from '#modules/pricing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { addCategories, addFace, addPeople, addShipping, type Drawn } from './loading/found-seller.ts';
import { openChannel } from './loading/open-channel.ts';
import { openServices } from './loading/open-services.ts';
import { openStores } from './loading/open-stores.ts';
import { type Shelf, shelveProduct } from './loading/shelve-product.ts';
import { teachCourse } from './loading/teach-courses.ts';
import type { Preset, PresetSeller } from './preset.ts';

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
    const channelId = openChannel(tx, orgId, preset.name, preset.channel);
    addPromotions(tx, { orgId, id: channelId }, preset);
    const operator: PresetSeller = { slug: preset.name, ...organization, users, products, taxes, shipping };
    await stockSeller(tx, { preset, drawn, orgId, channel: { orgId, id: channelId } }, operator);
    for (const seller of preset.sellers ?? []) {
      const sellerId = newId();
      foundOrganization(tx, { id: sellerId, slug: seller.slug, name: seller.name, country: seller.country });
      await addPeople(tx, sellerId, seller.users);
      await stockSeller(tx, { preset, drawn, orgId: sellerId, channel: { orgId, id: channelId } }, seller);
    }
    await openStores(tx, { preset, drawn });
    return true;
  }).catch((error: unknown) => {
    // Two loads at once: the second finds the organization there.
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  });
}

/** Draws every picture before the transaction opens; the same drawing has the same key. */
async function draw(preset: Preset): Promise<Drawn> {
  const drawn = new Map<string, string[]>();
  const keep = async (name: string, svgs: string[]): Promise<void> => void drawn.set(name, await Promise.all(svgs.map(keepDrawing)));
  for (const category of preset.categories) await keep(`category ${category.slug}`, [category.picture()]);
  const { sellers = [], brands = [], stores = [] } = preset;
  for (const product of [...preset.products, ...[...sellers, ...brands].flatMap(({ products }) => products)])
    await keep(
      product.slug,
      product.pictures().map(({ svg }) => svg),
    );
  for (const { slug, face } of [...sellers, ...brands, ...stores]) if (face) await keep(`seller ${slug}`, [face.picture()]);
  return drawn;
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
  if (seller.face) addFace(tx, orgId, seller.face, drawn.get(`seller ${seller.slug}`)?.[0]);
  for (const tax of seller.taxes) tx.send(addTaxRate, [orgId, newId(), tax.country, tax.name, tax.rateBasisPoints]);
  addShipping(tx, orgId, seller.shipping, preset.channel.currency);
  const locationId = newId();
  tx.send(addLocation, [orgId, locationId, seller.name]);
  // The operator has all categories of its shop, a seller those it has something in; where stores sell, the shelves are theirs.
  const hasAll = orgId === channel.orgId && !preset.stores;
  const used = hasAll ? undefined : new Set(seller.products.map(({ category }) => category));
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

if (import.meta.main) {
  loadConfig();
  useStores(await s3Stores());
  await openDatabase();
  const name = process.argv[2] ?? 'vestify';
  const { preset } = (await import(`./${name}/index.ts`)) as { preset: Preset };
  process.stdout.write((await loadPreset(preset)) ? `loaded ${name}\n` : `${name} was loaded before\n`);
  // Its lists are whole from the first moment on.
  while (await writeDocuments());
  await closeDatabase();
}
