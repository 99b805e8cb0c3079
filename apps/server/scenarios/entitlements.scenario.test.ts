// A store's right to sell what a brand makes: granted, changed and ended, by its dates, by people at once, and while carts hold its products.
import pg from 'pg';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Made, type Network, openNetwork } from '../../../tools/testing/network.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, person } from './people.ts';
import { letterTo } from './person.ts';
import { advance, until } from './shopper.ts';

let server: TestServer;
let network: Network;
let soap: Made;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  network = await openNetwork(server, 'soap');
  soap = await network.make('Olive soap', { central: 12_000, own: 15_000 });
}, 60_000);

// Each test begins without one, however the one before it ended.
beforeEach(() => server.database.sql('delete from entitlements'));

const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

test('NET-02 a store sells what a brand makes while it is entitled: before and after it is neither shown nor to be had', async () => {
  expect([await network.shelf(), await network.priceOf(soap.slug)]).toEqual([[], undefined]);
  await expect(network.ready(soap)).rejects.toThrow('OFFER_NOT_FOUND');
  const granted = await network.grant();
  expect([granted.status, granted.body]).toMatchObject([201, { mode: 'CENTRAL', state: 'active', endsAt: null }]);
  await until('the shelf', async () => (await network.shelf()).includes(soap.slug));
  expect(await network.priceOf(soap.slug)).toBe('12000');
  const [buyer, late] = [await network.ready(soap), await network.ready(soap)];
  const { status, body } = await buyer.place();
  expect(status).toBe(201);
  const bought = body.order.lines[0]?.unitPrice;
  expect((await network.end()).body).toMatchObject({ state: 'ended' });
  expect(await network.priceOf(soap.slug)).toBeUndefined();
  await until('an empty shelf', async () => (await network.shelf()).length === 0);
  const { lines } = await late.cart();
  expect(lines[0]).toMatchObject({ problem: 'NO_LONGER_SOLD', title: 'Olive soap', available: 0 });
  expect(outcomes([await late.place().then(({ status: s, body: b }) => ({ status: s, code: b.code }))])).toEqual(['OFFER_NOT_SOLD']);
  const { data } = await buyer.client.GET('/v1/orders/{id}', { params: { path: { id: body.order.id } } });
  expect(data?.lines[0]).toMatchObject({ unitPrice: bought, title: 'Olive soap' });
});

test('NET-02 twenty carts are placed around the end: none is sold after it, and each other is told what is no longer sold', async () => {
  expect((await network.grant()).status).toBe(201);
  await until('the shelf', async () => (await network.priceOf(soap.slug)) !== undefined);
  const buyers = await Promise.all(Array.from({ length: 20 }, () => network.ready(soap)));
  const before = buyers.slice(0, 8).map((buyer) => buyer.place());
  await Promise.any(before);
  const ended = network.end();
  const around = buyers.slice(8, 14).map((buyer) => buyer.place());
  const { body } = await ended;
  const after = await Promise.all(buyers.slice(14).map((buyer) => buyer.place()));
  const tried = [...(await Promise.all([...before, ...around])), ...after];
  expect(new Set(tried.map(({ status, body: { code } }) => code ?? status))).toEqual(new Set([201, 'OFFER_NOT_SOLD']));
  expect(after.map(({ body: { code } }) => code)).toEqual(Array.from({ length: 6 }, () => 'OFFER_NOT_SOLD'));
  const [told] = after;
  expect(told?.body.facts?.lines).toEqual([(await buyers[14]?.cart())?.lines[0]?.id]);
  const [late] = await server.database.sql<{ orders: number }>(
    `select count(*)::int as orders from orders o join order_lines l on l.org_id = o.org_id and l.order_id = o.id
       join offers f on f.org_id = l.seller_org_id and f.id = l.offer_id
      where f.org_id <> f.variant_org_id and o.placed_at >= $1`,
    [body.endsAt],
  );
  expect(late?.orders).toBe(0);
  const sold = tried.filter(({ status }) => status === 201).length;
  expect(sold).toBeGreaterThan(0);
});

test('NET-02 a sale that comes while the end is being written waits for it, and is refused', async () => {
  expect((await network.grant()).status).toBe(201);
  await until('the shelf', async () => (await network.priceOf(soap.slug)) !== undefined);
  const buyer = await network.ready(soap);
  const writer = new pg.Client(server.database.urls.admin);
  await writer.connect();
  try {
    await writer.query('begin');
    await writer.query('update entitlements set ends_at = clock_timestamp()');
    const placing = buyer.place();
    await until('the sale to wait', async () => {
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from entitlements e%for share%'`;
      return (await server.database.sql(waiting)).length > 0;
    });
    await writer.query('commit');
    expect((await placing).body.code).toBe('OFFER_NOT_SOLD');
  } finally {
    await writer.end();
  }
});

test('NET-02 NET-04 whose price counts changes at once; a price that was seen before is not charged, and what was ordered stays', async () => {
  expect((await network.grant()).status).toBe(201);
  await until('the shelf', async () => (await network.priceOf(soap.slug)) === '12000');
  const [early, late] = [await network.ready(soap), await network.ready(soap)];
  const { body: placed } = await early.place();
  expect((await network.change({ mode: 'STORE' })).body).toMatchObject({ mode: 'STORE' });
  expect(await network.priceOf(soap.slug)).toBe('15000');
  const refused = await late.place();
  expect([refused.status, refused.body.code]).toEqual([409, 'QUOTE_CHANGED']);
  expect((await late.cart()).lines[0]?.unitPrice.amount).toBe('15000');
  const { data } = await early.client.GET('/v1/orders/{id}', { params: { path: { id: placed.order.id } } });
  expect(data?.lines[0]?.unitPrice.amount).toBe('12000');
  await network.end();
});

test('NET-02 of many who grant at once one does; dates that can’t be are refused, and what ended is granted anew', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => network.grant({ mode: 'STORE' })));
  expect(outcomes(answers)).toEqual([201, ...Array.from({ length: 7 }, () => 'ENTITLEMENT_EXISTS')]);
  const wrong = [
    { endsAt: inMinutes(-1) },
    { startsAt: inMinutes(5) },
    { mode: 'FREE' },
    { endsAt: 'soon' },
    { endsAt: '0001-01-01T00:00:00Z' },
  ];
  const codes = [];
  for (const change of wrong) codes.push((await network.change(change)).code);
  expect(codes).toEqual([
    'ENTITLEMENT_DATES_WRONG',
    'ENTITLEMENT_DATES_WRONG',
    'VALIDATION_FAILED',
    'VALIDATION_FAILED',
    'ENTITLEMENT_DATES_WRONG',
  ]);
  expect((await network.change({ endsAt: inMinutes(60) })).body.state).toBe('active');
  expect((await network.end(inMinutes(-5))).code).toBe('ENTITLEMENT_DATES_WRONG');
  expect((await network.end()).body.state).toBe('ended');
  expect([(await network.end()).code, (await network.change({ mode: 'CENTRAL' })).code]).toEqual([
    'ENTITLEMENT_ENDED',
    'ENTITLEMENT_ENDED',
  ]);
  expect((await network.grant({ startsAt: inMinutes(30), endsAt: inMinutes(20) })).code).toBe('ENTITLEMENT_DATES_WRONG');
  expect((await network.grant({ startsAt: inMinutes(30) })).body.state).toBe('upcoming');
  expect((await network.change({ startsAt: inMinutes(40) })).body.state).toBe('upcoming');
  expect((await network.end()).body.state).toBe('ended');
});

test('NET-02 nothing of a brand is sold while it is suspended, and all of it again when it may go on', async () => {
  expect((await network.grant()).status).toBe(201);
  await until('the shelf', async () => (await network.priceOf(soap.slug)) !== undefined);
  const buyer = await network.ready(soap);
  const judge = (verdict: string) =>
    network.platform.call('POST', `/v1/admin/platform/organizations/${network.brandId}/${verdict}`, { reason: 'under review' });
  expect((await judge('suspend')).status).toBe(200);
  expect(await network.priceOf(soap.slug)).toBeUndefined();
  expect((await buyer.place()).body.code).toBe('OFFER_NOT_SOLD');
  expect((await judge('reactivate')).status).toBe(200);
  expect((await buyer.place()).status).toBe(201);
  await network.brand.signIn();
  await network.brand.act(network.brandId);
  await network.end();
});

test('NET-02 others see, grant and change nothing; the store sees its brands, the platform all, and both sides get a file', async () => {
  const other = await openNetwork(server, 'tea');
  expect((await network.grant({ endsAt: inMinutes(600) })).status).toBe(201);
  const names = async (who: Network['brand'], path: string) => {
    const { status, body } = await who.call('GET', path);
    return status === 200
      ? (body.items as { brand: { name: string }; store: { name: string } }[]).map((e) => `${e.brand.name} > ${e.store.name}`)
      : status;
  };
  const pair = ['soap brand > soap store'];
  expect(await names(network.brand, '/v1/admin/entitlements?state=active&q=SOAP')).toEqual(pair);
  expect(await names(network.brand, '/v1/admin/entitlements?state=ended')).toEqual([]);
  expect(await names(network.store, '/v1/admin/brands?mode=CENTRAL')).toEqual(pair);
  expect(await names(network.store, '/v1/admin/entitlements')).toEqual([]);
  expect(await names(other.brand, '/v1/admin/entitlements')).toEqual([]);
  expect(await names(network.platform, `/v1/admin/platform/entitlements?brandId=${network.brandId}`)).toEqual(pair);
  expect(await names(network.brand, '/v1/admin/platform/entitlements')).toBe(403);
  const strangers = await Promise.all([
    other.brand.call('PATCH', `/v1/admin/entitlements/${network.storeId}`, { mode: 'STORE' }),
    network.store.call('POST', `/v1/admin/entitlements/${network.storeId}`, { mode: 'STORE' }),
    network.store.call('POST', `/v1/admin/entitlements/${network.brandId}/end`, {}),
    network.brand.call('POST', `/v1/admin/entitlements/${other.brandId}`, { mode: 'STORE' }),
    network.store.call('PATCH', `/v1/admin/platform/entitlements/${network.brandId}/${network.storeId}`, { mode: 'STORE' }),
  ]);
  expect(strangers.map(({ code }) => code)).toEqual([
    'ENTITLEMENT_NOT_FOUND',
    'STORE_NOT_FOUND',
    'ENTITLEMENT_NOT_FOUND',
    'STORE_NOT_FOUND',
    'FORBIDDEN',
  ]);
  const found = (await network.brand.call('GET', '/v1/admin/entitlements/stores?q=store')).body.items as { name: string }[];
  expect(found.map(({ name }) => name)).toEqual(['soap store', 'tea store']);
  const place = `/v1/admin/platform/entitlements/${other.brandId}/${network.storeId}`;
  expect((await network.platform.call('POST', place, { mode: 'STORE' })).status).toBe(201);
  expect((await network.platform.call('PATCH', place, { mode: 'CENTRAL' })).body.mode).toBe('CENTRAL');
  expect(await names(network.store, '/v1/admin/brands?limit=1')).toEqual(pair);
  const file = await fetch(`${server.baseUrl}/v1/admin/brands.csv`, { headers: { authorization: `Bearer ${network.store.token}` } });
  expect((await file.text()).split('\r\n').map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
    'brand,brand short name,store,store short name,mode',
    'soap brand,soap-brand,soap store,soap-store,CENTRAL',
    'tea brand,tea-brand,soap store,soap-store,CENTRAL',
    '',
  ]);
  const trail = await server.database.sql<{ action: string }>(
    `select action from audit_entries where org_id = (select id from organizations where slug = 'tea-brand') and action like 'entitlement.%' order by seq`,
  );
  expect(trail.map(({ action }) => action)).toEqual(['entitlement.granted', 'entitlement.changed']);
  expect((await network.platform.call('POST', `${place}/end`, {})).body.state).toBe('ended');
  await network.end();
});

test('NET-02 who grants a store what it never asked for is not seen in its shop, and hides nothing there', async () => {
  const stranger = await person(server, 'stranger@soap.test');
  await stranger.found('Glittering casino');
  const made = (who: typeof stranger, title: string) =>
    who.call('POST', '/v1/admin/products', { title, price: { amount: '9900', currency: 'THB' }, stock: 1, status: 'published' });
  const { body: chip } = await made(stranger, 'Casino chip');
  expect((await stranger.call('POST', `/v1/admin/entitlements/${network.storeId}`, { mode: 'CENTRAL' })).status).toBe(201);
  // The brand is older than the store, and calls something of its own the same.
  expect([(await made(network.brand, 'Twin soap')).body.slug, (await made(network.store, 'Twin soap')).body.slug]).toEqual([
    'twin-soap',
    'twin-soap',
  ]);
  expect((await network.grant()).status).toBe(201);
  await until('the shop to know its brand', async () => (await network.priceOf(soap.slug)) === '12000');
  expect((await network.shop(`/v1/products/${String(chip.slug)}`)).status).toBe(404);
  const suggested = JSON.stringify([(await network.shop('/v1/suggest?q=glitter')).body, (await network.shop('/v1/suggest?q=casino')).body]);
  expect(suggested).not.toMatch(/casino/i);
  expect(await network.priceOf('twin-soap')).toBe('9900');
  const { body: names } = await network.shop<{ people: { name: string }[] }>('/v1/suggest?q=soap+brand');
  expect(names.people.map(({ name }) => name)).toEqual(['soap brand']);
});

test('NET-02 who runs the installation founds a store for others; its owner is invited, and nobody else gets in', async () => {
  const wanted = { name: 'Corner store', country: 'VN', trade: 'store', owner: 'corner@store.test', locale: 'vi' };
  const founded = await network.platform.call('POST', '/v1/admin/platform/organizations', wanted);
  expect([founded.status, founded.body]).toMatchObject([201, { slug: 'corner-store', trade: 'store', members: 0 }]);
  expect((await network.brand.call('POST', '/v1/admin/platform/organizations', wanted)).code).toBe('FORBIDDEN');
  const owner = await person(server, 'corner@store.test');
  const stranger = await person(server, 'stranger@store.test');
  const mailbox = { baseUrl: server.baseUrl, headers: { 'x-forwarded-host': 'corner-store.localhost' } };
  const { token } = await letterTo(mailbox, 'corner@store.test', 'organization.invited');
  expect((await stranger.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_FOR_ANOTHER');
  expect((await owner.call('POST', '/v1/invitations/accept', { token })).status).toBe(200);
  await owner.act(founded.body.id as string);
  expect((await owner.call('GET', '/v1/admin/members')).body.items).toMatchObject([{ role: { key: 'owner' } }]);
  const again = await network.platform.call('POST', `/v1/admin/platform/organizations/${founded.body.id as string}/owner`, {
    email: 'thief@store.test',
  });
  expect(again.code).toBe('OWNER_THERE');
});

test('NET-02 it begins and ends by itself at its very moments, and shelves are told of both', async () => {
  await network.brand.signIn();
  await network.brand.act(network.brandId);
  expect((await network.grant({ startsAt: inMinutes(5), endsAt: inMinutes(10) })).body.state).toBe('upcoming');
  const told = async () =>
    (await server.database.sql(`select from outbox_events where type = 'entitlement.changed' and actor = 'system'`)).length;
  const before = await told();
  expect(await network.priceOf(soap.slug)).toBeUndefined();
  await advance(server, 6);
  expect(await network.priceOf(soap.slug)).toBe('12000');
  await until('the beginning', async () => (await told()) > before && (await network.shelf()).includes(soap.slug));
  const buyer = await network.ready(soap);
  const begun = await told();
  await advance(server, 5);
  expect(await network.priceOf(soap.slug)).toBeUndefined();
  expect((await buyer.place()).body.code).toBe('OFFER_NOT_SOLD');
  await until('the end', async () => (await told()) > begun && !(await network.shelf()).includes(soap.slug));
});

/** Numbers that look random and are the same for a seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('NET-02 NET-04 for any dates, price and moment: what is shown can be bought, at the price that counts, and only what is entitled is', async () => {
  const seed = Date.now() % 1_000_000;
  const below = seeded(seed);
  let at = await advance(server, 1);
  for (let round = 0; round < 8; round += 1) {
    const what = `seed ${seed}, round ${round}`;
    await server.database.sql('delete from entitlements');
    await network.brand.signIn();
    await network.brand.act(network.brandId);
    // Half a minute off, so that no moment comes while a step is asked.
    const from = at.getTime() + 30_000;
    const minute = (n: number): Date => new Date(from + n * 60_000);
    const terms = {
      mode: below(2) ? ('STORE' as 'STORE' | 'CENTRAL') : 'CENTRAL',
      startsAt: minute(below(9) - 3),
      endsAt: below(3) ? minute(6 + below(6)) : null,
    };
    expect((await network.grant(terms)).status, what).toBe(201);
    for (let step = 0; step < 3; step += 1) {
      const turn = below(4);
      if (turn === 0 && (terms.endsAt === null || terms.endsAt > at)) {
        terms.mode = terms.mode === 'STORE' ? 'CENTRAL' : 'STORE';
        expect((await network.change({ mode: terms.mode })).status, what).toBe(200);
      } else at = await advance(server, 1 + below(4));
      const holds = terms.startsAt <= at && (terms.endsAt === null || at < terms.endsAt);
      const price = terms.mode === 'STORE' ? '15000' : '12000';
      expect(await network.priceOf(soap.slug), what).toBe(holds ? price : undefined);
      const bought = await network
        .ready(soap)
        .then((buyer) => buyer.place())
        .then(({ body }) => body.order.lines[0]?.unitPrice.amount)
        .catch((error: Error) => /OFFER_NOT_FOUND/.test(error.message) || Promise.reject(error));
      expect(bought, what).toBe(holds ? price : true);
    }
  }
}, 120_000);
