// Channels as their owners run them: settings, taxes, and host names that only a DNS record proves.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDns, type TestDns } from '../../../tools/testing/dns.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person, Person as Somebody } from './people.ts';
import { until } from './shopper.ts';

let server: TestServer;
let dns: TestDns;
let owner: Person;
let other: Person;
let slug: string;
let otherSlug: string;
let id: string;
let otherId: string;

interface Shown {
  id: string;
  url: string;
  hosts: { host: string; verified: boolean; record: { name: string; value: string } }[];
}
const channelsOf = async (who: Person): Promise<Shown[]> => (await who.call('GET', '/v1/admin/channels')).body.items as never;

beforeAll(async () => {
  dns = await startDns();
  server = await startServer({ preset: 'vestify', env: { DNS_SERVERS: dns.address, RATE_LIMITS: '0' } });
  owner = await person(server, 'owner@channels.test');
  ({ slug } = await owner.found('Channels'));
  other = await person(server, 'other@channels.test');
  ({ slug: otherSlug } = await other.found('Other'));
  id = (await channelsOf(owner))[0]?.id ?? '';
  otherId = (await channelsOf(other))[0]?.id ?? '';
});
afterAll(() => dns.stop());

const shopAt = async (host: string, path = '/v1/channel') => {
  const response = await fetch(`${server.baseUrl}${path}`, { headers: { 'x-forwarded-host': host } });
  return (await response.json()) as Record<string, unknown>;
};
const claim = (who: Person, channel: string, host: string) => who.call('POST', `/v1/admin/channels/${channel}/hosts`, { host });
const verify = (who: Person, channel: string, host: string) => who.call('POST', `/v1/admin/channels/${channel}/hosts/${host}/verify`);
/** What the answer of a claim says to put into the DNS. */
const put = ({ body }: { body: Record<string, unknown> }): void => {
  const { name, value } = body.record as { name: string; value: string };
  dns.records.set(name, ['v=spf1 -all', value]);
};

test('COR-12 a host name counts once its DNS proves it, and the shop answers there at once', async () => {
  const claimed = await claim(owner, id, 'Shop.Channels-Example.COM.');
  expect([claimed.status, claimed.body.host, claimed.body.verified]).toEqual([201, 'shop.channels-example.com', false]);
  expect((await claim(owner, id, 'shop.channels-example.com')).body.record).toEqual(claimed.body.record);
  expect((await verify(owner, id, 'shop.channels-example.com')).code).toBe('HOST_NOT_PROVED');
  dns.records.set('_tessera.shop.channels-example.com', ['tessera-verify=somebody-else']);
  expect((await verify(owner, id, 'shop.channels-example.com')).code).toBe('HOST_NOT_PROVED');
  expect((await shopAt('shop.channels-example.com')).name).toBe('Vestify');
  put(claimed);
  expect((await verify(owner, id, 'shop.channels-example.com')).body).toMatchObject({ verified: true });
  expect((await shopAt('shop.channels-example.com')).name).toBe('Channels');
  expect((await channelsOf(owner))[0]?.url).toBe('https://shop.channels-example.com');
  expect((await owner.call('DELETE', `/v1/admin/channels/${id}/hosts/shop.channels-example.com`)).status).toBe(204);
  expect((await shopAt('shop.channels-example.com')).name).toBe('Vestify');
  expect((await verify(owner, id, 'shop.channels-example.com')).code).toBe('HOST_NOT_FOUND');
});

test('COR-12 a name may be claimed by many; whoever proves it has it, and of two who prove it at once one does', async () => {
  const host = 'rivals.example.net';
  const claims = await Promise.all([claim(owner, id, host), claim(other, otherId, host)]);
  expect(claims.map(({ status }) => status)).toEqual([201, 201]);
  const values = claims.map(({ body }) => (body.record as { value: string }).value);
  expect(new Set(values).size).toBe(2);
  dns.records.set(`_tessera.${host}`, values);
  const answers = await Promise.all([verify(owner, id, host), verify(other, otherId, host)]);
  expect(outcomes(answers)).toEqual([200, 'HOST_TAKEN']);
  const third = await person(server, 'third@channels.test');
  await third.found('Third');
  const thirdId = (await channelsOf(third))[0]?.id ?? '';
  const claimed = await claim(third, thirdId, host);
  const { value } = claimed.body.record as { value: string };
  expect([claimed.status, (await verify(third, thirdId, host)).code]).toEqual([201, 'HOST_NOT_PROVED']);
  dns.records.set(`_tessera.${host}`, [...values, value]);
  expect((await verify(third, thirdId, host)).code).toBe('HOST_TAKEN');

  // The domain changed hands: the DNS names nobody but the third.
  dns.records.set(`_tessera.${host}`, [value]);
  expect((await verify(third, thirdId, host)).body).toMatchObject({ verified: true });
  expect((await shopAt(host)).name).toBe('Third');
  const losers = (await Promise.all([channelsOf(owner), channelsOf(other)])).flatMap(([channel]) => channel?.hosts ?? []);
  expect(losers.filter((each) => each.host === host && each.verified)).toEqual([]);
  const trails = await Promise.all([owner, other].map((who) => who.call('GET', '/v1/admin/audit?action=channel.host_lost')));
  expect(trails.flatMap(({ body }) => body.items as unknown[])).toHaveLength(1);

  await until('word to the owner who lost it', async () => {
    const mailboxes = await Promise.all([slug, otherSlug].map((shop) => shopAt(`${shop}.localhost`, '/v1/dev/mails')));
    const mails = mailboxes.flatMap(({ items }) => items as { subject: string; template: string }[]);
    const told = mails.filter(({ template }) => template === 'organization.host_lost');
    return told.length === 1 && told[0]?.subject.includes(host);
  });

  expect((await third.call('POST', '/v1/admin/organization/close', { name: 'Third' })).status).toBe(204);
  expect(await server.database.sql('select 1 from channel_hosts where host = $1 and verified_at is not null', [host])).toEqual([]);
});

test('COR-12 names of this installation, addresses and nonsense are refused before the DNS is asked', async () => {
  const before = dns.asked.length;
  for (const host of [
    'localhost',
    'vestify.localhost',
    `${slug}.localhost`,
    '127.0.0.1',
    '169.254.169.254',
    'shop',
    'a b.com',
    'https://x.com',
    'x.com:80',
    '2130706433',
  ])
    expect((await claim(owner, id, host)).code).toBe('HOST_REFUSED');
  expect((await claim(owner, id, 'x')).code).toBe('VALIDATION_FAILED');
  expect(dns.asked.length).toBe(before);
  for (let n = 0; n < 12; n += 1) await claim(other, otherId, `shop${n}.example.org`);
  expect((await claim(other, otherId, 'one-more.example.org')).code).toBe('TOO_MANY_HOSTS');
});

test('COR-12 a DNS that does not answer says so and changes nothing', async () => {
  const claimed = await claim(owner, id, 'slow.example.net');
  put(claimed);
  dns.mood = 'failure';
  expect((await verify(owner, id, 'slow.example.net')).code).toBe('DNS_UNAVAILABLE');
  dns.mood = 'well';
  expect((await verify(owner, id, 'slow.example.net')).status).toBe(200);
});

test('COR-12 settings of a channel change at once for everybody, in memory of every server, and only by its owner', async () => {
  const shop = `${slug}.localhost`;
  await shopAt(shop);
  const changed = await owner.call('PATCH', `/v1/admin/channels/${id}`, {
    name: { en: 'Silk & Co', th: 'ผ้าไหม' },
    tagline: { en: 'Only silk.' },
    theme: 'snail',
    countries: ['TH', 'VN'],
    locales: ['en', 'th'],
    defaultLocale: 'th',
    currencies: ['THB', 'USD'],
    pricesIncludeTax: false,
  });
  expect(changed.body).toMatchObject({ name: { en: 'Silk & Co' }, currencies: ['THB', 'USD'], defaultLocale: 'th' });
  expect(await shopAt(shop)).toMatchObject({
    name: 'ผ้าไหม',
    theme: 'snail',
    countries: ['TH', 'VN'],
    locales: ['en', 'th'],
    pricesIncludeTax: false,
  });
  for (const [bad, code] of [
    [{ defaultLocale: 'ru' }, 'LOCALE_MISSING'],
    [{ locales: ['en'] }, 'LOCALE_MISSING'],
    [{ locales: [] }, 'VALIDATION_FAILED'],
    [{ countries: ['TH', 'TH'] }, 'VALIDATION_FAILED'],
    [{ countries: ['XX'] }, 'VALIDATION_FAILED'],
    [{ currencies: ['BAHT'] }, 'VALIDATION_FAILED'],
    [{ theme: 'javascript:' }, 'VALIDATION_FAILED'],
    [{ hosts: ['evil.example'] }, 'VALIDATION_FAILED'],
    [{ sellers: [] }, 'VALIDATION_FAILED'],
    [{ sellers: ['org_00000000000000000000000000'] }, 'SELLER_NOT_YOURS'],
    [{ payment_providers: [] }, 'VALIDATION_FAILED'],
  ] as const)
    expect((await owner.call('PATCH', `/v1/admin/channels/${id}`, bad)).code).toBe(code);
  expect((await other.call('PATCH', `/v1/admin/channels/${id}`, { theme: 'snail' })).code).toBe('CHANNEL_NOT_FOUND');
  expect((await other.call('GET', `/v1/admin/channels/${id}`)).code).toBe('CHANNEL_NOT_FOUND');
  expect((await claim(other, id, 'theft.example.net')).code).toBe('CHANNEL_NOT_FOUND');
  expect((await verify(other, id, 'slow.example.net')).code).toBe('HOST_NOT_FOUND');
  expect((await other.call('DELETE', `/v1/admin/channels/${id}/hosts/slow.example.net`)).code).toBe('HOST_NOT_FOUND');
});

test('COR-12 COR-36 the first currency moves while nothing is on sale in it, with what ships for nothing; then it stays', async () => {
  const path = `/v1/admin/channels/${otherId}`;
  expect((await other.call('PATCH', path, { currencies: ['EUR'] })).status).toBe(200);
  const [org] = await server.database.sql<{ id: string }>(`select id from organizations where name = 'Other'`);
  await until('shipping in the new currency', async () => {
    const [row] = await server.database.sql<{ currency: string }>('select currency from shipping_methods where org_id = $1', [org?.id]);
    return row?.currency === 'EUR';
  });
  const made = await other.call('POST', '/v1/admin/products', { title: 'Mug', price: { amount: '900', currency: 'EUR' }, stock: 1 });
  expect(made.status).toBe(201);
  expect((await other.call('PATCH', path, { currencies: ['THB', 'EUR'] })).code).toBe('CURRENCY_IN_USE');
  expect((await other.call('PATCH', path, { currencies: ['EUR', 'THB'] })).status).toBe(200);
});

test('COR-12 COR-36 tax rates are the owner’s list by country, replaced whole', async () => {
  const rates = [
    { country: 'TH', name: 'VAT', rateBasisPoints: 700 },
    { country: 'VN', name: 'VAT', rateBasisPoints: 1_000 },
  ];
  expect((await owner.call('GET', '/v1/admin/taxes')).body).toEqual({ rates: [rates[0]] });
  expect((await owner.call('PUT', '/v1/admin/taxes', { rates })).body).toEqual({ rates });
  for (const bad of [
    [rates[0], rates[0]],
    [{ ...rates[0], rateBasisPoints: 10_001 }],
    [{ ...rates[0], rateBasisPoints: 7.5 }],
    [{ ...rates[0], org: 1 }],
  ])
    expect((await owner.call('PUT', '/v1/admin/taxes', { rates: bad })).code).toBe('VALIDATION_FAILED');
  const both = await Promise.all([rates, [rates[1]]].map((list) => owner.call('PUT', '/v1/admin/taxes', { rates: list })));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await owner.call('PUT', '/v1/admin/taxes', { rates: [] })).body).toEqual({ rates: [] });
});

test('COR-12 a shop shows its own offers; whoever runs the installation lets another sell there, and either is seen at once', async () => {
  const platform = await new Somebody(server, 'owner@vestify.test').signIn();
  const [main] = (await platform.call('GET', '/v1/admin/channels')).body.items as { id: string; sellers: { id: string; name: string }[] }[];
  const mine = main?.sellers.map((each) => each.id) ?? [];
  const guest = await person(server, 'guest@channels.test');
  const { id: guestId } = await guest.found('Guest seller', 'US');
  const made = await guest.call('POST', '/v1/admin/products', { title: 'Guest mug', price: { amount: '900', currency: 'USD' }, stock: 3 });
  const page = `/v1/products/${String(made.body.slug)}`;
  const path = `/v1/admin/channels/${main?.id}`;
  expect((await guest.call('PATCH', path, { sellers: [guestId] })).code).toBe('CHANNEL_NOT_FOUND');
  const own = (await channelsOf(guest))[0]?.id ?? '';
  expect((await guest.call('PATCH', `/v1/admin/channels/${own}`, { sellers: [guestId, ...mine] })).code).toBe('SELLER_NOT_YOURS');
  expect((await shopAt('vestify.localhost', page)).code).toBe('PRODUCT_NOT_FOUND');
  const shared = await platform.call('PATCH', path, { sellers: [...mine, guestId] });
  expect(shared.body.sellers).toEqual(expect.arrayContaining([{ id: guestId, name: 'Guest seller' }]));
  expect((await shopAt('vestify.localhost', page)).title).toBe('Guest mug');
  const nobody = `org_${guestId.slice(4, -4)}zzzz`;
  expect((await platform.call('PATCH', path, { sellers: [...mine, nobody] })).code).toBe('ORGANIZATION_NOT_FOUND');
  expect((await platform.call('PATCH', path, { sellers: mine })).status).toBe(200);
  expect((await shopAt('vestify.localhost', page)).code).toBe('PRODUCT_NOT_FOUND');
});

test('COR-12 COR-10 another server shows a change, a proof and a suspension within a moment, though it keeps channels for longer', async () => {
  const second = await startServer({ preset: 'vestify', role: 'api', env: { DNS_SERVERS: dns.address, RATE_LIMITS: '0' } });
  const there = async (host: string, path = '/v1/channel') =>
    (await (await fetch(`${second.baseUrl}${path}`, { headers: { 'x-forwarded-host': host } })).json()) as Record<string, unknown>;
  const both = await person(server, 'both@channels.test');
  const { id: both1, slug: shop } = await both.found('Two servers');
  const host = `${shop}.localhost`;
  const channel = (await channelsOf(both))[0]?.id ?? '';
  await both.call('POST', '/v1/admin/products', { title: 'Mug', price: { amount: '900', currency: 'THB' }, stock: 1 });
  await until('the shop', async () => (await there(host)).name === 'Two servers', 10);
  await until('its product', async () => (await there(host, '/v1/products')).total === 1, 10);
  await both.call('PATCH', `/v1/admin/channels/${channel}`, { name: { en: 'Renamed' } });
  await until('its new name', async () => (await there(host)).name === 'Renamed', 10);
  put(await claim(both, channel, 'two.example.net'));
  expect((await verify(both, channel, 'two.example.net')).status).toBe(200);
  await until('its new host', async () => (await there('two.example.net')).name === 'Renamed', 10);
  const platform = await new Somebody(server, 'owner@vestify.test').signIn();
  await platform.call('POST', `/v1/admin/platform/organizations/${both1}/suspend`, { reason: 'For the test' });
  await until('an empty shelf', async () => (await there(host, '/v1/products')).total === 0, 10);
});
