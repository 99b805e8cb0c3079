// The walls, tried from outside: every operation the API describes, as everybody who should not, with another tenant's ids wherever ids may stand.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Caller } from '../../../tools/testing/tenants/caller.ts';
import { crawl } from '../../../tools/testing/tenants/crawl.ts';
import { describe } from '../../../tools/testing/tenants/description.ts';
import { Known } from '../../../tools/testing/tenants/known.ts';
import { besiege, type Finding, type Siege, untried } from '../../../tools/testing/tenants/probe.ts';
import { changes, standingOf } from '../../../tools/testing/tenants/state.ts';
import { twoTenants } from '../../../tools/testing/tenants/world.ts';
import { until } from './shopper.ts';

let server: TestServer;
let siege: Siege;

const inWords = (findings: Finding[]): string[] => findings.map(({ operation, caller, what }) => `${operation} as ${caller} ${what}`);

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  const worlds = await twoTenants(server);
  // Nothing may change by itself from here on.
  await until('rest', async () => (await server.database.sql('select from outbox_deliveries')).length === 0);
  await server.restart({ ROLE: 'api' });
  const api = await describe(server.baseUrl);
  const known = new Known();
  for (const caller of worlds.insiders) await crawl(caller, api, known);
  const others = new Known();
  // What anybody may see is no secret, all of it.
  await crawl(new Caller('nobody', server.baseUrl, async () => ({})), api, others, 100);
  for (const caller of worlds.others) await crawl(caller, api, others);
  // What a path may name that is nobody's.
  known.learn('', { provider: 'google', flag: 'provider.test', token: `${'A'.repeat(43)}.ics` });
  siege = { api, known, secrets: known.secrets(worlds.words, others), intruders: worlds.intruders };
}, 120_000);

test('COR-11 the tenant has something of every sort that an operation takes, so that none is passed over', () => {
  expect(siege.secrets.size).toBeGreaterThan(40);
  expect(siege.api.operations.length).toBeGreaterThan(40);
  expect(untried(siege)).toEqual([]);
});

test('COR-06 COR-11 nobody of another tenant reaches, changes or is told anything through any operation', async () => {
  const before = await standingOf(server.database, 'vestify');
  const { findings, tried, unread } = await besiege(siege);
  expect(tried).toBeGreaterThan(1_000);
  expect(unread).toEqual([]);
  expect(inWords(findings)).toEqual([]);
  expect(changes(before, await standingOf(server.database, 'vestify'))).toEqual([]);
}, 180_000);

test('COR-11 with row-level security opened the services alone let nobody through either', async () => {
  const policies = await server.database.sql<{ text: string }>(
    `select format('alter policy %I on %s %s', p.polname, p.polrelid::regclass,
            case when p.polcmd in ('*', 'w') then 'using (true) with check (true)' when p.polcmd = 'a' then 'with check (true)' else 'using (true)' end) as text
       from pg_policy p where p.polroles @> array['tessera_app'::regrole::oid]`,
  );
  expect(policies.length).toBeGreaterThan(20);
  await server.database.sql(policies.map(({ text }) => text).join(';'));
  const before = await standingOf(server.database, 'vestify');
  const { findings } = await besiege(siege);
  expect(inWords(findings)).toEqual([]);
  expect(changes(before, await standingOf(server.database, 'vestify'))).toEqual([]);
}, 180_000);
