// Lets go of what runs leave behind: files that were begun and forgotten, exports that nobody fetched, in time the runs themselves.
import { dropUpload, nameKeys } from '#modules/media/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { dropRightLines } from './run-work.ts';
import { dropFiles, endRun, forgottenRuns, runFilesNamed } from './runs.sql.ts';

nameKeys(runFilesNamed);

const DAY_MS = 24 * 3_600_000;
const FORGOTTEN_DAYS = 2;
const FILE_DAYS = 7;

export async function sweepRuns(): Promise<void> {
  const forgotten = await inTx(systemActor, async (tx) => {
    const rows = await tx.rows(forgottenRuns, [new Date(tx.now.getTime() - FORGOTTEN_DAYS * DAY_MS)]);
    tx.send(dropFiles, [new Date(tx.now.getTime() - FILE_DAYS * DAY_MS)]);
    for (const row of rows) tx.send(endRun, [row.org_id, row.id, 'cancelled', null, tx.now]);
    return rows;
  });
  for (const row of forgotten) {
    await dropUpload(row.id);
    await dropRightLines(row, true);
  }
}

defineJob('sweep_catalog_runs', sweepRuns, { cron: '29 * * * *', maxAttempts: 3 });
