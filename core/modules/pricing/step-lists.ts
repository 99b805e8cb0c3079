// Goes through lists of many prices in steps: what everybody is asked is noted and the search told when one changed; of one that was let go of, the
// prices go. Each step is a commit: whoever takes it up goes on where it ended.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import {
  allNoted,
  dropList,
  dropNextListed,
  nextListed,
  noteListed,
  noteUnnoted,
  queueListed,
  type SteppedRow,
  stepTo,
  takeStep,
} from './price-lists.sql.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Offers of a step: some tenths of a second, and those who write prices of them meanwhile wait for no longer. */
const STEP = 1_000;

async function look(tx: Tx, { org_id: orgId, id, step_after: after, starts_at: startsAt, ends_at: endsAt }: SteppedRow): Promise<void> {
  const offers = (await tx.rows(nextListed, [orgId, id, after, STEP])).map((row) => row.offer_id);
  if (offers.length > 0) {
    tx.send(noteUnnoted, [orgId, id, offers]);
    tx.send(noteListed, [offers.map(() => orgId), offers, tx.now]);
    tx.send(queueListed, [orgId, offers, startsAt, endsAt]);
  }
  const isLast = offers.length < STEP;
  tx.send(stepTo, [orgId, id, isLast ? null : offers.at(-1)]);
  if (isLast) tx.send(allNoted, [orgId, id]);
}

const NONE = '00000000-0000-0000-0000-000000000000' as Uuid;

/** The first offers have the first prices, which go. */
async function letGo(tx: Tx, { org_id: orgId, id }: SteppedRow): Promise<void> {
  const offers = (await tx.rows(nextListed, [orgId, id, NONE, STEP])).map((row) => row.offer_id);
  tx.send(noteUnnoted, [orgId, id, offers]);
  const { gone = 0 } = (await tx.row(dropNextListed, [orgId, id, STEP])) ?? {};
  if (gone < STEP) tx.send(dropList, [orgId, id]);
}

/** One step of one list. True when there may be more. */
export const stepLists = (): Promise<boolean> =>
  inTx(systemActor, async (tx) => {
    const list = await tx.row(takeStep, []);
    if (!list) return false;
    await (list.dropped_at ? letGo(tx, list) : look(tx, list));
    return true;
  });
