// What a message loses before anybody reads it, and what it keeps.
import { expect, test } from 'vitest';
import { makeLog, scrubbed } from './index.ts';

const random = 'Zk3vQ0m1cXh8T2b7RrJ4wLs9dPq6uNf5aGyE1iBoCtM';

test.each([
  ['no mail to somchai.dee+shop@example.co.th', 'no mail to [e-mail]'],
  ['550 <ไทย@example.com>: unknown', '550 <[e-mail]>: unknown'],
  ['smtp://user:pass@mail.example:587 refused', 'smtp://user:[e-mail]:587 refused'],
  [`token ${random} is old`, 'token [token] is old'],
  ['Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln', 'Bearer [token]'],
  ['call +66 81 234 5678 or (0)812345678', 'call [number] or ([number]'],
  ['card 4242 4242 4242 4242', 'card [number]'],
  ['order ord_01h2xcejqtf2nbrexx3vqjhp41 moved', 'order ord_01h2xcejqtf2nbrexx3vqjhp41 moved'],
  ['event 01a1f94f-fbee-71c6-bda6-352801962805', 'event 01a1f94f-fbee-71c6-bda6-352801962805'],
  ['connect ECONNREFUSED 127.0.0.1:46447 after 30000 ms', 'connect ECONNREFUSED 127.0.0.1:46447 after 30000 ms'],
  ['at 2026-11-20T14:31:03.123Z', 'at 2026-11-20T14:31:03.123Z'],
  ['duplicate key value violates unique constraint "users_email_key"', 'duplicate key value violates unique constraint "users_email_key"'],
])('COR-67 %s', (message, kept) => expect(scrubbed(message)).toBe(kept));

test('COR-67 long messages of any letters are read in no time', () => {
  const began = process.cpuUsage();
  for (const letter of ['a', '1', '@', '-', ' ', '.', 'eyJ', 'a@', '1 ', '+']) scrubbed(letter.repeat(200_000));
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(500);
});

test('COR-67 fields are left out by name, however the name is written and however deep it stands', () => {
  const lines: string[] = [];
  const log = makeLog({ write: (line: string) => void lines.push(line) });
  const names = [
    'password',
    'newPassword',
    'refresh_token',
    'X-Api-Key',
    'shippingAddress',
    'contactEmail',
    'PHONE',
    'set-cookie',
    'clientSecret',
    'Authorization',
  ];
  for (const name of names) log.error({ deep: [{ [name]: 'canary' }] }, 'fields');
  expect(lines).toHaveLength(names.length);
  expect(lines.join('')).not.toContain('canary');
  log.error({ code: '23505', requestId: 'r1', route: '/v1/carts', status: 500 }, 'kept');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ code: '23505', requestId: 'r1', route: '/v1/carts', status: 500 });
});
