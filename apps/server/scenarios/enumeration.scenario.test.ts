// Whether an address has an account shows in no answer and in no time, whichever door somebody knocks at.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex, personColumns } from '../../../tools/testing/sealed-people.ts';
import { password, Person, type Said } from './person.ts';

let server: TestServer;
let callers = 0;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  await new Person(server, 'known@people.test').signUp();
});

/** Somebody at an address that nobody used before, so that limits are not what is tested. */
const stranger = (): Person => {
  callers += 1;
  return new Person(server, undefined, { 'x-forwarded-for': `198.18.${callers >> 8}.${callers & 255}` });
};
const unknown = (): string => `${randomUUID()}@people.test`;
const post = (path: string, body: unknown): Promise<Said> => stranger().post(path, body);

/** An answer without what is random in every answer. */
function face({ status, body, headers }: Said): unknown {
  const mask = (value: unknown): unknown => (typeof value === 'string' && /^[\w-]{26,}$/.test(value) ? '…' : value);
  const names = [...headers.keys()].filter((name) => !['date', 'x-request-id', 'content-length', 'etag'].includes(name));
  return [
    status,
    Object.fromEntries(Object.entries(body).map(([key, value]) => [key, mask(value)])),
    names.toSorted((a, b) => (a < b ? -1 : 1)),
  ];
}

const doors: [string, (email: string) => Promise<Said>][] = [
  ['log in', (email) => post('/v1/auth/login', { email, password: 'not the password' })],
  ['sign up', (email) => post('/v1/auth/register', { email, password, name: 'Somebody' })],
  ['forget a password', (email) => post('/v1/auth/password/forgotten', { email })],
  ['ask for a code', (email) => post('/v1/auth/codes', { email })],
  [
    'show a wrong code after signing up',
    async (email) => {
      const who = stranger();
      const { body } = await who.post('/v1/auth/register', { email, password, name: 'Somebody' });
      return who.post('/v1/auth/codes/verify', { challenge: body.challenge, code: 'no' });
    },
  ],
  [
    'ask for a code again at once',
    async (email) => {
      const who = stranger();
      const { body } = await who.post('/v1/auth/codes', { email });
      return who.post('/v1/auth/codes/resend', { challenge: body.challenge });
    },
  ],
];

test.each(doors)('COR-01 enumeration: to %s gets the same answer for a known and an unknown address', async (_, knock) => {
  const account = await new Person(server).signUp();
  const answers = [await knock(account.email), await knock(unknown())];
  expect(face(answers[0] as Said)).toEqual(face(answers[1] as Said));
});

test('COR-01 enumeration: a person without a password gets the same answer as an unknown address', async () => {
  const person = stranger();
  const asked = await person.post('/v1/auth/codes', { email: person.email });
  const { code } = await person.mail('account.code');
  await person.post('/v1/auth/codes/verify', { challenge: asked.body.challenge, code });
  const log = (email: string) => post('/v1/auth/login', { email, password: 'not the password' });
  expect(face(await log(person.email))).toEqual(face(await log(unknown())));
});

/** Argon2 runs of the server so far: what time is made of here, and no clock is needed to see it. */
async function hashes(): Promise<number> {
  const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
  return [...text.matchAll(/^password_hashes_total\{[^}]*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

test.each(doors)('COR-01 timing: to %s takes as many hashes for a known address as for an unknown one', async (_, knock) => {
  const account = await new Person(server).signUp();
  const counts: number[] = [];
  for (const email of [unknown(), account.email, unknown()]) {
    const before = await hashes();
    await knock(email);
    counts.push((await hashes()) - before);
  }
  // The first of all makes the hash that unknown addresses are compared with.
  expect(counts[1]).toBe(counts[2]);
});

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

// Turn by turn, so that whatever else the machine does slows both. An answer that skips its hash takes a fifth of the time.
test.each(doors.slice(0, 4))('COR-01 timing: to %s takes as long for a known address as for an unknown one', async (door, knock) => {
  const took = { known: [] as number[], unknown: [] as number[] };
  const measure = async (email: string, into: number[]): Promise<void> => {
    const start = performance.now();
    await knock(email);
    into.push(performance.now() - start);
  };
  for (let n = 0; n < 16; n += 1) {
    const account = `${door.replaceAll(' ', '-')}-${n}@people.test`;
    await server.database.sql(
      `insert into users (id, email, email_index, name, password_hash, email_verified_at, created_at)
       select gen_random_uuid(), $1, $2, $3, password_hash, now(), now() from users where email_index = $4 on conflict do nothing`,
      [...personColumns({ email: account, name: 'Timed' }), emailIndex('known@people.test')],
    );
    await measure(account, took.known);
    await measure(unknown(), took.unknown);
  }
  const ratio = median(took.known) / median(took.unknown);
  expect(ratio).toBeGreaterThan(0.45);
  expect(ratio).toBeLessThan(2.2);
});
