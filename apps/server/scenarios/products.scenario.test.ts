// The small product form and its pictures: what is right is on sale at once, what is wrong is refused by name, and nothing is half done.
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, inject, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { askShop, outcomes, type Person, person, sellerAndRival } from './people.ts';
import { Shopper } from './shopper.ts';

let server: TestServer;
let seller: Person;
let rival: Person;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  ({ seller, rival, slug } = await sellerAndRival(server, 'Products'));
});

const upload = (who: Person, bytes: Uint8Array | Buffer, type = 'image/png') =>
  who.call('POST', '/v1/admin/media', new Uint8Array(bytes), { 'content-type': type });
const form = (more: Record<string, unknown> = {}) => ({ title: 'Mug', price: { amount: '25000', currency: 'THB' }, stock: 4, ...more });
const put = (who: Person, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  who.call('POST', '/v1/admin/products', form(more), headers);
/** The answer to an upload of which no byte but the head was sent: nobody waited for the rest. */
const begin = (headers: Record<string, string | number>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(`${server.baseUrl}/v1/admin/media`, { method: 'POST', headers: { 'content-type': 'image/png', ...headers } });
    sent.on('response', (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });
const picture = (width: number, height: number, color = '#336699') => sharp({ create: { width, height, channels: 3, background: color } });
const inShop = (path: string) => askShop(server, slug, path);
const titles = async () => ((await inShop('/v1/products?limit=100')).body.items as { title: string }[]).map(({ title }) => title);

test('COR-25 a picture is made anew: upright, without what the camera wrote, in several widths, the same under the same key', async () => {
  const photo = await picture(2400, 1600)
    .withExif({ IFD0: { Copyright: 'SECRET-OWNER' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '13/1 45/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(photo.includes('SECRET-OWNER')).toBe(true);
  const made = await upload(seller, photo, 'image/jpeg');
  // Turned: what was wide is high.
  expect([made.status, made.body.width, made.body.height]).toEqual([201, 1280, 1920]);
  expect((await upload(seller, photo, 'image/jpeg')).body.key).toBe(made.body.key);
  expect((await upload(rival, photo, 'image/jpeg')).body.key).toBe(made.body.key);
  const key = String(made.body.key);
  for (const [name, width, type] of [
    [key, 1280, 'image/webp'],
    [key.replace('.webp', '-640.webp'), 640, 'image/webp'],
    [key.replace('.webp', '-320.avif'), 320, 'image/avif'],
  ] as const) {
    const response = await fetch(`${server.baseUrl}/media/${name}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      type,
      'public, max-age=31536000, immutable',
    ]);
    const { width: real, exif } = await sharp(bytes).metadata();
    expect([real, exif, bytes.includes('SECRET-OWNER')]).toEqual([width, undefined, false]);
  }
  for (const name of ['../../etc/passwd', key.replace('.webp', '-99999.webp'), key.replace('.webp', '.exe'), `${key}.webp`])
    expect((await fetch(`${server.baseUrl}/media/${encodeURIComponent(name)}`)).status).toBe(404);
});

test('COR-25 what is no picture, or would be too much of one, is refused by its content, whatever it says it is', async () => {
  const good = await picture(64, 64).png().toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script></svg>');
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(8 * 1024 * 1024);
  const cases: [string, Buffer][] = [
    ['not a picture', svg],
    ['not a picture', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['not readable', Buffer.from('GIF89a')],
    ['not a picture', Buffer.alloc(0)],
    ['not a picture', Buffer.from('<html><script>alert(1)</script>')],
    ['not a picture', Buffer.from('%PDF-1.7')],
    ['not readable', good.subarray(0, good.length / 2)],
    ['not readable', Buffer.concat([good.subarray(0, 40), Buffer.alloc(200, 7)])],
    ['too small', await picture(4, 4).png().toBuffer()],
    ['too many pixels', bomb],
  ];
  for (const [reason, bytes] of cases) {
    const answer = await upload(seller, bytes);
    expect([answer.code, (answer.body.facts as { reason?: string } | undefined)?.reason]).toEqual(['PICTURE_REFUSED', reason]);
  }
  // A script behind the last pixel goes with the rest of the file.
  const polyglot = await upload(seller, Buffer.concat([good, Buffer.from('<script>alert(1)</script>')]));
  const kept = await (await fetch(`${server.baseUrl}${String(polyglot.body.url)}`)).text();
  expect([polyglot.status, kept.includes('<script>')]).toEqual([201, false]);
  // Many frames are one picture.
  const frames = await sharp([await picture(40, 30, '#f00').png().toBuffer(), await picture(40, 30, '#0f0').png().toBuffer()], {
    join: { animated: true },
  })
    .gif()
    .toBuffer();
  expect((await upload(seller, frames, 'image/gif')).body).toMatchObject({ width: 40, height: 30 });
});

/** A whole PNG of one colour: some hundred kilobytes, however wide it says it is, and as wide as it says. */
function wide(side: number): Buffer {
  const bytes = (Math.ceil(side / 8) + 1) * side;
  const piece = 1 << 20;
  const zeros = deflateRawSync(Buffer.alloc(piece), { finishFlush: constants.Z_FULL_FLUSH });
  const sumOfZeros = Buffer.from([0, 0, 0, 1]);
  sumOfZeros.writeUInt16BE(bytes % 65_521);
  const pieces = Array.from({ length: Math.floor(bytes / piece) }, () => zeros);
  const pixels = Buffer.concat([Buffer.from([0x78, 0x01]), ...pieces, deflateRawSync(Buffer.alloc(bytes % piece)), sumOfZeros]);
  const chunk = (name: string, data: Buffer): Buffer => {
    const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(name), data])];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

test('COR-25 a picture of fifty thousand pixels square is refused in bounded memory, and nothing of it stays', async () => {
  const most = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
  const kept = () => server.database.sql(`select count(*)::int as n from pictures`);
  // It is a picture: at a size that is taken, it is taken.
  expect((await upload(seller, wide(4_000))).status).toBe(201);
  const [before, peak] = [await kept(), most()];
  const square = wide(50_000);
  expect(square.length).toBeLessThan(1024 * 1024);
  for (const bytes of [square, square.subarray(0, 100)])
    expect((await upload(seller, bytes)).body).toMatchObject({ code: 'PICTURE_REFUSED', facts: { reason: 'too many pixels' } });
  expect((most() - peak) / 1024).toBeLessThan(64);
  expect(await kept()).toEqual(before);
});

test('COR-25 who has as many pictures as an organization may have is refused before a file is written', async () => {
  const hoarder = await person(server, 'hoarder@products.test');
  const { id } = await hoarder.found('Hoarder');
  await server.database.sql(
    `insert into pictures (org_id, key, width, height, bytes, created_at)
     select $1::uuid, lpad(to_hex(n), 32, '0') || '.webp', 8, 8, 8, now() from generate_series(1, 5000) n`,
    [privateId('organization', id)],
  );
  const one = await picture(64, 48, '#123457').png().toBuffer();
  expect((await upload(hoarder, one)).code).toBe('TOO_MANY_PICTURES');
  const before = await readdir(join(inject('cluster').workDir, 'media'));
  const { key } = (await upload(rival, one)).body;
  expect(before).not.toContain(key);
  expect(await readdir(join(inject('cluster').workDir, 'media'))).toContain(key);
});

test('COR-25 a body is not read of who may not send it, is not larger than it may be, and is of a sort that is taken', async () => {
  const good = await picture(64, 64).png().toBuffer();
  expect((await upload(seller, good, 'image/svg+xml')).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  expect((await upload(seller, good, 'application/octet-stream')).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  expect((await seller.call('POST', '/v1/admin/media', { picture: 'x' })).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  expect(await begin({ authorization: `Bearer ${seller.token}`, 'content-length': 8 * 1024 * 1024 + 1 })).toBe(413);
  expect(await begin({ 'content-length': 8 * 1024 * 1024 })).toBe(401);
  expect(await begin({ authorization: `Bearer ${seller.token.slice(0, -8)}tampered`, 'content-length': 1024 })).toBe(401);
  // A picture is no body for anything else.
  expect((await seller.call('PATCH', '/v1/admin/organization', new Uint8Array(good), { 'content-type': 'image/png' })).code).toBe(
    'UNSUPPORTED_MEDIA_TYPE',
  );
});

test('COR-25 many large pictures at once wait in a short line, the rest are asked to come again, and the shop goes on answering', async () => {
  const heavy = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      picture(4_000, 4_000, `#0000${(16 + n).toString(16)}`)
        .png()
        .toBuffer(),
    ),
  );
  let left = heavy.length;
  const uploads = Promise.all(heavy.map((bytes) => upload(seller, bytes).finally(() => (left -= 1))));
  const waits: number[] = [];
  while (left > 0) {
    const start = performance.now();
    expect((await inShop('/v1/channel')).status).toBe(200);
    waits.push(performance.now() - start);
    await new Promise((resume) => setTimeout(resume, 20));
  }
  const answers = await uploads;
  expect(new Set(outcomes(answers))).toEqual(new Set([201, 'TOO_BUSY']));
  expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(4);
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(500);
});

test('COR-10 COR-20 what is wrong with a product is said by its name, and nothing of it is there', async () => {
  const before = await titles();
  const theirs = await upload(rival, await picture(64, 64, '#123456').png().toBuffer());
  for (const [more, code] of [
    [{ price: { amount: '100', currency: 'USD' } }, 'WRONG_CURRENCY'],
    [{ price: { amount: '-1', currency: 'THB' } }, 'VALIDATION_FAILED'],
    [{ price: { amount: '1.5', currency: 'THB' } }, 'VALIDATION_FAILED'],
    [{ price: { amount: '9'.repeat(13), currency: 'THB' } }, 'VALIDATION_FAILED'],
    [{ price: 25, stock: 1 }, 'VALIDATION_FAILED'],
    [{ stock: -1 }, 'VALIDATION_FAILED'],
    [{ stock: 1.5 }, 'VALIDATION_FAILED'],
    [{ title: '   ' }, 'VALIDATION_FAILED'],
    [{ title: 'x'.repeat(121) }, 'VALIDATION_FAILED'],
    [{ category: 'nothing' }, 'CATEGORY_NOT_FOUND'],
    [{ pictureKey: theirs.body.key }, 'PICTURE_NOT_FOUND'],
    [{ pictureKey: '../../x.webp' }, 'VALIDATION_FAILED'],
    [{ status: 'archived' }, 'VALIDATION_FAILED'],
    [{ orgId: 'x' }, 'VALIDATION_FAILED'],
    [{ position: -1 }, 'VALIDATION_FAILED'],
  ] as const)
    expect((await put(seller, more)).code).toBe(code);
  expect((await seller.call('POST', '/v1/admin/products', form(), { 'idempotency-key': '' })).code).toBe('IDEMPOTENCY_KEY_MISSING');
  expect(await titles()).toEqual(before);
  const [rows] = await server.database.sql<{ n: number }>(
    `select count(*)::int as n from products p join organizations o on o.id = p.org_id where o.name = 'Products'`,
  );
  expect(rows?.n).toBe(0);
});

test('COR-10 COR-20 COR-22 a product is on sale at once, once for its key, and many of one name all have an address', async () => {
  const key = 'product-key-0001';
  const [one, two] = await Promise.all([put(seller, {}, { 'idempotency-key': key }), put(seller, {}, { 'idempotency-key': key })]);
  expect(one.body.id).toBe(two.body.id);
  const others = await Promise.all([put(seller), put(seller), put(seller)]);
  expect(new Set([one, ...others].map(({ body }) => body.slug))).toEqual(new Set(['mug', 'mug-2', 'mug-3', 'mug-4']));
  await expect.poll(titles).toEqual(['Mug', 'Mug', 'Mug', 'Mug']);
  const skus = await Promise.all([put(seller, { title: 'Sku A', sku: 'ONE' }), put(seller, { title: 'Sku B', sku: 'ONE' })]);
  expect(outcomes(skus)).toEqual([201, 'SKU_TAKEN']);
  expect((await put(rival, { sku: 'ONE' })).status).toBe(201);
  // Somebody buys one: it is a product like any other.
  const found = (await inShop('/v1/products/mug')).body.variants as { offer: { id: string; available: number } }[];
  expect(found).toMatchObject([{ offer: { available: 4 } }]);
});

test('COR-20 COR-21 title, price and status change at once in the shop and in carts; what is not published is not there', async () => {
  const made = await put(seller, { title: 'Bowl', stock: 2 });
  const path = `/v1/admin/products/${String(made.body.id)}`;
  const offer = ((await inShop('/v1/products/bowl')).body.variants as { offer: { id: string } }[])[0]?.offer.id ?? '';
  const cart = await fetch(`${server.baseUrl}/v1/carts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': `${slug}.localhost` },
    body: JSON.stringify({ lines: [{ offerId: offer, quantity: 1 }] }),
  });
  expect(cart.status).toBe(201);
  expect((await seller.call('PATCH', path, { price: { amount: '19900', currency: 'THB' }, title: 'Deep bowl' })).body).toMatchObject({
    title: 'Deep bowl',
    price: { amount: '19900', currency: 'THB' },
    available: 2,
  });
  expect((await inShop('/v1/products/bowl')).body).toMatchObject({
    title: 'Deep bowl',
    variants: [{ offer: { price: { amount: '19900' } } }],
  });
  await expect.poll(async () => (await inShop('/v1/products?q=deep')).body.total).toBe(1);
  expect((await seller.call('PATCH', path, { status: 'archived' })).body).toMatchObject({ status: 'archived', url: null });
  expect((await inShop('/v1/products/bowl')).status).toBe(404);
  const refused = await new Shopper(server.baseUrl).client.POST('/v1/carts', {
    body: { lines: [{ offerId: offer, quantity: 1 }] },
    headers: { 'x-forwarded-host': `${slug}.localhost` },
  });
  expect(refused.response.status).toBeGreaterThanOrEqual(400);
  const draft = await put(seller, { title: 'Draft', status: 'draft' });
  expect(draft.body).toMatchObject({ status: 'draft', url: null, price: { amount: '25000' } });
  expect(await titles()).not.toContain('Draft');
  expect((await seller.call('PATCH', `/v1/admin/products/${String(draft.body.id)}`, { status: 'published' })).body).toMatchObject({
    status: 'published',
  });
  await expect.poll(titles).toContain('Draft');
  for (const [who, body, code] of [
    [rival, { title: 'Taken' }, 'OWN_PRODUCT_NOT_FOUND'],
    [seller, { price: { amount: '1', currency: 'USD' } }, 'WRONG_CURRENCY'],
    [seller, { slug: 'x' }, 'VALIDATION_FAILED'],
  ] as const)
    expect((await who.call('PATCH', path, body)).code).toBe(code);
});

test('COR-20 one’s own products come page by page, by words and by status, and nobody else’s', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const { body } = await seller.call('GET', `/v1/admin/products?limit=2${at}`);
    seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
    cursor = body.nextCursor as string | null;
  } while (cursor);
  const [all] = await server.database.sql<{ n: number }>(
    `select count(*)::int as n from products p join organizations o on o.id = p.org_id where o.name = 'Products'`,
  );
  expect([seen.length, new Set(seen).size]).toEqual([all?.n, all?.n]);
  const words = await seller.call('GET', '/v1/admin/products?q=deep&status=archived');
  expect(words.body.items).toMatchObject([{ title: 'Deep bowl' }]);
  expect(((await rival.call('GET', '/v1/admin/products')).body.items as unknown[]).length).toBe(1);
});

test('COR-10 an organization with orders under way is not closed', async () => {
  const offer = ((await inShop('/v1/products/mug')).body.variants as { offer: { id: string } }[])[0]?.offer.id ?? '';
  const headers = { 'content-type': 'application/json', 'x-forwarded-host': `${slug}.localhost` };
  const cart = await fetch(`${server.baseUrl}/v1/carts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ lines: [{ offerId: offer, quantity: 1 }] }),
  });
  const token = { ...headers, 'x-guest-token': cart.headers.get('x-guest-token') ?? '' };
  const { id } = (await cart.json()) as { id: string };
  const address = { name: 'A Buyer', line1: '1 Road', city: 'Bangkok', postalCode: '10110', country: 'TH' };
  const checkout = await fetch(`${server.baseUrl}/v1/checkouts/${id}`, {
    method: 'PATCH',
    headers: token,
    body: JSON.stringify({ contact: { email: 'buyer@example.com' }, shippingAddress: address }),
  });
  const { quote } = (await checkout.json()) as { quote: { fingerprint: string; total: { amount: string; currency: string } } };
  // Prices of Thailand hold its tax, and shipping is free until the owner says otherwise.
  expect(quote.total).toEqual({ amount: '25000', currency: 'THB' });
  const placed = await fetch(`${server.baseUrl}/v1/checkouts/${id}/place`, {
    method: 'POST',
    headers: { ...token, 'idempotency-key': 'placing-key-01' },
    body: JSON.stringify({ quoteFingerprint: quote.fingerprint, payment: { method: 'test', token: '4242424242424242' } }),
  });
  expect(placed.status).toBe(201);
  expect((await seller.call('POST', '/v1/admin/organization/close', { name: 'Products' })).code).toBe('ORDERS_ARE_OPEN');
  expect((await seller.call('GET', '/v1/admin/organization')).body.status).toBe('active');
});
