// The door of signing in: what it counts, what it forgets, how many it lets work at once.
import { expect, test } from 'vitest';
import { Failures, hashing, throughDoor } from './login-door.ts';

test('ten failures wait for what is left of the quarter of an hour; then, or after a success, the count is new', () => {
  const failures = new Failures(10);
  for (let n = 0; n < 9; n += 1) failures.add('a', 0);
  expect(failures.waitOf('a', 60_000)).toBe(0);
  failures.add('a', 60_000);
  expect(failures.waitOf('a', 60_000)).toBe(14 * 60);
  expect(failures.waitOf('b', 60_000)).toBe(0);
  expect(failures.waitOf('a', 15 * 60_000)).toBe(0);
  failures.add('a', 15 * 60_000);
  expect(failures.waitOf('a', 15 * 60_000)).toBe(0);
  for (let n = 0; n < 10; n += 1) failures.add('c', 0);
  failures.forget('c');
  expect(failures.waitOf('c', 0)).toBe(0);
});

test('names are bounded: the oldest go', () => {
  const failures = new Failures(1, 2);
  for (const name of ['a', 'b', 'c']) failures.add(name, 0);
  expect(['a', 'b', 'c'].map((name) => failures.waitOf(name, 0) > 0)).toEqual([false, true, true]);
});

test('an e-mail that one address keeps guessing is open to its owner at another; an address that guesses widely waits for all', async () => {
  const fail = (email: string, ip: string) => throughDoor({ email, ip }, async () => undefined);
  for (let n = 0; n < 10; n += 1) await fail('owner@a.test', '203.0.113.1');
  await expect(fail('owner@a.test', '203.0.113.1')).rejects.toMatchObject({ code: 'LOGIN_BUSY', status: 429 });
  await expect(throughDoor({ email: 'owner@a.test', ip: '203.0.113.2' }, async () => 'in')).resolves.toBe('in');
  for (let n = 0; n < 40; n += 1) await fail(`person${n}@a.test`, '203.0.113.1');
  await expect(fail('other@a.test', '203.0.113.1')).rejects.toMatchObject({ headers: { 'retry-after': '900' } });
});

test('a storm of log-ins works on two at once, and those beyond twenty in the queue are told when to come again', async () => {
  let most = 0;
  let atOnce = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      hashing(async () => {
        most = Math.max(most, (atOnce += 1));
        await new Promise((resume) => setTimeout(resume, 2));
        atOnce -= 1;
      }),
    ),
  );
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  expect([most, refused.length]).toEqual([2, 18]);
  expect(refused[0]).toMatchObject({ code: 'LOGIN_BUSY', headers: { 'retry-after': '2' } });
});
