// What the web program is told to forget: the pages of the shop that changed, and of no other.
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDns, type TestDns } from '../../../tools/testing/dns.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { type Person, person } from './people.ts';
import { offersOf, readyShopper, until } from './shopper.ts';

let server: TestServer;
let web: Server;
let dns: TestDns;
let seller: Person;
let ours: string;
let vestify: string;
let told = new Set<string>();
let forged = 0;

/** A web program that writes down what it is told. */
function listen(): Promise<Server> {
  const listening = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers['x-tessera-signature'])) ?? [];
      if (createHmac('sha256', 'only-for-tests-only-for-tests-0123').update(`${t}.${body}`).digest('hex') !== v1) forged += 1;
      for (const tag of (JSON.parse(body) as { tags: string[] }).tags) told.add(tag);
      response.end('{}');
    });
  });
  return new Promise((resolve) => void listening.listen(0, '127.0.0.1', () => resolve(listening)));
}

beforeAll(async () => {
  [web, dns] = [await listen(), await startDns()];
  const WEB_URL = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  server = await startServer({ preset: 'vestify', env: { WEB_URL, DNS_SERVERS: dns.address } });
  seller = await person(server, 'seller@fresh.test');
  await seller.found('Fresh');
  ours = ((await seller.call('GET', '/v1/admin/channels')).body.items as { id: string }[])[0]?.id ?? '';
  vestify = ((await (await fetch(`${server.baseUrl}/v1/channel`)).json()) as { id: string }).id;
});
afterAll(async () => {
  web.close();
  await dns.stop();
});
beforeEach(() => {
  told = new Set();
});

const toldOf = (what: string): Promise<unknown> => until(what, () => Promise.resolve(told.has(what)));

test('COR-74 a product, an order and a name of one shop drop the pages of that shop, and never those of another', async () => {
  const product = { title: 'Tent', price: { amount: '9900', currency: 'THB' }, stock: 3 };
  expect((await seller.call('POST', '/v1/admin/products', product)).status).toBe(201);
  await toldOf(`products:${ours}`);
  await seller.call('PATCH', `/v1/admin/channels/${ours}`, { name: { en: 'Fresher' } });
  await toldOf(`channel:${ours}`);
  expect([...told].filter((tag) => tag.includes(vestify))).toEqual([]);

  told = new Set();
  await (await readyShopper(server.baseUrl, [{ offerId: (await offersOf(server.baseUrl))[0]?.offerId ?? '', quantity: 1 }])).place();
  await toldOf(`products:${vestify}`);
  expect([...told].filter((tag) => tag.includes(ours))).toEqual([]);
  expect(forged).toBe(0);
});

test('COR-12 a host name that is proved drops what was kept under it, which was another shop', async () => {
  const claimed = await seller.call('POST', `/v1/admin/channels/${ours}/hosts`, { host: 'fresh.example.com' });
  const { name, value } = claimed.body.record as { name: string; value: string };
  dns.records.set(name, [value]);
  expect((await seller.call('POST', `/v1/admin/channels/${ours}/hosts/fresh.example.com/verify`)).status).toBe(200);
  await toldOf('host:fresh.example.com');
  expect(told).toContain(`channel:${ours}`);
});
