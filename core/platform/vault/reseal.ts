// Seals again what an older key sealed, and for the first time what was plain. Runs every night, and when a new key is first seen.
import { inTx, statement, systemActor, type Tx } from '../db/index.ts';
import { defineJob, enqueue } from '../jobs/index.ts';
import { log } from '../log/index.ts';
import { sealedColumns, type Walked } from './columns.ts';
import { newestKey, openOrPlain, type Place, seal } from './index.ts';
import { openJson, sealJson } from './json.ts';

const BATCH = 1_000;

interface Resealed {
  text: string;
  indexes: (string | string[] | null)[];
}

/** A row's value under the newest key. Indexes come out the same each time: their key never changes. */
function sealAgain(column: Walked, held: string, place: Place): Resealed {
  const json = column.form === 'text' ? undefined : (JSON.parse(held) as object);
  const value: unknown = json === undefined ? openOrPlain(held, place) : openJson(json, place);
  const text = column.form === 'text' ? seal(value as string, place) : sealJson(value as object, place, column.form.keep);
  return { text, indexes: Object.values(column.indexes ?? {}).map((make) => make(value as never)) };
}

/** Seals what one stretch of rows holds; the key of its last row, or undefined at the end. */
async function step(tx: Tx, column: Walked, after: string[]): Promise<{ last: string[] | undefined; failed: number }> {
  const rows = await tx.rows(column.find, [newestKey(), BATCH, ...after]);
  let failed = 0;
  for (const row of rows) if (row.held !== null && !resealRow(tx, column, { ...row, held: row.held })) failed += 1;
  const end = rows.find((row) => row.held === null);
  return { last: end && !end.is_end ? end.key : undefined, failed };
}

function resealRow(tx: Tx, column: Walked, row: { org: string | null; key: string[]; held: string }): boolean {
  const place = { table: column.table, column: column.column, orgId: row.org };
  try {
    const { text, indexes } = sealAgain(column, row.held, place);
    tx.send(column.set, [row.held, text, ...row.key, ...indexes]);
    return true;
  } catch (error) {
    log.error({ err: error, table: column.table, key: row.key }, 'a sealed value does not open');
    return false;
  }
}

/** Walks every sealed column. @throws Error that says how many values did not open, when all had their turn */
export async function reseal(): Promise<void> {
  let failed = 0;
  for (const column of sealedColumns()) {
    let after: string[] | undefined = column.start;
    while (after) {
      const from: string[] = after;
      const done = await inTx(systemActor, (tx) => step(tx, column, from));
      failed += done.failed;
      after = done.last;
    }
  }
  if (failed > 0) throw new Error(`${failed} sealed values do not open; is a key missing in DATA_KEYS?`);
}

const job = defineJob('reseal', reseal, { cron: '23 2 * * *', maxAttempts: 3 });

const noteKey = statement<{ id: string }>(
  'vault.note_key',
  `insert into vault_keys (id, first_used_at) values ($1, $2) on conflict do nothing returning id`,
);

/** Has everything sealed again when the newest key was never seen before; called when a worker starts. */
export const resealAfterRotation = (): Promise<void> =>
  inTx(systemActor, async (tx) => {
    if (await tx.row(noteKey, [newestKey(), tx.now])) enqueue(tx, job, {}, { key: 'reseal' });
  });
