// Founding with roles: every organization's usual ones, or those a preset brings from the same permissions.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, permissionsIn, startingRoles } from '#contracts/permissions.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { foundOrganization, type NewOrganization } from './found-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

type Row = { key: string; permissions: string[]; built_in: boolean; platform: boolean };

async function rolesOf(more: Partial<NewOrganization>): Promise<Row[]> {
  const id = newId();
  await inTx(systemActor, async (tx) => foundOrganization(tx, { id, slug: `o-${id.slice(-12)}`, name: 'O', country: 'TH', ...more }));
  return database.sql<Row>(
    'select r.key, r.permissions, r.built_in, o.platform from roles r join organizations o on o.id = r.org_id where r.org_id = $1 order by r.key',
    [id],
  );
}

test('COR-06 an organization starts with its owner’s role and the usual ones, all built in', async () => {
  const rows = await rolesOf({});
  expect(rows.map(({ key }) => key)).toEqual([OWNER, ...Object.keys(startingRoles)].toSorted());
  for (const { key, permissions, built_in: builtIn } of rows) {
    expect(builtIn).toBe(true);
    expect(permissions).toEqual(key === OWNER ? [] : startingRoles[key]);
  }
});

test('COR-06 a preset names its own roles from the same permissions; platform rights count only where the installation is run', async () => {
  const roles = [
    { key: 'brand-editor', name: { en: 'Brand editor' }, permissions: ['catalog.read', 'catalog.write', 'platform.flags'] },
    { key: 'greeter', name: { en: 'Greeter' }, permissions: [] },
  ];
  const rows = await rolesOf({ roles });
  expect(rows.map(({ key }) => key)).toEqual(['brand-editor', 'greeter', 'owner']);
  expect(rows.map((row) => permissionsIn(row))[0]).toEqual(['catalog.read', 'catalog.write']);
  const [editor] = await rolesOf({ roles, platform: true });
  expect(editor && permissionsIn(editor)).toContain('platform.flags');
});

test('COR-10 a short name is one organization’s', async () => {
  const twice = () => inTx(systemActor, async (tx) => foundOrganization(tx, { id: newId(), slug: 'once', name: 'Once', country: 'TH' }));
  await twice();
  await expect(twice()).rejects.toMatchObject({ constraint: 'organizations_slug_key' });
});
