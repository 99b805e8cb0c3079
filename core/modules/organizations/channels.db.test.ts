// Channels asked for from inside of transactions: who holds a connection never waits for another one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor } from '#platform/db/index.ts';
import { useDatabase } from '../../../tools/testing/database.ts';
import { channelAt, channelById, channelOf, dropChannels } from './channels.ts';

const ask = statement<{ one: number }>('test.ask', 'select 1 as one');

beforeAll(async () => {
  await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

test('COR-12 as many transactions as there are connections all learn of their channel at the moment it is to be read anew', async () => {
  const { id, org_id: orgId } = await channelAt('vestify.localhost');
  dropChannels();
  let inside = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const CONNECTIONS = 6;
  const found = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, n) =>
      inTx(systemActor, async (tx) => {
        await tx.row(ask, []);
        inside += 1;
        if (inside === CONNECTIONS) open();
        await all;
        return n % 2 ? channelById(id) : channelOf(orgId);
      }),
    ),
  );
  expect(found.map((channel) => channel?.id)).toEqual(Array.from({ length: CONNECTIONS }, () => id));
  await expect(channelById('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'CHANNEL_NOT_FOUND' });
});
