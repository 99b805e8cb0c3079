// A connection that breaks in the middle of a transaction fails that transaction and nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { loadConfig } from '../config/index.ts';
import { newId } from '../ids/index.ts';
import { closeDatabase, inTx, openDatabase, poolFigures, statement, systemActor, type Tx } from './index.ts';

const whoAmI = statement<{ pid: number }>('test.pid', 'select pg_backend_pid() as pid');
const divide = statement<{ n: number; org: string }>('test.divide', `select 1 / $1::int as n, current_setting('app.org') as org`);

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

test.each([1, 2, 3])(
  'a backend that is ended between two statements fails its transaction; the next one has a new connection (%i)',
  async () => {
    const before = (await inTx(systemActor, (tx) => tx.row(whoAmI, [])))?.pid;
    await expect(
      inTx(systemActor, async (tx) => {
        const pid = (await tx.row(whoAmI, []))?.pid;
        await database.sql('select pg_terminate_backend($1)', [pid]);
        // Gives the loss time to arrive while no statement is under way.
        await new Promise((resume) => setTimeout(resume, 50));
        await tx.row(whoAmI, []);
      }),
    ).rejects.toThrow();
    const after = (await inTx(systemActor, (tx) => tx.row(whoAmI, [])))?.pid;
    expect(after).not.toBe(before);
    const { total, idle, waiting } = poolFigures();
    expect([total, waiting]).toEqual([idle, 0]);
  },
);

test.each(['last', 'finish'] as const)(
  'an event that comes when the events were written (in `%s`) fails the transaction, and is not lost',
  async (when) => {
    const late = { type: 'test.late', aggregateType: 'test' };
    const emit = (tx: Tx): void => tx.emit(late, { orgId: newId(), aggregateId: newId(), payload: {} });
    const work = (tx: Tx): void => {
      if (when === 'last') tx.last(() => emit(tx));
      else tx.finish(async () => emit(tx));
    };
    await expect(inTx(systemActor, async (tx) => work(tx))).rejects.toThrow(/test\.late was emitted after/);
  },
);

test('the last rows of a work are read inside of its transaction; nothing can be sent, told or written after them', async () => {
  const orgId = newId();
  const actor = { ...systemActor, orgId };
  expect(await inTx(actor, (tx) => tx.lastRows(divide, [1]))).toEqual([{ n: 1, org: orgId }]);
  await expect(inTx(actor, (tx) => tx.lastRows(divide, [0]))).rejects.toMatchObject({ code: '22012' });
  const late = { type: 'test.late', aggregateType: 'test' };
  const afterwards: Record<string, (tx: Tx) => unknown> = {
    row: (tx) => tx.row(whoAmI, []),
    send: (tx) => tx.send(whoAmI, []),
    last: (tx) => tx.last(() => tx.send(whoAmI, [])),
    emit: (tx) => tx.emit(late, { orgId, aggregateId: orgId, payload: {} }),
  };
  for (const [name, more] of Object.entries(afterwards)) {
    const work = inTx(actor, async (tx) => {
      await tx.lastRows(divide, [1]);
      await more(tx);
    });
    await expect(work, name).rejects.toThrow(/sent after the one that was the last|was emitted after/);
  }
  // What is to be written in the end must not be left behind by a commit that went before it.
  for (const name of ['last', 'emit'] as const) {
    const work = inTx(actor, async (tx) => {
      await afterwards[name]?.(tx);
      await tx.lastRows(divide, [1]);
    });
    await expect(work, name).rejects.toThrow(/test\.divide is not the last/);
  }
});
