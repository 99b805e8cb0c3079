// Lets go of pictures that no organization names: what is left of uploads that came to nothing.
import { inTx, systemActor } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { namedAmong } from './media.sql.ts';
import { publicStore } from './stores.ts';

/** `HASH.webp`, a narrower one, or a draft of either that its writer did not come to rename. Drawings of ours are not among them. */
const shape = /^([0-9a-f]{32})(?:-\d{3,4})?\.(?:webp|avif)(\.[0-9a-f-]{36})?$/;
/** By the clock of the store: an upload that is under way is younger. */
const REST_MS = 24 * 3600_000;
const BITE = 500;

const restEnded = (): Date => new Date(Date.now() - REST_MS);

async function dropOf(names: readonly string[]): Promise<number> {
  const keyOf = (name: string): string => `${name.slice(0, 32)}.webp`;
  const rows = await inTx(systemActor, (tx) => tx.rows(namedAmong, [[...new Set(names.map(keyOf))]]));
  const named = new Set(rows.map(({ key }) => key));
  let dropped = 0;
  for (const name of names) {
    if (named.has(keyOf(name)) && !shape.exec(name)?.[2]) continue;
    // Looked at again: the same picture may have come anew meanwhile.
    if (!(await publicStore().isOlder(name, restEnded()))) continue;
    await publicStore().remove(name);
    dropped += 1;
  }
  return dropped;
}

/** Answers how many files went. */
export async function dropUnnamed(): Promise<number> {
  let dropped = 0;
  let bite: string[] = [];
  for await (const name of publicStore().keptBefore(restEnded())) {
    if (!shape.test(name)) continue;
    bite.push(name);
    if (bite.length < BITE) continue;
    dropped += await dropOf(bite);
    bite = [];
  }
  return dropped + (await dropOf(bite));
}

defineJob('sweep_pictures', async () => void (await dropUnnamed()), { cron: '53 4 * * *', maxAttempts: 3 });
