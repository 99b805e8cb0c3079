// What a buyer pays here now, against the rule in plain words: random lists, groups, quantities, clocks, modes and currencies.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { breaksOf, pricedOffers, regularOffers } from './priced-offers.sql.ts';

const CURRENCIES = ['USD', 'THB', 'EUR'];
const day = 24 * 3600 * 1000;
const base = Date.parse('2030-06-15T12:00:00Z');
const at = (days: number): Date => new Date(base + days * day);

interface Prices {
  own: { currency: string; price: number; compare: number | null };
  further: { currency: string; price: number; compare: number | null }[];
  published: boolean;
}
interface List {
  org: string;
  id: string;
  currency: string;
  group: string | null;
  status: 'draft' | 'active';
  from: Date | null;
  until: Date | null;
  prices: { offer: string; quantity: number; price: number }[];
}
interface Sold {
  seller: string;
  offer: string;
  variant: string;
  prices: Prices;
  /** The brand's own offer of the same variant, where the seller is a store. */
  central: { offer: string; prices: Prices } | null;
}

let database: TestDatabase;
const [brand, store] = [randomUUID(), randomUUID()];
const groups = { [brand]: [randomUUID(), randomUUID()], [store]: [randomUUID()] };
const entitled: { mode: 'CENTRAL' | 'STORE' | null; from: Date; until: Date | null } = { mode: null, from: at(0), until: null };
const sold: Sold[] = [];
const lists: List[] = [];

// Not random from run to run, so that what fails fails again.
let seed = 20_301_115;
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return Math.floor((seed / 0x7fffffff) * below);
};
const one = <T>(all: readonly T[]): T => all[random(all.length)] as T;

function somePrices(): Prices {
  const price = (): { price: number; compare: number | null } => {
    const minor = one([0, 1, 99, 1000, 1999, 12_345, 1_000_000_000_000_000]);
    return { price: minor, compare: random(3) === 0 && minor < 1e15 ? minor + 1 + random(500) : null };
  };
  const [first, ...others] = CURRENCIES.toSorted(() => random(3) - 1) as [string, ...string[]];
  return {
    own: { currency: first, ...price() },
    further: others.filter(() => random(2) === 0).map((currency) => ({ currency, ...price() })),
    published: random(5) > 0,
  };
}

async function put(org: string, owner: string, product: string, variant: string, prices: Prices): Promise<string> {
  const id = randomUUID();
  const { own, further, published } = prices;
  await database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor, compare_at_minor) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [org, id, owner, variant, product, published ? 'published' : 'withdrawn', own.currency, own.price, own.compare],
  );
  for (const each of further)
    await database.sql(`insert into offer_prices (org_id, offer_id, currency, price_minor, compare_at_minor) values ($1, $2, $3, $4, $5)`, [
      org,
      id,
      each.currency,
      each.price,
      each.compare,
    ]);
  return id;
}

async function makeShelf(): Promise<void> {
  for (const [id, slug] of [
    [brand, 'the-brand'],
    [store, 'the-store'],
  ])
    await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1, $2, $2, 'TH', now())`, [id, slug]);
  for (const owner of [brand, store]) {
    const [category, product] = [randomUUID(), randomUUID()];
    await database.sql(`insert into categories (org_id, id, slug, name, position) values ($1, $2, 'all', '{}', 0)`, [owner, category]);
    await database.sql(
      `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words) values ($1, $2, 'physical', 'thing', 'published', $3, '{}', '{}', '{}', '')`,
      [owner, product, category],
    );
    for (let n = 0; n < 12; n += 1) {
      const variant = randomUUID();
      await database.sql(`insert into variants (org_id, id, product_id, sku, options, position) values ($1, $2, $3, $4, $6, $5)`, [
        owner,
        variant,
        product,
        `S${n}`,
        n,
        JSON.stringify({ size: `s${n}` }),
      ]);
      const own = somePrices();
      const offer = await put(owner, owner, product, variant, own);
      sold.push({ seller: owner, offer, variant, prices: own, central: null });
      if (owner !== brand) continue;
      const prices = somePrices();
      const resold = await put(store, brand, product, variant, prices);
      sold.push({ seller: store, offer: resold, variant, prices, central: { offer, prices: own } });
    }
  }
}

async function makeLists(): Promise<void> {
  for (const [org, ids] of Object.entries(groups))
    for (const id of ids)
      await database.sql(`insert into customer_groups (org_id, id, name, created_at) values ($1, $2, 'g', now())`, [org, id]);
  for (let n = 0; n < 40; n += 1) {
    const org = one([brand, store]);
    const [from, until] = one([
      [null, null],
      [at(-2), at(2)],
      [at(0), at(1)],
      [null, at(0)],
      [at(1), null],
    ]);
    const offers = sold.filter(({ seller }) => seller === org).filter(() => random(3) === 0);
    const prices = offers.flatMap(({ offer }) =>
      [1, 5, 100].filter(() => random(2) === 0).map((quantity) => ({ offer, quantity, price: one([0, 50, 900, 1500, 2_000_000]) })),
    );
    const list: List = {
      org,
      id: randomUUID(),
      currency: one(CURRENCIES),
      group: one([null, null, ...(groups[org] ?? [])]),
      status: random(6) === 0 ? 'draft' : 'active',
      from,
      until,
      prices,
    };
    lists.push(list);
    await database.sql(
      `insert into price_lists (org_id, id, name, currency, group_id, status, starts_at, ends_at, created_at) values ($1, $2, 'l', $3, $4, $5, $6, $7, now())`,
      [org, list.id, list.currency, list.group, list.status, from, until],
    );
    for (const { offer, quantity, price } of prices)
      await database.sql(
        `insert into price_list_prices (org_id, list_id, offer_id, min_quantity, price_minor) values ($1, $2, $3, $4, $5)`,
        [org, list.id, offer, quantity, price],
      );
  }
}

async function entitle(mode: 'CENTRAL' | 'STORE', from: Date, until: Date | null): Promise<void> {
  Object.assign(entitled, { mode, from, until });
  await database.sql(
    `insert into entitlements (org_id, store_org_id, mode, starts_at, ends_at, granted_at) values ($1, $2, $3, $4, $5, now())
     on conflict (org_id, store_org_id) do update set mode = excluded.mode, starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
    [brand, store, mode, from, until],
  );
}

interface Asking {
  currency: string;
  now: Date;
  mine: string[];
  quantity: number;
}
const runs = (from: Date | null, until: Date | null, now: Date): boolean => (!from || from <= now) && (!until || until > now);

/** The rule, in other words than the SQL's. */
function expected(item: Sold, { currency, now, mine, quantity }: Asking): { price: string; compare: string | null } | null {
  let [payee, prices] = [{ org: item.seller, offer: item.offer }, item.prices];
  if (item.central) {
    if (!entitled.mode || !runs(entitled.from, entitled.until, now)) return null;
    if (entitled.mode === 'CENTRAL') {
      if (!item.central.prices.published) return null;
      [payee, prices] = [{ org: brand, offer: item.central.offer }, item.central.prices];
    }
  }
  const regular = [prices.own, ...prices.further].find((each) => each.currency === currency);
  if (!regular) return null;
  const lowest = lists
    .filter((list) => list.org === payee.org && list.currency === currency && list.status === 'active' && runs(list.from, list.until, now))
    .filter(({ group }) => group === null || mine.includes(group))
    .flatMap((list) => list.prices)
    .filter(({ offer, quantity: least }) => offer === payee.offer && least <= quantity)
    .reduce((least, { price }) => Math.min(least, price), regular.price);
  const compare = lowest < regular.price ? (regular.compare ?? regular.price) : regular.compare;
  return { price: String(lowest), compare: compare === null ? null : String(compare) };
}

const asked = { currency: '$1', now: '$2::timestamptz', groups: '$3::uuid[]', quantity: '$4::int' };
const priced = ({ currency, now, mine, quantity }: Asking) =>
  database.sql<{ offer: string; price: string; compare: string | null }>(
    `select o.id as offer, o.price_minor::text as price, o.compare_at_minor::text as compare from ${pricedOffers(asked)} o where o.org_id = any ($5::uuid[])`,
    [currency, now, mine, quantity, [brand, store]],
  );

beforeAll(async () => {
  database = await useDatabase();
  await makeShelf();
  await makeLists();
}, 120_000);

test('COR-82 NET-04 the price is what the rule says, for random lists, groups, quantities, moments, modes and currencies', async () => {
  const entitlements: ({ mode: 'CENTRAL' | 'STORE'; from: Date; until: Date | null } | undefined)[] = [
    undefined,
    { mode: 'CENTRAL', from: at(-1), until: null },
    { mode: 'STORE', from: at(-1), until: null },
    { mode: 'CENTRAL', from: at(-1), until: at(1) },
    { mode: 'STORE', from: at(1), until: null },
  ];
  const everyone = Object.values(groups).flat();
  let priceless = 0;
  let reduced = 0;
  for (const entitlement of entitlements) {
    if (entitlement) await entitle(entitlement.mode, entitlement.from, entitlement.until);
    for (let n = 0; n < 24; n += 1) {
      const asking = {
        currency: one(CURRENCIES),
        now: one([at(-3), at(-1), at(0), new Date(base - 1), at(1), at(3)]),
        mine: everyone.filter(() => random(2) === 0),
        quantity: one([1, 4, 5, 99, 100, 999]),
      };
      const found = new Map((await priced(asking)).map(({ offer, ...price }) => [offer, price]));
      for (const item of sold) {
        const rule = expected(item, asking);
        expect(found.get(item.offer) ?? null, JSON.stringify({ item, asking, entitled })).toEqual(rule);
        priceless += rule ? 0 : 1;
        reduced += rule?.compare ? 1 : 0;
      }
    }
  }
  expect(Math.min(priceless, reduced)).toBeGreaterThan(200);
});

test('NET-04 a change of mode counts at once, and a store’s own lists lower no central price', async () => {
  const item = sold.find(({ central }) => central?.prices.published && central.prices.own.currency === 'USD');
  if (!item?.central) throw new Error('nothing is resold');
  const asking = { currency: 'USD', now: at(0), mine: [], quantity: 1 };
  const now = async () => (await priced(asking)).find(({ offer }) => offer === item.offer)?.price;
  await entitle('CENTRAL', at(-1), null);
  const central = await now();
  const before = expected({ ...item, seller: brand, offer: item.central.offer, prices: item.central.prices, central: null }, asking);
  expect(central).toBe(before?.price);
  const list = randomUUID();
  await database.sql(
    `insert into price_lists (org_id, id, name, currency, status, created_at) values ($1, $2, 'x', 'USD', 'active', now())`,
    [store, list],
  );
  await database.sql(`insert into price_list_prices (org_id, list_id, offer_id, price_minor) values ($1, $2, $3, 0)`, [
    store,
    list,
    item.offer,
  ]);
  expect(await now()).toBe(central);
  await entitle('STORE', at(-1), null);
  const own = item.prices.own.currency === 'USD' || item.prices.further.some(({ currency }) => currency === 'USD');
  expect(await now()).toBe(own ? '0' : undefined);
  await database.sql(`update organizations set status = 'suspended' where id = $1`, [brand]);
  expect(await now()).toBeUndefined();
  await database.sql(`update organizations set status = 'active' where id = $1`, [brand]);
});

test('COR-82 breaks are those of whose price it is, and what has no list costs its regular price', async () => {
  const rows = await database.sql<{ offer_id: string; min_quantity: number }>(breaksOf({ ...asked, quantity: '1' }).replace('$4', '1'), [
    'USD',
    at(0),
    [],
  ]);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ min_quantity: quantity }) => quantity > 1)).toBe(true);
  const [regular] = await database.sql<{ n: string }>(
    `select count(*) as n from ${regularOffers({ currency: '$1', now: '$2::timestamptz' })} r join ${pricedOffers({ currency: '$1', now: '$2::timestamptz' })} p
         on p.org_id = r.org_id and p.id = r.id where p.price_minor > r.price_minor`,
    ['USD', at(0)],
  );
  expect(regular?.n).toBe('0');
});
