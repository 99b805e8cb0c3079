// Each provider against the stand-in that speaks as it does, and what none of them may get through with.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SocialPerson, SocialProvider, Trip } from '#ports/social.ts';
import { oidcSettings, socialProviders } from './index.ts';
import { type Fault, type Name, StandIn } from './stand-in/provider.ts';

let standIn: StandIn;
let providers: Map<string, SocialProvider>;
beforeAll(async () => {
  standIn = await StandIn.start();
  const made = socialProviders(oidcSettings.parse(await standIn.settings()));
  providers = new Map(made.map((provider) => [provider.name, provider]));
});
afterEach(() => {
  standIn.fault = undefined;
});
afterAll(() => standIn.stop());

const random = (): string => randomBytes(32).toString('base64url');
const newTrip = (name: Name): Trip => ({
  redirectUri: `http://shop.test/v1/auth/social/${name}/callback`,
  state: random(),
  nonce: random(),
  verifier: random(),
});

function named(name: Name): SocialProvider {
  const provider = providers.get(name);
  if (!provider) throw new Error(`${name} is not switched on`);
  return provider;
}

/** Goes to the provider and comes back with what it sent, in the address or in its form. */
async function answerOf(url: URL): Promise<URLSearchParams> {
  const answer = await fetch(url, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location) return new URL(location).searchParams;
  const fields = [...(await answer.text()).matchAll(/name="(\w+)" value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

async function travel(name: Name, change: (trip: Trip) => Trip = (trip) => trip): Promise<SocialPerson> {
  const trip = newTrip(name);
  const url = await named(name).start(trip);
  return named(name).finish(change(trip), await answerOf(url));
}

test('COR-04 the four providers are switched on by their settings; half a setting stops the program and says which', () => {
  expect([...providers.keys()]).toEqual(['google', 'apple', 'facebook', 'line']);
  expect(socialProviders(oidcSettings.parse({}))).toEqual([]);
  const half = oidcSettings.safeParse({ OIDC_GOOGLE_CLIENT_ID: 'x', OIDC_LINE_ISSUER: 'http://line.example' });
  expect(half.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'OIDC_LINE_ISSUER must be an https address, for example https://access.line.me',
    'OIDC_GOOGLE_CLIENT_SECRET is needed because OIDC_GOOGLE_CLIENT_ID is set',
  ]);
});

test('COR-04 the way to the provider carries PKCE by S256, state and nonce, and nothing that must stay here', async () => {
  for (const name of ['google', 'apple', 'facebook', 'line'] as const) {
    const trip = newTrip(name);
    const url = await named(name).start(trip);
    const asked = url.searchParams;
    expect([name, asked.get('code_challenge_method'), asked.get('state'), asked.get('redirect_uri')]).toEqual([
      name,
      'S256',
      trip.state,
      trip.redirectUri,
    ]);
    if (name !== 'facebook') expect(asked.get('nonce')).toBe(trip.nonce);
    expect(url.href).not.toContain(trip.verifier);
    expect(url.href).not.toMatch(/secret/);
  }
});

describe('COR-04 who came back, as each provider tells it', () => {
  test.each([
    ['google', { subject: 'g1', email: 'a@gmail.com', workspace: false, name: 'Ann' }, { emailVerified: true, name: 'Ann' }],
    ['google', { subject: 'g3', email: 'c@company.test', name: 'Cat' }, { emailVerified: true, name: 'Cat' }],
    ['google', { subject: 'g4', email: 'd@yahoo.test', workspace: false, name: 'Dan' }, { emailVerified: false, name: 'Dan' }],
    ['google', { subject: 'g5', email: 'gmail.com@yahoo.test', workspace: false, name: 'Eve' }, { emailVerified: false, name: 'Eve' }],
    ['google', { subject: 'g2', email: 'b@gmail.test', emailVerified: false, name: 'Bob' }, { emailVerified: false, name: 'Bob' }],
    [
      'apple',
      { subject: 'a1', email: 'x@privaterelay.test', emailVerified: 'true', name: 'Chai Dee' },
      { emailVerified: true, name: 'Chai Dee' },
    ],
    ['apple', { subject: 'a1', email: 'x@privaterelay.test', name: 'Chai Dee' }, { emailVerified: true, name: null }],
    ['line', { subject: 'U1', email: 'l@line.test', name: 'ลิน' }, { emailVerified: false, name: 'ลิน' }],
    ['line', { subject: 'U2', name: 'No Mail' }, { email: null, emailVerified: false, name: 'No Mail' }],
    ['facebook', { subject: '10', email: 'f@fb.test', name: 'Fay' }, { emailVerified: false, name: 'Fay' }],
    ['facebook', { subject: '11' }, { email: null, emailVerified: false, name: null }],
  ] as const)('%s %o', async (name, account, expected) => {
    standIn.account = account;
    expect(await travel(name)).toEqual({ subject: account.subject, email: 'email' in account ? account.email : null, ...expected });
  });
});

const tokenFaults: Fault[] = [
  'wrong nonce',
  'no nonce',
  'wrong issuer',
  'wrong audience',
  'alg none',
  'foreign key',
  'expired',
  'no id token',
];
const faults: [Name, Fault][] = [
  ...(['google', 'apple', 'line'] as const).flatMap((name) => tokenFaults.map((fault): [Name, Fault] => [name, fault])),
  ...(['google', 'apple', 'line', 'facebook'] as const).flatMap((name) =>
    (['wrong state', 'denied', 'server error'] as const).map((fault): [Name, Fault] => [name, fault]),
  ),
];

test.each(faults)('COR-04 %s with %s lets nobody in', async (name, fault) => {
  standIn.account = { subject: 's', email: 'a@b.test', name: 'A' };
  const trip = newTrip(name);
  const url = await named(name).start(trip);
  standIn.fault = fault === 'server error' ? undefined : fault;
  const answer = await answerOf(url);
  standIn.fault = fault;
  await expect(named(name).finish(trip, answer)).rejects.toMatchObject({ name: 'SocialRefused', cancelled: fault === 'denied' });
});

test.each(['google', 'apple', 'line', 'facebook'] as const)(
  'COR-04 %s: a code is worth nothing without the verifier of its own trip',
  async (name) => {
    standIn.account = { subject: 's', email: 'a@b.test' };
    await expect(travel(name, (trip) => ({ ...trip, verifier: random() }))).rejects.toMatchObject({ name: 'SocialRefused' });
  },
);
