// Loads a preset into the database, once each: organization, people, channel, catalog, offers, stock.
// Usage: node presets/load.ts NAME
import { addCategory, addPicture, addProduct, addVariants, foldWords } from '#modules/catalog/index.ts';
import { addShippingMethod } from '#modules/fulfilment/index.ts';
import { addPerson } from '#modules/identity/index.ts';
import { addLocation, openStock } from '#modules/inventory/index.ts';
import { keepDrawing } from '#modules/media/index.ts';
import { addChannel, addChannelSeller, addMembership, foundOrganization } from '#modules/organizations/index.ts';
import { addOfferPrices, addOffers, addTaxRate } from '#modules/pricing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { LocalText, Preset, PresetProduct } from './preset.ts';

const claim = statement<{ name: string }>(
  'presets.claim',
  `insert into loaded_presets (name, org_id, loaded_at) values ($1, $2, $3) on conflict do nothing returning name`,
);

/** Returns false when the preset was loaded before. */
export async function loadPreset(preset: Preset): Promise<boolean> {
  const drawn = await draw(preset);
  return inTx(systemActor, async (tx) => {
    const orgId = newId();
    foundOrganization(tx, { id: orgId, slug: preset.name, ...preset.organization, ...(preset.roles ? { roles: preset.roles } : {}) });
    if (!(await tx.row(claim, [preset.name, orgId, tx.now]))) return false;
    await addPeople(tx, orgId, preset);
    addChannelOf(tx, orgId, preset);
    const categories = addCategories(tx, orgId, preset, drawn);
    const locationId = newId();
    tx.send(addLocation, [orgId, locationId, preset.organization.name]);
    preset.products.forEach((product, position) => {
      addOneProduct(tx, { orgId, locationId, preset, product, position, categoryId: categories.get(product.category) ?? '', drawn });
    });
    return true;
  }).catch((error: unknown) => {
    // Two loads at once: the second finds the organization there.
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  });
}

type Drawn = Map<string, string>;

/** Draws every picture before the transaction opens; the same drawing has the same key. */
async function draw(preset: Preset): Promise<Drawn> {
  const drawn: Drawn = new Map();
  for (const category of preset.categories) drawn.set(`category ${category.slug}`, await keepDrawing(category.picture()));
  for (const product of preset.products) {
    for (const colour of product.colours) {
      for (const [index, picture] of product.pictures(colour).entries())
        drawn.set(`${product.slug} ${colour} ${index}`, await keepDrawing(picture.svg));
    }
  }
  return drawn;
}

async function addPeople(tx: Tx, orgId: Uuid, preset: Preset): Promise<void> {
  for (const user of preset.users) {
    const userId = await addPerson(tx, user);
    tx.send(addMembership, [orgId, userId, user.role, tx.now]);
  }
}

function addChannelOf(tx: Tx, orgId: Uuid, preset: Preset): void {
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
  tx.send(addChannelSeller, [orgId, id, orgId]);
  for (const tax of preset.taxes) tx.send(addTaxRate, [orgId, newId(), tax.country, tax.name, tax.rateBasisPoints]);
  preset.shipping.forEach((method, position) => {
    const countries = method.countries === 'all' ? null : method.countries;
    const { minDays, maxDays } = method;
    const prices = Object.entries({ [channel.currency]: method, ...method.prices });
    for (const [currency, { priceMinor, freeFromMinor = null }] of prices) {
      const price = [currency, priceMinor, freeFromMinor];
      tx.send(addShippingMethod, [orgId, newId(), JSON.stringify(method.name), countries, ...price, minDays, maxDays, position]);
    }
  });
}

function addCategories(tx: Tx, orgId: Uuid, preset: Preset, drawn: Drawn): Map<string, Uuid> {
  const ids = new Map<string, Uuid>();
  preset.categories.forEach((category, position) => {
    const id = newId();
    ids.set(category.slug, id);
    tx.send(addCategory, [orgId, id, category.slug, JSON.stringify(category.name), drawn.get(`category ${category.slug}`), position]);
  });
  return ids;
}

interface Shelving {
  orgId: Uuid;
  locationId: Uuid;
  preset: Preset;
  product: PresetProduct;
  position: number;
  categoryId: Uuid;
  drawn: Drawn;
}

const wordsOf = (...texts: LocalText[]): string => foldWords(texts.flatMap((text) => Object.values(text)).join(' '));

/** The values a product comes in, each with its place among all values of the option. */
const chosen = (all: { code: string; name: LocalText; swatch?: string }[], codes: string[]) =>
  all.map((value, position) => ({ swatch: null, ...value, position })).filter((value) => codes.includes(value.code));

function addOneProduct(tx: Tx, { orgId, locationId, preset, product, position, categoryId, drawn }: Shelving): void {
  const id = newId();
  const { sizes, colours } = preset.options;
  const category = preset.categories.find((each) => each.slug === product.category);
  const options = [
    {
      code: 'colour',
      name: { en: 'Colour', th: 'สี', vi: 'Màu', ru: 'Цвет', ar: 'اللون' },
      values: chosen(colours, product.colours),
    },
    {
      code: 'size',
      name: { en: 'Size', th: 'ขนาด', vi: 'Cỡ', ru: 'Размер', ar: 'المقاس' },
      values: chosen(sizes, product.sizes),
    },
  ];
  const text = [product.title, product.subtitle, product.description, product.attributes, options].map((each) => JSON.stringify(each));
  // New pieces stand all over the shelf, so that "newest" is another order than "featured".
  const published = new Date(tx.now.getTime() - ((position * 7) % preset.products.length) * 24 * 3_600_000);
  const words = wordsOf(product.title, product.subtitle, category?.name ?? { en: '' });
  tx.send(addProduct, [orgId, id, product.kind, product.slug, categoryId, ...text, words, position, published]);
  let place = 0;
  for (const colour of product.colours) {
    product.pictures(colour).forEach((picture, index) => {
      tx.send(addPicture, [
        orgId,
        newId(),
        id,
        drawn.get(`${product.slug} ${colour} ${index}`),
        JSON.stringify(picture.alt),
        JSON.stringify({ colour }),
        place,
      ]);
      place += 1;
    });
  }
  addVariantsOf(tx, { orgId, locationId, product, productId: id, currency: preset.channel.currency });
}

function addVariantsOf(tx: Tx, of: { orgId: Uuid; locationId: Uuid; product: PresetProduct; productId: Uuid; currency: string }): void {
  const { orgId, product } = of;
  const variants = product.colours.flatMap((colour) => product.sizes.map((size) => ({ id: newId(), offerId: newId(), colour, size })));
  const skus = variants.map(({ colour, size }) => `${product.slug}-${colour}-${size}`.toUpperCase().slice(0, 64));
  const options = variants.map(({ colour, size }) => JSON.stringify({ colour, size }));
  tx.send(addVariants, [orgId, of.productId, variants.map((each) => each.id), skus, options, variants.map((_, index) => index)]);
  const offers = variants.map((each) => each.offerId);
  const prices = variants.map(() => product.priceMinor);
  const compareAt = variants.map(() => product.compareAtMinor ?? null);
  tx.send(addOffers, [orgId, orgId, of.productId, of.currency, offers, variants.map((each) => each.id), prices, compareAt]);
  for (const [currency, { priceMinor, compareAtMinor = null }] of Object.entries(product.prices ?? {}))
    tx.send(addOfferPrices, [orgId, currency, offers, offers.map(() => priceMinor), offers.map(() => compareAtMinor)]);
  tx.send(openStock, [orgId, of.locationId, offers, variants.map((variant) => product.stock(variant)), offers.map(() => newId()), tx.now]);
}

if (import.meta.main) {
  loadConfig();
  await openDatabase();
  const name = process.argv[2] ?? 'vestify';
  const { preset } = (await import(`./${name}/index.ts`)) as { preset: Preset };
  process.stdout.write((await loadPreset(preset)) ? `loaded ${name}\n` : `${name} was loaded before\n`);
  await closeDatabase();
}
