// Processes that are killed at any moment lose nothing and do nothing twice: the quick run of `npm run faults`, and what it once found.
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { settlePayment, useKinds } from '#modules/orders/index.ts';
import { physical } from '#kinds/physical/server.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { failuresOf, reportText } from '../../../tools/faults/report.ts';
import { runFaults } from '../../../tools/faults/run.ts';
import { newSeed, quick } from '../../../tools/faults/sizes.ts';
import { startServer } from '../../../tools/testing/server.ts';
import { cards, offersOf, readyShopper } from './shopper.ts';

test('COR-31 a refused card that was learned by another process leaves the cart open when the buyer is told so', async () => {
  const server = await startServer({ preset: 'vestify', role: 'api', env: { FAILPOINTS: 'authorize.after:crash', LEASE_SECONDS: '0.2' } });
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  const shopper = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  const key = crypto.randomUUID();
  await expect(shopper.place({ card: cards.declined, key })).rejects.toThrow('fetch failed');
  await server.exited;
  await server.restart({ FAILPOINTS: '' });

  // A worker asks the bank, learns of the refusal and dies before it hands on that the order is cancelled.
  const [intent] = await server.database.sql<{ id: string; org_id: string; order_id: string }>(
    'select id, org_id, order_id from payment_intents',
  );
  if (!intent) throw new Error('no payment was begun');
  useKinds([physical]);
  await openDatabase();
  await inTx(systemActor, (tx) =>
    settlePayment(tx, {
      orgId: intent.org_id,
      orderId: intent.order_id,
      intentId: intent.id,
      outcome: { status: 'declined', providerRef: null, instrument: null, declineCode: 'card_declined' },
    }),
  );
  await closeDatabase();

  expect((await shopper.place({ card: cards.declined, key })).status).toBe(402);
  expect((await shopper.cart()).status).toBe('open');
});

test('COR-31 a process that was taken for dead gives the answer that was kept meanwhile', async () => {
  const server = await startServer({ preset: 'vestify', env: { LEASE_SECONDS: '0.2', POLL_MS: '50' } });
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  const shopper = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  const key = crypto.randomUUID();
  // The bank keeps this request waiting for far longer than its lease; the worker finishes the placement, and the money is captured.
  const slow = await shopper.place({ card: cards.timeOut, key });
  const kept = await shopper.place({ card: cards.timeOut, key });
  expect(kept.replayed).toBe(true);
  expect(slow.text).toBe(kept.text);
});

test('COR-61 COR-62 COR-31 COR-41 kill -9 at every named point loses nothing', { timeout: 280_000 }, async () => {
  const seed = newSeed();
  const { workDir } = inject('cluster');
  const report = await runFaults({ ...quick, seed, recordFile: join(workDir, 'faults.jsonl'), say: () => {} });
  console.log(reportText(report));
  expect(failuresOf(report), `seed ${seed}`).toEqual([]);
});
