// What one customer may have, asked for in two places at the same moment, where no counter of stock makes them wait for each other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { until } from '../../../apps/server/scenarios/shopper.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { limitRefusal, takeLimited, unitsOfCustomer } from './take-customer-units.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

const isWaiting = `select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;

test('COR-85 of two orders of one customer that are placed at once the second waits for the first, and is told of the limit', async () => {
  const [offer] = await database.sql<{ org: Uuid; id: Uuid }>('select org_id as org, id from offers order by id limit 1');
  const [sellerOrgId, offerId] = [offer?.org ?? '', offer?.id ?? ''];
  const customer = { userId: null, emailIndex: 'somebody' };
  const takeTwo = (tx: Tx): Promise<unknown> => {
    takeLimited(tx, { orgId: sellerOrgId, orderId: newId() }, customer, [{ lineId: newId(), sellerOrgId, offerId, quantity: 2, limit: 3 }]);
    return unitsOfCustomer(tx, customer, [{ sellerOrgId, offerId }]);
  };
  const [second] = await inTx(systemActor, async (tx) => {
    expect(await takeTwo(tx)).toEqual([2]);
    const other = inTx(systemActor, takeTwo).then(
      () => 'taken',
      (error: unknown) => (limitRefusal(error) as { code?: string } | undefined)?.code ?? String(error),
    );
    // Either it waits for this one, or it is over before.
    await Promise.race([other, until('the second to wait', async () => (await database.sql(isWaiting)).length > 0)]);
    return [other];
  });
  const told = await second;
  const left = await database.sql('delete from customer_purchases returning quantity');
  expect([told, left]).toEqual(['LIMIT_REACHED', [{ quantity: 2 }]]);
});
