// A database with a shop in it, from before there were people and roles, is brought up to date: what its rows were given then is there.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { adminQuery } from '../../tools/testing/admin.ts';
import { urlsFrom, withDatabase } from '../../tools/stack/urls.ts';
import { migrate } from './run.ts';

/** As `migrate` left it when there were no later files than `last`. */
async function asBefore(url: string, last: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const text of [
    'grant create, usage on schema public to tessera_owner',
    'create extension pg_trgm',
    'create extension btree_gist',
    'set role tessera_owner',
    'create table schema_migrations (name text primary key, hash text not null, at timestamptz not null default now())',
  ])
    await client.query(text);
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.sql') && name.slice(0, 4) <= last);
  for (const name of files.toSorted()) {
    const text = await readFile(new URL(name, import.meta.url), 'utf8');
    await client.query(text);
    await client.query('insert into schema_migrations (name, hash) values ($1, $2)', [
      name,
      createHash('sha256').update(text).digest('hex'),
    ]);
  }
  await client.query('reset role');
  return client;
}

test('a shop with staff keeps them, its owner and its currency through every later migration', async () => {
  const { adminUrl, secrets } = inject('cluster');
  const name = `upgrade_${process.pid}_${Date.now().toString(36)}`;
  await adminQuery(adminUrl, `create database ${name}`);
  const urls = urlsFrom(withDatabase(adminUrl, name), secrets);
  try {
    const client = await asBefore(urls.admin, '0008');
    const [org, channel, owner, staff, later, laterChannel] = [1, 2, 3, 4, 5, 6].map(() => randomUUID());
    await client.query(
      `insert into organizations (id, slug, name, country, created_at) values ($1, 'old', 'Old', 'TH', now() - interval '1 day')`,
      [org],
    );
    await client.query(`insert into organizations (id, slug, name, country, created_at) values ($1, 'guest', 'Guest', 'TH', now())`, [
      later,
    ]);
    for (const [id, email, role] of [
      [owner, 'owner@old.test', 'owner'],
      [staff, 'staff@old.test', 'staff'],
    ]) {
      await client.query(`insert into users (id, email, name, created_at) values ($1, $2, 'X', now())`, [id, email]);
      await client.query(`insert into memberships (org_id, user_id, role, created_at) values ($1, $2, $3, now())`, [org, id, role]);
    }
    for (const [of, id, preset] of [
      [later, laterChannel, 'guest'],
      [org, channel, 'old'],
    ])
      await client.query(
        `insert into channels (org_id, id, preset, name, tagline, theme, locales, default_locale, currency, countries, prices_include_tax,
                               reservation_minutes, late_payment, capture, payment_providers)
         values ($1, $2, $3, '{"en":"Old"}', '{}', 'vestify', '{en}', 'en', 'THB', '{TH}', true, 15, 'refund', 'payment', '{test}')`,
        [of, id, preset],
      );
    await client.query(`insert into loaded_presets (name, org_id, loaded_at) values ('old', $1, now())`, [org]);
    await client.end();
    await migrate({
      DATABASE_ADMIN_URL: urls.admin,
      DATABASE_APP_URL: urls.app,
      DATABASE_SYSTEM_URL: urls.system,
      DATABASE_JOBS_URL: urls.jobs,
    });
    const roles = await adminQuery<{ key: string; built_in: boolean }>(
      urls.admin,
      `select key, built_in from roles where org_id = '${org}' order by key`,
    );
    expect(roles.map(({ key }) => key)).toEqual(['manager', 'owner', 'staff', 'viewer']);
    const [found, other] = await adminQuery<{ platform: boolean }>(
      urls.admin,
      `select o.platform, c.currencies, (select count(*)::int from memberships m join roles r on r.org_id = m.org_id and r.key = m.role) as members,
              (select count(*)::int from users where email_verified_at is not null) as verified
         from organizations o join channels c on c.org_id = o.id order by o.created_at`,
    );
    expect(found).toEqual({ platform: true, currencies: ['THB'], members: 2, verified: 2 });
    expect(other?.platform, 'whoever came later sells there and runs nothing').toBe(false);
  } finally {
    await adminQuery(adminUrl, `drop database if exists ${name} with (force)`);
  }
});

test('COR-65 a hold from before goes on standing on its account, and is lifted as ever', async () => {
  const { adminUrl, secrets } = inject('cluster');
  const name = `upgrade_holds_${process.pid}_${Date.now().toString(36)}`;
  await adminQuery(adminUrl, `create database ${name}`);
  const urls = urlsFrom(withDatabase(adminUrl, name), secrets);
  try {
    const client = await asBefore(urls.admin, '0033');
    const [org, person] = [randomUUID(), randomUUID()];
    await client.query(`insert into organizations (id, slug, name, country, created_at) values ($1, 'old', 'Old', 'TH', now())`, [org]);
    await client.query(`insert into users (id, email, name, created_at) values ($1, 'held@old.test', 'X', now())`, [person]);
    const set = `insert into legal_holds (org_id, id, user_id, reason_sealed, set_at) values ('${org}', gen_random_uuid(), '${person}', 's', now())`;
    await client.query(set);
    await client.end();
    await migrate({
      DATABASE_ADMIN_URL: urls.admin,
      DATABASE_APP_URL: urls.app,
      DATABASE_SYSTEM_URL: urls.system,
      DATABASE_JOBS_URL: urls.jobs,
    });
    const standing = await adminQuery(
      urls.admin,
      'select user_id, order_id, email_index, phone_index from legal_holds where lifted_at is null',
    );
    expect(standing).toEqual([{ user_id: person, order_id: null, email_index: null, phone_index: null }]);
    await expect(adminQuery(urls.admin, set), 'one on each person').rejects.toThrow(/legal_holds_one/);
    await adminQuery(urls.admin, 'update legal_holds set lifted_at = now()');
    await expect(
      adminQuery(
        urls.admin,
        `insert into legal_holds (org_id, id, reason_sealed, set_at) values ('${org}', gen_random_uuid(), 's', now())`,
      ),
      'a hold on nobody',
    ).rejects.toThrow(/check constraint/);
  } finally {
    await adminQuery(adminUrl, `drop database if exists ${name} with (force)`);
  }
});
