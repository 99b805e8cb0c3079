// Legal holds: while one stands, its person is not forgotten, with an account or without.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { open, seal } from '#platform/vault/index.ts';
import { PrivacyError } from './privacy.errors.ts';
import { addressLists, type Person, type PrivacyPart } from '#platform/privacy.ts';
import {
  addHold,
  buyerOfOrder,
  clearHold,
  findHold,
  type HoldRow,
  holdsOn,
  liftHold as lift,
  lockAddresses,
  lockBuyerOfOrder,
  lockPerson,
  namelessHolds,
  standingHold,
} from './privacy.sql.ts';

const place = (orgId: Uuid) => ({ table: 'legal_holds', column: 'reason_sealed', orgId });
defineSealed({ table: 'legal_holds', column: 'reason_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

export const reasonOf = (row: HoldRow): string => open(row.reason_sealed, place(row.org_id));

/** Whom a hold stands on: an account, or what a guest's order names. */
interface Held {
  user: Uuid | null;
  email: string | null;
  phone: string | null;
}

/** The buyer of an order, locked with it: nobody is forgotten in the moment in which a hold is set. Nothing when nobody is known of it any more. */
async function lockBuyer(tx: Tx, orgId: Uuid, orderId: Uuid): Promise<Held | undefined> {
  const seen = await tx.row(buyerOfOrder, [orgId, orderId]);
  if (seen?.email_index) await tx.row(lockAddresses, [[seen.email_index]]);
  const order = await tx.row(lockBuyerOfOrder, [orgId, orderId]);
  const person = order?.buyer_user ? await tx.row(lockPerson, [order.buyer_user]) : undefined;
  if (person) return { user: person.id, email: null, phone: null };
  if (order?.email_index) return { user: null, email: order.email_index, phone: null };
  return order?.phone_index ? { user: null, email: null, phone: order.phone_index } : undefined;
}

/** What an entry of the trail is about: the account; of a guest, whom no id names, the order. */
const subjectOf = (user: Uuid | null, order: Uuid | null) =>
  user || !order ? { type: 'user', id: user ?? '' } : { type: 'order', id: order };

/**
 * Keeps the buyer of one of the organization's orders from being forgotten. Runs as the system: people are nobody's rows.
 * @throws Refusal BUYER_NOT_FOUND, HOLD_EXISTS
 */
export async function setHold(tx: Tx, input: { orgId: Uuid; orderId: Uuid; reason: string }): Promise<HoldRow> {
  const { orgId, orderId, reason } = input;
  const held = await lockBuyer(tx, orgId, orderId);
  if (!held) throw PrivacyError('BUYER_NOT_FOUND');
  const id = newId();
  const sealed = seal(reason, place(orgId));
  const added = await tx.row(addHold, [orgId, id, orderId, held.user, held.email, held.phone, sealed, tx.actor.userId, tx.now]);
  if (!added) throw PrivacyError('HOLD_EXISTS');
  await record(tx, {
    orgId,
    action: 'privacy.hold_set',
    subject: subjectOf(held.user, orderId),
    after: { hold: id, order: orderId },
    personal: { reason },
  });
  const row = await tx.row(findHold, [orgId, id]);
  if (!row) throw PrivacyError('HOLD_NOT_FOUND');
  return row;
}

/** @throws Refusal HOLD_NOT_FOUND */
export async function liftHold(tx: Tx, orgId: Uuid, id: Uuid): Promise<void> {
  const lifted = await tx.row(lift, [orgId, id, tx.now, tx.actor.userId]);
  if (!lifted) throw PrivacyError('HOLD_NOT_FOUND');
  await record(tx, { orgId, action: 'privacy.hold_lifted', subject: subjectOf(lifted.user_id, lifted.order_id), before: { hold: id } });
}

const whose = (person: Person): unknown[] => [person.userId, ...addressLists(person), person.shopId ?? null];

export const isHeld = async (tx: Tx, person: Person): Promise<boolean> => (await tx.row(standingHold, whose(person))) !== undefined;

const clear = (tx: Tx, { org_id: orgId, id }: { org_id: Uuid; id: Uuid }): void => tx.send(clearHold, [orgId, id, seal('', place(orgId))]);

/** Lets go of what lifted holds still tell of guests whose orders tell it no more. */
export async function clearNamelessHolds(tx: Tx): Promise<void> {
  for (const hold of await tx.rows(namelessHolds, [])) clear(tx, hold);
}

/** That there was a hold is told, and its reason is not: it may be about a dispute that goes on. When a person is forgotten it was lifted. */
export const holdsPrivacy: PrivacyPart = {
  name: 'holds',
  tables: ['legal_holds', 'guest_erasures'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(holdsOn, whose(person));
    return rows.map((row) => ({ shop: row.shop, setAt: row.set_at.toISOString(), liftedAt: row.lifted_at?.toISOString() ?? null }));
  },
  async erase(tx, person) {
    const rows = await tx.rows(holdsOn, whose(person));
    for (const row of rows) clear(tx, row);
    return { erased: rows.length, kept: [] };
  },
};
