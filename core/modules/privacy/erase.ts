// Being forgotten: asked for, waited for, called off or done. What must stay is said, with the reason and the day it goes.
import { record } from '#modules/audit/index.ts';
import { clearCartsOf } from '#modules/checkout/index.ts';
import { dropTold } from '#modules/notifications/index.ts';
import { forgetOrders } from '#modules/orders/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import type { Kept, Person } from '#platform/privacy.ts';
import { type Asking, resumeExports } from './export.ts';
import { eraseFreeGuest, freeGuests } from './guest.ts';
import { clearNamelessHolds, isHeld } from './holds.ts';
import { tellErased } from './mails.ts';
import { personOf } from './person.ts';
import { PrivacyError } from './privacy.errors.ts';
import { privacyParts } from './privacy.parts.ts';
import {
  addErasure,
  cancelErasure as cancel,
  clearOldAddresses,
  dropExports,
  dueErasures,
  endErasure,
  type ErasureRow,
  expireExports,
  expireExportsOf,
  findPerson,
  lastErasure,
  lockAddresses,
  lockDueErasure,
  lockPerson,
  ownsSomething,
} from './privacy.sql.ts';

const DAY_MS = 24 * 3600_000;

const erase = defineJob<{ id: Uuid }>('privacy.erase', ({ id }) => eraseDue(id));

/** @throws Refusal ERASURE_OWNER, ERASURE_PENDING */
export async function requestErasure(tx: Tx, { userId, shopId, site, locale }: Asking): Promise<ErasureRow> {
  if (await tx.row(ownsSomething, [userId])) throw PrivacyError('ERASURE_OWNER');
  const dueAt = new Date(tx.now.getTime() + config().ERASURE_DAYS * DAY_MS);
  const added = await tx.row(addErasure, [newId(), userId, shopId, site, locale, tx.now, dueAt]);
  if (!added) throw PrivacyError('ERASURE_PENDING');
  enqueue(tx, erase, { id: added.id }, { runAt: dueAt, key: `erase ${added.id}` });
  await record(tx, {
    orgId: null,
    action: 'privacy.erasure_requested',
    subject: { type: 'user', id: userId },
    after: { dueAt: dueAt.toISOString() },
  });
  return added;
}

/** @throws Refusal ERASURE_NOT_FOUND */
export async function cancelErasure(tx: Tx, userId: Uuid): Promise<void> {
  if (!(await tx.row(cancel, [userId, tx.now]))) throw PrivacyError('ERASURE_NOT_FOUND');
  await record(tx, { orgId: null, action: 'privacy.erasure_cancelled', subject: { type: 'user', id: userId } });
}

async function blockOf(tx: Tx, person: Person): Promise<'hold' | 'owner' | null> {
  if (await isHeld(tx, person)) return 'hold';
  return (await tx.row(ownsSomething, [person.userId])) ? 'owner' : null;
}

/** The last wish with what stands in its way. */
export async function erasureOf(tx: Tx, userId: Uuid): Promise<{ row: ErasureRow; blockedBy: 'hold' | 'owner' | null } | undefined> {
  const row = await tx.row(lastErasure, [userId]);
  const found = row?.state === 'waiting' ? await tx.row(findPerson, [userId]) : undefined;
  return row && { row, blockedBy: found ? await blockOf(tx, await personOf(tx, found)) : null };
}

/** Forgets a person, all parts in one transaction. What is blocked waits and is looked at again every hour. */
async function eraseDue(id: Uuid): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const due = await tx.row(lockDueErasure, [id, tx.now]);
    if (!due) return;
    const found = await tx.row(lockPerson, [due.user_id]);
    if (!found) return;
    const person = await personOf(tx, found);
    await tx.row(lockAddresses, [person.addresses.map(({ index }) => index)]);
    const block = await blockOf(tx, person);
    if (block) {
      log.info({ erasure: id, block }, 'an erasure waits');
      return;
    }
    const kept: Kept[] = [];
    const erased: Record<string, number> = {};
    for (const part of privacyParts()) {
      const done = await part.erase(tx, person);
      kept.push(...done.kept);
      if (done.erased > 0) erased[part.name] = done.erased;
    }
    tx.send(expireExportsOf, [person.userId]);
    const report = { erased, kept: kept.map(({ what, why, until, count }) => ({ what, why, until: until?.toISOString() ?? null, count })) };
    tx.send(endErasure, [id, tx.now, JSON.stringify(report)]);
    await record(tx, { orgId: null, action: 'privacy.erased', subject: { type: 'user', id: person.userId }, after: report });
    await tellErased(tx, { ...due, email: person.email, kept });
  });
}

const FORGET_AT_ONCE = 500;
/** How long the last mail to somebody is kept: long enough to carry it. */
const LAST_WORD_MS = 8 * DAY_MS;

/**
 * What time brings: archives that lapse, wishes whose hold was lifted, orders that tax law lets go of.
 * @throws Error that says how many erasures failed, when all had their turn
 */
export async function privacyDue(): Promise<void> {
  const { due, guests } = await inTx(systemActor, async (tx) => {
    tx.send(expireExports, [tx.now]);
    tx.send(dropExports, [tx.now]);
    tx.send(clearOldAddresses, [new Date(tx.now.getTime() - config().AUDIT_DAYS * DAY_MS)]);
    dropTold(tx, 'privacy.erased', new Date(tx.now.getTime() - LAST_WORD_MS));
    await resumeExports(tx);
    return { due: await tx.rows(dueErasures, [tx.now]), guests: await freeGuests(tx) };
  });
  let failed = 0;
  const tryOne = (id: Uuid, erasing: Promise<void>): Promise<void> =>
    erasing.catch((error: unknown) => {
      log.error({ err: error, erasure: id }, 'an erasure failed');
      failed += 1;
    });
  for (const { id } of due) await tryOne(id, eraseDue(id));
  for (const guest of guests) await tryOne(guest.id, eraseFreeGuest(guest));
  while ((await inTx(systemActor, forgetOldOrders)) === FORGET_AT_ONCE);
  await inTx(systemActor, clearNamelessHolds);
  if (failed > 0) throw new Error(`${failed} erasures failed`);
}

/** Orders that tax law lets go of, with the carts they were made of. Answers how many. */
async function forgetOldOrders(tx: Tx): Promise<number> {
  const forgotten = await forgetOrders(tx, null, FORGET_AT_ONCE);
  clearCartsOf(tx, forgotten);
  return forgotten.length;
}

defineJob('privacy_due', privacyDue, { cron: '7 * * * *', maxAttempts: 3 });
