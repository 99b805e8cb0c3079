// What is voided when a session ends or a password changes is found by its person, however many challenges wait.
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, useDatabase } from '../../../../tools/testing/database.ts';
import { byAddress, bySession, dropChallenges, dropSessionChallenges } from './challenges.sql.ts';

let database: TestDatabase;
let person = '';
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  await database.sql(
    `insert into account_challenges (id, purpose, user_id, created_at, expires_at)
     select gen_random_uuid(), 'social', case when n % 100 = 0 then (select id from users order by id limit 1) end, now(), now() + interval '1 hour'
       from generate_series(1, 20000) n`,
  );
  await database.sql('analyze account_challenges');
  const [row] = await database.sql<{ id: string }>('select id from users order by id desc limit 1');
  person = row?.id ?? '';
});

test.each([
  [dropChallenges, [byAddress, null]],
  [dropSessionChallenges, [bySession, null]],
] as const)('COR-04 $name reads no more than the challenges of its person', async ({ text }, values) => {
  const plan = await database.sql<{ 'QUERY PLAN': string }>(`explain ${text}`, [person, ...values]);
  const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(lines).toContain('account_challenges_person');
  expect(lines).not.toContain('Seq Scan');
});
