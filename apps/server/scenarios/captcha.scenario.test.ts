// The check that tells people from programs, at placing: which widget, which token, whose, and what happens when the provider is away.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { startVerifier, type Verifier } from '../../../tools/testing/siteverify.ts';
import { Person as Somebody } from './people.ts';
import { offersOf, type Placed, readyShopper, type Shopper } from './shopper.ts';

let verifier: Verifier;
let server: TestServer;
let offerId: string;
const settings = (): Record<string, string> => ({
  CAPTCHA: 'turnstile',
  CAPTCHA_SITE_KEY: verifier.siteKey,
  CAPTCHA_SECRET: verifier.secret,
  CAPTCHA_VERIFY_URL: verifier.url,
});
beforeAll(async () => {
  verifier = await startVerifier('turnstile');
  server = await startServer({ preset: 'vestify', env: settings() });
  offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
});
afterAll(() => verifier.stop());

const shopper = (): Promise<Shopper> => readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
const solve = (change: Partial<Parameters<Verifier['solve']>[0]> = {}): string =>
  verifier.solve({ ip: '127.0.0.1', hostname: '127.0.0.1', action: 'placeCheckout', ...change });
const place = (buyer: Shopper, token: string | undefined, key?: string): Promise<Placed> =>
  buyer.place({ ...(key ? { key } : {}), headers: token === undefined ? {} : { 'x-captcha-token': token } });
const seen = ({ status, body }: Placed): unknown[] => [status, body.code];

test('COR-08 the page is told which widget to show; the key that verifies is told to nobody', async () => {
  const answer = await fetch(`${server.baseUrl}/v1/auth/captcha`);
  expect(await answer.json()).toEqual({ captcha: { provider: 'turnstile', siteKey: verifier.siteKey } });
  const description = await (await fetch(`${server.baseUrl}/v1/openapi.json`)).text();
  expect(description).not.toContain(verifier.secret);
  expect(server.log(500)).not.toContain(verifier.secret);
});

test('COR-08 placing takes a person’s token, once; without one, or with another’s, the page is told what to show', async () => {
  const buyer = await shopper();
  const bad = [undefined, '', 'made-up', solve({ action: 'register' }), solve({ hostname: 'evil.test' }), solve({ ip: '203.0.113.9' })];
  for (const token of bad) {
    const refused = await place(buyer, token);
    expect(seen(refused)).toEqual([403, 'CAPTCHA_REQUIRED']);
    expect(refused.body.facts).toEqual({ provider: 'turnstile', siteKey: verifier.siteKey });
  }
  const token = solve();
  expect((await place(buyer, token)).status).toBe(201);
  expect(seen(await place(await shopper(), token))).toEqual([403, 'CAPTCHA_REQUIRED']);
});

test('COR-08 sign-up, one-time codes and forgotten passwords ask for a person, too, each for its own act', async () => {
  const asked: [string, string, Record<string, unknown>][] = [
    ['register', '/v1/auth/register', { email: 'new@example.com', password: 'a-new-password', name: 'New' }],
    ['requestCode', '/v1/auth/codes', { email: 'new@example.com' }],
    ['forgotPassword', '/v1/auth/password/forgotten', { email: 'owner@vestify.test' }],
  ];
  for (const [action, path, body] of asked) {
    const send = async (token?: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', ...(token ? { 'x-captcha-token': token } : {}) };
      return (await fetch(`${server.baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    const wrong = action === 'register' ? 'requestCode' : 'register';
    expect([action, await send(), await send(solve({ action: wrong }))]).toEqual([action, 403, 403]);
    expect([action, await send(solve({ action }))]).toEqual([action, action === 'forgotPassword' ? 204 : 202]);
  }
});

test('COR-08 a code on a phone asks for a person, too, also of one who is signed in', async () => {
  const person = await new Somebody(server, 'owner@vestify.test').signIn();
  const send = async (token?: string) =>
    (await person.call('POST', '/v1/me/phone', { phone: '+66812345678' }, token ? { 'x-captcha-token': token } : {})).code;
  expect([await send(), await send(solve({ action: 'register' }))]).toEqual(['CAPTCHA_REQUIRED', 'CAPTCHA_REQUIRED']);
  // Nobody carries short messages here.
  expect(await send(solve({ action: 'verifyPhone' }))).toBe('MEDIUM_OFF');
});

test('COR-08 a refused check writes nothing: the same key is free, and afterwards it replays for a token of its own', async () => {
  const [buyer, key] = [await shopper(), randomUUID()];
  expect((await place(buyer, 'made-up', key)).status).toBe(403);
  const placed = await place(buyer, solve(), key);
  expect(placed.status).toBe(201);
  const again = await place(buyer, solve(), key);
  expect([again.status, again.text, again.replayed]).toEqual([201, placed.text, true]);
});

test('COR-08 a body that can not be taken costs no token', async () => {
  const buyer = await shopper();
  const token = solve();
  const refused = await buyer.place({ body: { total: '1' }, headers: { 'x-captcha-token': token } });
  expect(refused.status).toBe(400);
  expect((await place(buyer, token)).status).toBe(201);
});

test('COR-08 while the provider is away nobody passes, or everybody, by setting', async () => {
  const buyer = await shopper();
  verifier.mode = 'broken';
  const refused = await place(buyer, solve());
  expect(seen(refused)).toEqual([503, 'CAPTCHA_UNAVAILABLE']);
  await server.restart({ CAPTCHA_WHEN_AWAY: 'open' });
  expect(seen(await place(buyer, undefined))).toEqual([403, 'CAPTCHA_REQUIRED']);
  expect((await place(buyer, solve())).status).toBe(201);
  verifier.mode = 'well';
  await server.restart({ CAPTCHA_SECRET: 'wrong' });
  expect(seen(await place(await shopper(), solve()))).toEqual([503, 'CAPTCHA_UNAVAILABLE']);
});

test('COR-08 it is off by default, and a provider without keys stops the start with a word on it', async () => {
  await server.restart({ CAPTCHA: '' });
  expect(await (await fetch(`${server.baseUrl}/v1/auth/captcha`)).json()).toEqual({ captcha: null });
  expect((await place(await shopper(), undefined)).status).toBe(201);
  await expect(server.restart({ CAPTCHA_SECRET: '' })).rejects.toThrow(/CAPTCHA: needs CAPTCHA_SITE_KEY and CAPTCHA_SECRET/);
  await server.restart();
});
