// This process at work on a database of its own, as a server is: its parts are put together and its jobs run.
import { assemble } from '../../apps/server/parts.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase, type StaffActor, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { startJobs } from '#platform/jobs/index.ts';
import { type TestDatabase, useDatabase } from './database.ts';

export interface AtWork {
  database: TestDatabase;
  /** Staff of the first organization of the preset. */
  actor: StaffActor;
  close(): Promise<void>;
}

export async function goToWork(preset: string): Promise<AtWork> {
  const database = await useDatabase({ preset });
  loadConfig({ ...process.env, POLL_MS: '50' });
  assemble();
  await openDatabase();
  const runner = await startJobs();
  const [org] = await database.sql<{ id: Uuid }>('select id from organizations order by id limit 1');
  if (!org) throw new Error(`the preset ${preset} has no organization`);
  return {
    database,
    actor: { ...systemActor, kind: 'staff', orgId: org.id },
    close: async () => {
      await runner.stop();
      await closeDatabase();
    },
  };
}
