// What always holds of hosting is found when it does not; people are told of their apps, and forgotten; mails say it in every language.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { parseChecks } from '../../../tools/checks.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { endInstances, freeThePlaces, hostingPrivacy } from './index.ts';
import { renderInstanceMail } from './mails/instance-mails.ts';
import { templates, texts } from './mails/texts.ts';

let database: TestDatabase;
let userId: string;
const id = newId();
const email = 'apps@people.test';

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  userId = await database.addPerson({ email, name: 'Anna' });
  await bring();
});
afterAll(closeDatabase);

/** An app of Anna's that runs, with its host, plan, place and order, all of one id. */
async function bring(): Promise<void> {
  const run = (text: string, ...more: unknown[]) => database.sql(text, [id, ...more]);
  const offer = `from offers o join channels c on c.org_id = o.org_id order by o.id limit 1`;
  await run(`insert into hosting_hosts (org_id, id, name, memory_mib, cpu_millicores, disk_gib, memory_taken, cpu_taken, disk_taken, created_at)
             select o.org_id, $1, 'one', 9, 9, 9, 1, 1, 1, now() ${offer}`);
  await run(`insert into hosting_plans (org_id, id, variant_id, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, created_at)
             select o.org_id, $1, o.variant_id, 1, 1, 1, 30, 7, now() ${offer}`);
  await run(`insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at)
             select o.org_id, $1, c.id, 'g', 'open', 'USD', now(), now() + interval '1 day' ${offer}`);
  await run(`insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
               shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
             select o.org_id, $1, 77, c.id, $1, 'g', array[o.org_id], 'paid', 'USD', 0, 0, 0, 0, 0, 0, true, '{}', 'en', now() ${offer}`);
  await run(`insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot,
               quantity, unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
             select o.org_id, $1, $1, 0, 'hosting', 'running', 'active', o.org_id, o.id, o.org_id, o.product_id, '{}', 1, 0, 0, 0, 0, 'payment' ${offer}`);
  await run(`insert into hosting_places (org_id, id, host_id, plan_id, name, memory_mib, cpu_millicores, disk_gib, period_days, refund_days,
               order_org_id, order_id, line_id, ordinal, state, created_at)
             select o.org_id, $1, $1, $1, 'bakery', 1, 1, 1, 30, 7, o.org_id, $1, $1, 1, 'firm', now() ${offer}`);
  await run(
    `insert into hosting_instances (org_id, id, place_id, buyer_user, order_org_id, order_id, line_id, state, address, wanted_at, running_at,
       refund_until, paid_until)
     select o.org_id, $1, $1, $2, o.org_id, $1, $1, 'running', 'https://bakery.example', now(), now(), now(), now() + interval '30 days' ${offer}`,
    userId,
  );
}

const checks = parseChecks('hosting', readFileSync(new URL('hosting.checks.sql', import.meta.url), 'utf8'));

test.each([
  ['nothing', 'select 1', []],
  ['a host that says more is taken', 'update hosting_hosts set disk_taken = 2', ['H1']],
  ['a place that was let go of and is still counted', `update hosting_places set state = 'released', ended_at = now()`, ['H1', 'H3']],
  ['an app that ended and keeps its place', `update hosting_instances set state = 'ended', ended_how = 'closed', ended_at = now()`, ['H3']],
  ['a line that is void with an app that lives', `update order_lines set phase = 'void' where kind = 'hosting'`, ['H2', 'H4']],
])('COR-20 %s is found by its check', async (_, change, expected) => {
  const client = new pg.Client({ connectionString: database.urls.admin });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(change);
    const fired: string[] = [];
    for (const { id: check, sql } of checks) if ((await client.query(sql)).rows.length > 0) fired.push(check);
    expect(fired).toEqual(expected);
  } finally {
    await client.end();
  }
});

test('COR-20 COR-65 a person is told of their apps; one that runs stays until it ends, and then forgets its name, its address and why', async () => {
  const person = { userId, email, addresses: [] };
  const [row] = await database.sql<{ org_id: string }>('select org_id from hosting_instances');
  const orgId = row?.org_id ?? '';
  const told = () => inTx(systemActor, (tx) => hostingPrivacy.collect(tx, person));
  const erase = () => inTx(systemActor, (tx) => hostingPrivacy.erase(tx, person));
  expect(await told()).toMatchObject([{ name: 'bakery', state: 'running', address: 'https://bakery.example' }]);
  expect(await erase()).toMatchObject({ erased: 0, kept: [{ what: 'hosting', why: 'in_use', count: 1 }] });
  expect(await told()).toMatchObject([{ name: 'bakery', address: 'https://bakery.example' }]);
  // Nobody asks a second time: what ends it forgets it.
  await inTx(systemActor, async (tx) => {
    await endInstances(tx, { orgId, orderId: id }, [id], 'closed');
    freeThePlaces(tx, { orgId, orderId: id }, [id], 'released');
  });
  const [left] = await told();
  expect(JSON.stringify(left)).not.toMatch(/bakery|Anna/);
  expect(await database.sql('select note from hosting_instances')).toEqual([{ note: null }]);
});

const locales = ['en', 'th', 'vi', 'ru', 'ar'];
test.each(locales.flatMap((locale) => templates.map((template) => [locale, template] as const)))(
  'COR-20 %s says %s of an app',
  (locale, template) => {
    const row = {
      name: '{shop}',
      address: 'https://a.example/?a=1&b=2',
      paid_until: new Date('2026-12-01T00:00:00Z'),
      note: '<b>spam</b>',
    };
    const made = renderInstanceMail({
      template,
      locale,
      shop: 'Host & Co',
      row,
      title: '<i>Flow</i>',
      url: 'https://shop.test/en/account/apps',
    });
    expect(made.subject).toContain('{shop}');
    expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(made.html).not.toMatch(/<i>|<b>spam/);
    expect(made.text).toContain(template === 'app.stopped' ? 'spam' : 'https://a.example/?a=1&b=2');
    expect(made.text).toContain('https://shop.test/en/account/apps');
    expect(new Set(locales.map((each) => texts[each]?.[template].subject)).size).toBe(5);
  },
);
