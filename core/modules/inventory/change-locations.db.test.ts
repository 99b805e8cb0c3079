// Places that are closed at the same moment.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { type Actor, closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { until } from '../../../apps/server/scenarios/shopper.ts';
import { closeLocation } from './change-locations.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

test('COR-81 of two who close the last two places at once one is told that an organization has a place', async () => {
  const [org] = await database.sql<{ id: Uuid }>(`select id from organizations order by id limit 1`);
  const orgId = org?.id ?? '';
  const ids = [newId(), newId()] as const;
  await database.sql(`update stock_locations set closed_at = now() where org_id = $1`, [orgId]);
  await database.sql(`insert into stock_locations (org_id, id, name) select $1, id, 'Place' from unnest($2::uuid[]) as id`, [orgId, ids]);
  const actor: Actor = { ...systemActor, kind: 'staff', orgId };
  const isWaiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const [second] = await inTx(actor, async (tx) => {
    await closeLocation(tx, { orgId, id: ids[0] });
    const other = inTx(actor, (beside) => closeLocation(beside, { orgId, id: ids[1] })).then(
      () => 'closed',
      (error: { code?: string }) => error.code,
    );
    // Either it waits for this one, or it is over before.
    await Promise.race([other, until('the second to wait', async () => (await database.sql(isWaiting)).length > 0)]);
    return [other];
  });
  expect(await second).toBe('LAST_LOCATION');
  await database.sql(`delete from stock_locations where org_id = $1 and id = any ($2)`, [orgId, ids]);
  await database.sql(`update stock_locations set closed_at = null where org_id = $1`, [orgId]);
});
