// Imports and exports as people lead them over HTTP: by pieces, beside sales and edits, through a program that dies, and from brands.
import { beforeAll, expect, test } from 'vitest';
import { type Network, openNetwork } from '../../../tools/testing/network.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Person } from './people.ts';
import { Shopper, until } from './shopper.ts';

let server: TestServer;
let owner: Person;
let network: Network;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', LEASE_SECONDS: '1', POLL_MS: '100' } });
  owner = await new Person(server, 'owner@vestify.test').signIn();
  network = await openNetwork(server, 'linen');
}, 60_000);

interface Run {
  id: string;
  state: string;
  done: number;
  counts: { added: number; changed: number; unchanged: number; failed: number };
  columns: { field: string | null }[];
  fault: { code: string } | null;
  wrong: { line: number; code: string }[];
  file: string | null;
}
const runs = '/v1/admin/catalog-runs';
const read = async (who: Person, id: string): Promise<Run> => (await who.call('GET', `${runs}/${id}`)).body as unknown as Run;
const at = (who: Person, id: string, ...states: string[]): Promise<Run> =>
  until(
    `the run to be ${states.join(' or ')}`,
    async () => {
      // A program that was killed answers again in a moment.
      const run = await read(who, id).catch(() => undefined);
      return run && states.includes(run.state) && run;
    },
    90,
  );

async function lookThrough(who: Person, kind: string, content: string): Promise<Run> {
  const bytes = Buffer.from(content);
  const { body: begun } = await who.call('POST', `${runs}/imports`, { kind, name: 'goods.csv', bytes: bytes.length });
  await who.call('PUT', `${runs}/${String(begun.id)}/content?offset=0`, bytes, { 'content-type': 'application/octet-stream' });
  const { body } = await who.call('POST', `${runs}/${String(begun.id)}/finish`, {});
  const { id, columns } = body as unknown as Run;
  expect((await who.call('POST', `${runs}/${id}/check`, { mapping: columns.map(({ field }) => field) })).status).toBe(200);
  return at(who, id, 'ready', 'failed');
}

async function bring(who: Person, kind: string, content: string, mode = 'right'): Promise<Run> {
  const { id } = await lookThrough(who, kind, content);
  expect((await who.call('POST', `${runs}/${id}/apply`, { mode })).status).toBe(200);
  return at(who, id, 'done', 'failed');
}

test(
  'COR-23 fifty imports, edits and sales of the same variants at once leave stock equal to its moves',
  { timeout: 180_000 },
  async () => {
    const skus = [1, 2, 3].map((number) => `RUSH-${number}`);
    const file = skus.map((sku) => `${sku.toLowerCase()},${sku},${sku},20.00,500`).join('\n');
    await bring(owner, 'csv_products', `product,sku,title,price,stock\n${file}\n`);
    const offers = await server.database.sql<{ id: string; sku: string }>(
      `select o.id, v.sku from offers o join variants v on v.id = o.variant_id where v.sku = any ($1) order by v.sku`,
      [skus],
    );
    const { items } = (await owner.call('GET', '/v1/admin/stock?q=RUSH&limit=10')).body as unknown as { items: { offerId: string }[] };
    const offerIds = items.map(({ offerId }) => offerId);
    const lines = skus.map((sku) => `${sku},2,received`).join('\n');
    const imports = Array.from({ length: 10 }, () => bring(owner, 'csv_stock', `sku,change,reason\n${lines}\n`));
    const edits = Array.from({ length: 20 }, (_, index) =>
      owner.call('POST', `/v1/admin/stock/${offerIds[index % 3]}/moves`, { delta: index % 2 === 0 ? 3 : -1, reason: 'counted' }),
    );
    const sales = Array.from({ length: 20 }, async (_, index) => {
      const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offerIds[index % 3] ?? '', quantity: 1 }]);
      return (await (await shopper.details()).place()).status;
    });
    const [brought, edited, sold] = await Promise.all([Promise.all(imports), Promise.all(edits), Promise.all(sales)]);
    expect(brought.map(({ state, counts }) => [state, counts.changed])).toEqual(brought.map(() => ['done', 3]));
    expect(edited.filter(({ status }) => status !== 200)).toEqual([]);
    expect(sold.filter((status) => status !== 201)).toEqual([]);
    const [sums] = await server.database.sql(
      `select sum(s.on_hand)::int as on_hand, sum((select sum(m.delta) from stock_moves m where m.offer_id = s.offer_id and m.location_id = s.location_id))::int as moved,
            sum(s.reserved)::int as reserved from stock_levels s where s.offer_id = any ($1)`,
      [offers.map(({ id }) => id)],
    );
    expect(sums).toEqual({ on_hand: 1500 + 10 * 3 * 2 + 10 * 3 - 10, moved: 1500 + 10 * 3 * 2 + 10 * 3 - 10, reserved: 20 });
  },
);

test('COR-23 an import goes on where a killed program left it, and does nothing twice', { timeout: 180_000 }, async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => `kill-${index},KILL-${index},Kill ${index},7.00,2`).join('\n');
  const { id } = await lookThrough(owner, 'csv_products', `product,sku,title,price,stock\n${rows}\n`);
  await owner.call('POST', `${runs}/${id}/apply`, { mode: 'right' });
  await until('some of it', async () => (await read(owner, id)).done > 0, 60);
  await server.kill9();
  await server.restart();
  const done = await at(owner, id, 'done', 'failed');
  expect(done).toMatchObject({ state: 'done', done: 2_000, counts: { added: 2_000, failed: 0 } });
  const [there] = await server.database.sql(
    `select count(*)::int as variants, sum(s.on_hand)::int as units, (select count(*)::int from stock_moves m where m.source_key like 'run %' and m.offer_id in
            (select o2.id from offers o2 join variants v2 on v2.id = o2.variant_id where v2.sku like 'KILL-%')) as moves
       from variants v join offers o on o.variant_id = v.id join stock_levels s on s.offer_id = o.id where v.sku like 'KILL-%'`,
  );
  expect(there).toEqual({ variants: 2_000, units: 4_000, moves: 2_000 });
});

test('COR-23 the file of errors speaks the language of its reader', async () => {
  const { id } = await lookThrough(owner, 'csv_prices', 'sku,price\nNOTHING-LIKE-IT,1\n');
  const errors = async (query: string, headers: Record<string, string> = {}): Promise<string[]> => {
    const asked = { authorization: `Bearer ${owner.token}`, ...headers };
    return (await (await fetch(`${server.baseUrl}${runs}/${id}/errors.csv${query}`, { headers: asked })).text()).trim().split('\r\n');
  };
  expect(await errors('?locale=ru')).toEqual([
    'Строка,Столбец,Код,Ошибка,Ячейка',
    '2,sku,UNKNOWN_SKU,Вы не продаёте ничего с таким артикулом.,NOTHING-LIKE-IT',
  ]);
  expect((await errors('', { 'accept-language': 'xx, th-TH;q=0.9, en' }))[1]).toContain('คุณไม่ได้ขายสินค้าที่มี SKU นี้');
  expect((await errors(''))[1]).toContain('You sell nothing with this SKU.');
});

test('COR-23 a file is had by a signed address for a while, and never by another organization', async () => {
  const { status, body } = await owner.call('POST', `${runs}/exports`, { what: 'stock' });
  expect([status, body.code]).toEqual([201, undefined]);
  const { file, state, fault } = await at(owner, String(body.id), 'done', 'failed');
  expect([state, fault]).toEqual(['done', null]);
  const get = (path: string, who: Person): Promise<Response> =>
    fetch(`${server.baseUrl}${path}`, { headers: { authorization: `Bearer ${who.token}` } });
  const answer = await get(file ?? '', owner);
  const bytes = Buffer.from(await answer.arrayBuffer());
  // The mark of UTF-8 goes before it, which `text()` would take away.
  expect([answer.status, bytes.toString('utf8').split('\r\n')[0]]).toEqual([200, '\uFEFFsku,name,location,on_hand,reserved']);
  expect((await get((file ?? '').replace(/signature=./, 'signature=_'), owner)).status).not.toBe(200);
  expect((await network.store.call('GET', `${runs}/${String(body.id)}`)).status).toBe(404);
  expect((await network.store.call('GET', file ?? '')).status).not.toBe(200);
});

test('NET-03 COR-22 units ask for the right to change stock, and a place that was closed meanwhile takes none in', async () => {
  const store = await openNetwork(server, 'wool');
  const { body: key } = await store.store.call('POST', '/v1/admin/keys', { name: 'Goods', permissions: ['catalog.read', 'catalog.write'] });
  const program = (body: unknown) =>
    fetch(`${server.baseUrl}/v1/admin/brand-products/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${String(key.key)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const [asked] = [`prd_${'0'.repeat(26)}`];
  expect((await program({ quantity: 1 })).status).toBe(403);
  expect((await program({ products: [asked], each: [{ product: asked, quantity: 0 }] })).status).toBe(403);
  expect((await program({})).status).toBe(201);

  await store.brand.call('POST', '/v1/admin/products', {
    title: 'Wool sock',
    price: { amount: '10000', currency: 'THB' },
    stock: 1,
    status: 'published',
  });
  await store.grant({ mode: 'CENTRAL' });
  await until(
    'the catalog',
    async () => ((await store.store.call('GET', '/v1/admin/brand-products')).body.items as unknown[]).length === 1,
  );
  const { body: attic } = await store.store.call('POST', '/v1/admin/stock-locations', { name: 'Attic' });
  const { body: before } = await store.store.call('POST', `${runs}/imports`, { kind: 'csv_stock', name: 'a.csv', bytes: 1 });
  // As if it were at work: what comes behind it waits.
  const stands = (state: string) =>
    server.database.sql(`update catalog_runs set state = $2 where name = $1 and state in ('receiving', 'running')`, ['a.csv', state]);
  await stands('running');
  const { body: run } = await store.store.call('POST', '/v1/admin/brand-products/import', { quantity: 5, location: 'Attic' });
  expect((await store.store.call('POST', `/v1/admin/stock-locations/${String(attic.id)}/close`, {})).status).toBe(200);
  await store.store.call('POST', `${runs}/${String(before.id)}/cancel`, {});
  await store.store.call('POST', `${runs}/exports`, { what: 'stock' });
  expect(await at(store.store, String(run.id), 'done', 'failed')).toMatchObject({ state: 'failed', fault: { code: 'LOCATION_NOT_FOUND' } });
});

test(
  'NET-03 a store takes what its brands publish, by percentage and with units; again it updates, and what ended is withdrawn',
  { timeout: 90_000 },
  async () => {
    for (const title of ['Linen sheet', 'Linen towel'])
      await network.brand.call('POST', '/v1/admin/products', {
        title,
        price: { amount: '10000', currency: 'THB' },
        stock: 1,
        status: 'published',
      });
    const products = '/v1/admin/brand-products';
    expect((await network.store.call('GET', products)).body).toMatchObject({ items: [], brands: [] });
    await network.grant({ mode: 'STORE' });
    const { body: page } = await until('the catalog of the brand', async () => {
      const answer = await network.store.call('GET', `${products}?q=linen`);
      return (answer.body.items as unknown[]).length === 2 && answer;
    });
    expect(page).toMatchObject({
      brands: [{ mode: 'STORE', products: 2 }],
      items: [{ taken: 0, variants: 1, priceFrom: { amount: '10000' } }, { taken: 0 }],
    });
    expect((await network.store.call('POST', `${products}/preview`, {})).body).toEqual({ added: 2, known: 0, unpriced: 0, withdrawn: 0 });
    const take = async (more: Record<string, unknown> = {}): Promise<Run> => {
      const { body } = await network.store.call('POST', `${products}/import`, {
        basisPoints: 12_500,
        rounding: 'none',
        quantity: 4,
        ...more,
      });
      return at(network.store, String(body.id), 'done', 'failed');
    };
    const [one] = page.items as { id: string }[];
    expect(await take({ products: [one?.id] })).toMatchObject({ state: 'done', counts: { added: 1, changed: 0 } });
    expect(await take()).toMatchObject({ state: 'done', counts: { added: 1, changed: 0, unchanged: 1 } });
    expect(await take({ basisPoints: 15_000 })).toMatchObject({ state: 'done', counts: { added: 0, changed: 2 } });
    const offers = (): Promise<unknown[]> =>
      server.database.sql(
        `select o.price_minor::int as price, o.status, s.on_hand from offers o left join stock_levels s on s.org_id = o.org_id and s.offer_id = o.id
        where o.org_id <> o.variant_org_id order by o.id`,
      );
    expect(await offers()).toEqual([1, 2].map(() => ({ price: 15_000, status: 'published', on_hand: 4 })));
    await network.brand.call('PATCH', `/v1/admin/products/${one?.id}`, { status: 'archived' });
    expect(await take()).toMatchObject({ state: 'done', counts: { added: 0 } });
    expect((await offers()) as { status: string }[]).toEqual(
      expect.arrayContaining([expect.objectContaining({ status: 'withdrawn', on_hand: 4 })]),
    );
    await network.end();
    await until('nothing to take', async () => ((await network.store.call('GET', products)).body.items as unknown[]).length === 0);
    await take();
    expect(((await offers()) as { status: string }[]).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  },
);

test(
  'NET-03 of a selection each product gets its own units and price; again it updates what is there and brings nothing twice',
  { timeout: 90_000 },
  async () => {
    const other = await openNetwork(server, 'clay');
    const { brand, store } = other;
    for (const [title, category] of [
      ['Clay cup', 'Cups'],
      ['Clay plate', 'Plates'],
      ['Clay bowl', 'Plates'],
    ]) {
      await brand.call('POST', '/v1/admin/categories', { name: { en: category } });
      const price = { amount: '10000', currency: 'THB' };
      const made = { title, price, stock: 1, status: 'published', category: category?.toLowerCase() };
      expect((await brand.call('POST', '/v1/admin/products', made)).status).toBe(201);
    }
    await other.grant({ mode: 'STORE' });
    const products = '/v1/admin/brand-products';
    const { body: page } = await until('the catalog of the brand', async () => {
      const answer = await store.call('GET', `${products}?q=clay`);
      return (answer.body.items as unknown[]).length === 3 && answer;
    });
    const idOf = (title: string) => (page.items as { id: string; title: string }[]).find((each) => each.title === title)?.id ?? '';
    expect(page.categories).toEqual(
      expect.arrayContaining([
        { slug: 'cups', name: 'Cups', products: 1 },
        { slug: 'plates', name: 'Plates', products: 2 },
      ]),
    );
    expect((await store.call('GET', `${products}?category=plates`)).body.items).toHaveLength(2);
    expect((await store.call('POST', `${products}/preview`, { category: 'plates' })).body).toMatchObject({ added: 2 });
    const [cup, plate] = [idOf('Clay cup'), idOf('Clay plate')];
    const send = (body: Record<string, unknown>) => store.call('POST', `${products}/import`, body);
    const take = async (body: Record<string, unknown>): Promise<Run> => at(store, String((await send(body)).body.id), 'done', 'failed');
    const baht = (amount: string) => ({ amount, currency: 'THB' });

    expect(await send({ products: [cup], each: [{ product: plate, quantity: 1 }] })).toMatchObject({ status: 400 });
    expect((await send({ products: [cup], each: [{ product: cup, price: { amount: '1', currency: 'USD' } }] })).body.code).toBe(
      'WRONG_CURRENCY',
    );
    const each = [
      { product: cup, quantity: 7, price: baht('15550') },
      { product: plate, quantity: 2 },
    ];
    expect((await take({ products: [cup, plate], each, basisPoints: 12_000 })).counts).toMatchObject({ added: 2, failed: 0 });
    const there = () =>
      server.database.sql(
        `select p.title ->> 'en' as title, o.price_minor::int as price, s.on_hand, (select count(*)::int from stock_moves m where m.offer_id = o.id) as moves
           from offers o join products p on p.org_id = o.variant_org_id and p.id = o.product_id join stock_levels s on s.offer_id = o.id
          where o.org_id <> o.variant_org_id and p.title ->> 'en' like 'Clay%' order by 1`,
      );
    expect(await there()).toEqual([
      { title: 'Clay cup', price: 15_550, on_hand: 7, moves: 1 },
      { title: 'Clay plate', price: 12_000, on_hand: 2, moves: 1 },
    ]);
    const again = await take({ products: [cup, plate], each: [{ product: cup, quantity: 9 }], reprice: false });
    expect(again.counts).toEqual({ added: 0, changed: 1, unchanged: 1, failed: 0 });
    expect(await there()).toEqual([
      { title: 'Clay cup', price: 15_550, on_hand: 9, moves: 2 },
      { title: 'Clay plate', price: 12_000, on_hand: 2, moves: 1 },
    ]);
    const held = `update stock_levels set reserved = $1 where offer_id in (select o.id from offers o join products p on p.id = o.product_id where o.org_id <> o.variant_org_id and p.title ->> 'en' = 'Clay cup')`;
    await server.database.sql(held, [5]);
    const short = await take({ products: [cup], each: [{ product: cup, quantity: 4, price: baht('999') }] });
    expect([short.counts, short.wrong]).toMatchObject([{ changed: 0, failed: 1 }, [{ code: 'TOO_FEW_UNITS' }]]);
    expect((await there())[0], 'nothing of it is done').toMatchObject({ price: 15_550, on_hand: 9 });
    await server.database.sql(held, [0]);
    await other.change({ mode: 'CENTRAL' });
    await until(
      'the brand to set its prices',
      async () => (await send({ products: [cup], each: [{ product: cup, price: baht('1') }] })).body.code === 'PRICE_IS_CENTRAL',
    );
  },
);

test(
  'NET-03 taking some leaves alone what was not asked for, and what a brand lets one sell from a day to come',
  { timeout: 90_000 },
  async () => {
    const other = await openNetwork(server, 'rattan');
    const { brand, store } = other;
    const made = [];
    for (const title of ['Rattan chair', 'Rattan table']) {
      const { body } = await brand.call('POST', '/v1/admin/products', {
        title,
        price: { amount: '10000', currency: 'THB' },
        stock: 1,
        status: 'published',
      });
      made.push(String(body.id));
    }
    const [chair, table] = made;
    await other.grant({ mode: 'STORE' });
    const products = '/v1/admin/brand-products';
    await until('the catalog of the brand', async () => ((await store.call('GET', products)).body.items as unknown[]).length === 2);
    const take = async (body: Record<string, unknown>): Promise<Run> =>
      at(store, String((await store.call('POST', `${products}/import`, body)).body.id), 'done', 'failed');
    const sold = () =>
      server.database.sql(
        `select p.title ->> 'en' as title, o.status from offers o join products p on p.org_id = o.variant_org_id and p.id = o.product_id
        where o.org_id <> o.variant_org_id and p.title ->> 'en' like 'Rattan%' order by 1`,
      );
    await take({});
    await brand.call('PATCH', `/v1/admin/products/${table}`, { status: 'archived' });
    expect((await store.call('POST', `${products}/preview`, { products: [chair] })).body).toMatchObject({ withdrawn: 0 });
    expect((await store.call('POST', `${products}/preview`, {})).body).toMatchObject({ withdrawn: 1 });
    await take({ products: [chair] });
    expect(await sold()).toEqual([
      { title: 'Rattan chair', status: 'published' },
      { title: 'Rattan table', status: 'published' },
    ]);
    await other.end();
    await other.grant({ mode: 'STORE', startsAt: new Date(Date.now() + 86_400_000) });
    await until('nothing to take', async () => ((await store.call('GET', products)).body.items as unknown[]).length === 0);
    expect((await take({})).counts).toMatchObject({ changed: 0 });
    expect(await sold()).toMatchObject([{ status: 'published' }, { status: 'published' }]);
  },
);
