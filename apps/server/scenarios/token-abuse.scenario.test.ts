// Access tokens that are not what they seem: each forgery with the answer it gets. One of our own, made the same way, is let in.
import { createHmac, createPublicKey, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { webcrypto } from 'node:crypto';
import { createTessera } from '@tessera/client';
import { beforeAll, expect, inject, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { open } from '#platform/vault/index.ts';
import { testEnv } from '../../../tools/testing/database.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { databaseEnv } from '../../../tools/stack/urls.ts';

let server: TestServer;
let good: { header: Record<string, unknown>; payload: Record<string, unknown>; token: string };
let ours = '';
let ourPublic = '';
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirKey = theirs.privateKey.export({ type: 'pkcs8', format: 'pem' });

const text = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const read = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const rs256 = (input: string, key: string): string => createSign('sha256').update(input).sign(key, 'base64url');

/** A token of these parts, signed by our own key unless told otherwise. */
function made(change: { header?: object; payload?: object; key?: string; signature?: string | ((input: string) => string) } = {}): string {
  const input = `${text({ ...good.header, ...change.header })}.${text({ ...good.payload, ...change.payload })}`;
  const { signature } = change;
  const signed = typeof signature === 'function' ? signature(input) : (signature ?? rs256(input, change.key ?? ours));
  return `${input}.${signed}`;
}

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
  const { data } = await createTessera({ baseUrl: server.baseUrl }).POST('/v1/auth/login', {
    body: { email: 'owner@vestify.test', password: 'demo-vest-2026' },
  });
  const token = data?.accessToken ?? '';
  const [header, payload] = token.split('.');
  good = { header: read(header), payload: read(payload), token };
  loadConfig({ ...testEnv(inject('cluster').workDir), ...databaseEnv(server.database.urls), PUBLIC_URL: String(good.payload.iss) });
  const [key] = await server.database.sql<{ private_sealed: string; public_jwk: webcrypto.JsonWebKey }>(
    'select private_sealed, public_jwk from signing_keys',
  );
  ours = open(key?.private_sealed ?? '', { table: 'signing_keys', column: 'private_sealed', orgId: null });
  ourPublic = createPublicKey({ key: key?.public_jwk ?? {}, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
});

async function answerTo(headers: Record<string, string>): Promise<[number, string]> {
  const answer = await fetch(`${server.baseUrl}/v1/me/sessions`, { headers });
  const body = (await answer.json()) as { code?: string };
  return [answer.status, body.code ?? 'in'];
}
const shown = (token: string) => answerTo({ authorization: `Bearer ${token}` });

test('COR-02 a token made in this test the way we make them is let in: what is refused below is refused for its fault', async () => {
  expect(await shown(good.token)).toEqual([200, 'in']);
  expect(await shown(made({ payload: { jti: 'made here' } }))).toEqual([200, 'in']);
});

const no = [401, 'UNAUTHENTICATED'] as const;
const hs256 = (key: string) => (input: string) => createHmac('sha256', key).update(input).digest('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

const forgeries: [string, () => string, readonly [number, string]][] = [
  ['alg none', () => made({ header: { alg: 'none' }, signature: '' }), no],
  ['alg None', () => made({ header: { alg: 'None' }, signature: '' }), no],
  ['alg nOnE', () => made({ header: { alg: 'nOnE' }, signature: '' }), no],
  ['HS256 keyed by our public key', () => made({ header: { alg: 'HS256' }, signature: hs256(ourPublic) }), no],
  ['HS256 keyed by our public key behind white space', () => made({ header: { alg: 'HS256' }, signature: hs256(`\n ${ourPublic}`) }), no],
  ['PS256', () => made({ header: { alg: 'PS256' } }), no],
  ['RS512', () => made({ header: { alg: 'RS512' } }), no],
  ['no signature', () => made({ signature: '' }), no],
  ['another’s signature', () => made({ key: theirKey }), no],
  [
    'a signature of another token',
    () => made({ payload: { perms: ['platform.impersonate'] }, signature: good.token.split('.')[2] ?? '' }),
    no,
  ],
  ['unknown kid', () => made({ header: { kid: 'unknown' } }), no],
  ['no kid', () => made({ header: { kid: undefined } }), no],
  ['kid that is a path', () => made({ header: { kid: '../../dev/null' } }), no],
  ['kid that is SQL', () => made({ header: { kid: `' or 1=1 --` } }), no],
  ['kid that is an address', () => made({ header: { kid: `${server.baseUrl}/.well-known/jwks.json` } }), no],
  ['kid of 3 kB', () => made({ header: { kid: 'k'.repeat(3_000) } }), no],
  ['kid that is a number', () => made({ header: { kid: 1 } }), no],
  ['its own key in the header', () => made({ header: { jwk: theirs.publicKey.export({ format: 'jwk' }) }, key: theirKey }), no],
  ['an address of keys in the header', () => made({ header: { jku: `${server.baseUrl}/keys` } }), no],
  ['a certificate in the header', () => made({ header: { x5u: `${server.baseUrl}/keys` } }), no],
  ['crit', () => made({ header: { crit: ['exp'] } }), no],
  ['b64 false', () => made({ header: { b64: false, crit: ['b64'] } }), no],
  ['typ JWT', () => made({ header: { typ: 'JWT' } }), no],
  ['no typ', () => made({ header: { typ: undefined } }), no],
  ['other issuer', () => made({ payload: { iss: 'https://evil.example' } }), no],
  ['issuers as a list', () => made({ payload: { iss: [good.payload.iss, 'https://evil.example'] } }), no],
  ['other audience', () => made({ payload: { aud: 'somebody' } }), no],
  ['no audience', () => made({ payload: { aud: undefined } }), no],
  ['expired', () => made({ payload: { exp: now() - 1 } }), [401, 'TOKEN_EXPIRED']],
  ['no expiry', () => made({ payload: { exp: undefined } }), no],
  ['expiry as text', () => made({ payload: { exp: String(now() + 900) } }), no],
  ['not yet valid', () => made({ payload: { nbf: now() + 600 } }), no],
  ['no session', () => made({ payload: { sid: undefined } }), no],
  ['oversized', () => made({ payload: { perms: Array.from({ length: 400 }, (_, n) => `orders.read${n}`) } }), no],
  [
    'an encrypted bomb',
    () =>
      `${text({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })}..${randomBytes(12).toString('base64url')}.${deflateRawSync(Buffer.alloc(1e6)).toString('base64url')}.${randomBytes(16).toString('base64url')}`,
    no,
  ],
  ['two parts', () => good.token.split('.').slice(0, 2).join('.'), no],
  ['four parts', () => `${good.token}.x`, no],
  ['text that is no JSON', () => `${text('{')}.${text('{')}.x`, no],
  ['an empty token', () => '', no],
  ['a refresh token', () => randomBytes(32).toString('base64url'), no],
];

test.each(forgeries)('COR-02 %s is refused', async (_, forge, expected) => {
  expect(await shown(forge())).toEqual([...expected]);
});

test('COR-02 other ways to carry a token are none: query, form, basic, two headers’ worth; and a bearer token wins over cookies', async () => {
  const { token } = good;
  expect((await fetch(`${server.baseUrl}/v1/me/sessions?access_token=${token}`)).status).toBe(401);
  expect(await answerTo({ authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` })).toEqual([...no]);
  expect(await answerTo({ authorization: `Bearer ${token}, Bearer ${token}` })).toEqual([...no]);
  expect(await answerTo({ authorization: `Bearer  ${token}` })).toEqual([...no]);
  expect(await answerTo({ authorization: `Bearer ${made({ key: theirKey })}`, cookie: `tessera_access=${token}` })).toEqual([...no]);
  expect(await answerTo({ cookie: `tessera_access=${made({ key: theirKey })}` })).toEqual([...no]);
});

test('COR-02 a refresh token of another shape, of nobody, or given as an access token, gives nothing', async () => {
  const refresh = async (body: object) => {
    const answer = await fetch(`${server.baseUrl}/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  expect(await refresh({})).toEqual([401, 'SESSION_ENDED']);
  expect(await refresh({ refreshToken: randomBytes(32).toString('base64url') })).toEqual([401, 'SESSION_ENDED']);
  expect(await refresh({ refreshToken: good.token.slice(0, 99) })).toEqual([401, 'SESSION_ENDED']);
  expect(await refresh({ refreshToken: `' or '1'='1` })).toEqual([401, 'SESSION_ENDED']);
  expect(await refresh({ refreshToken: 'x'.repeat(101) })).toEqual([400, 'VALIDATION_FAILED']);
  expect(await refresh({ refreshToken: 'x', userId: 'y' })).toEqual([400, 'VALIDATION_FAILED']);
});
