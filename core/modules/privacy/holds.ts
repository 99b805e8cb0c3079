// Legal holds: while one stands, its person is not forgotten.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { open, seal } from '#platform/vault/index.ts';
import { PrivacyError } from './privacy.errors.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
import { addHold, buyerOfOrder, clearHold, findHold, type HoldRow, holdsOn, liftHold as lift, lockPerson } from './privacy.sql.ts';

const place = (orgId: Uuid) => ({ table: 'legal_holds', column: 'reason_sealed', orgId });
defineSealed({ table: 'legal_holds', column: 'reason_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

export const reasonOf = (row: HoldRow): string => open(row.reason_sealed, place(row.org_id));

/**
 * Keeps the buyer of one of the organization's orders from being forgotten. Runs as the system: people are nobody's rows.
 * @throws Refusal BUYER_NOT_FOUND, HOLD_EXISTS
 */
export async function setHold(tx: Tx, input: { orgId: Uuid; orderId: Uuid; reason: string }): Promise<HoldRow> {
  const { orgId, orderId, reason } = input;
  const order = await tx.row(buyerOfOrder, [orgId, orderId]);
  const person = order?.buyer_user ? await tx.row(lockPerson, [order.buyer_user]) : undefined;
  if (!person) throw PrivacyError('BUYER_NOT_FOUND');
  const id = newId();
  const added = await tx.row(addHold, [orgId, id, person.id, seal(reason, place(orgId)), tx.actor.userId, tx.now]);
  if (!added) throw PrivacyError('HOLD_EXISTS');
  await record(tx, {
    orgId,
    action: 'privacy.hold_set',
    subject: { type: 'user', id: person.id },
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
  await record(tx, { orgId, action: 'privacy.hold_lifted', subject: { type: 'user', id: lifted.user_id }, before: { hold: id } });
}

/** That there was a hold is told, and its reason is not: it may be about a dispute that goes on. When a person is forgotten it was lifted. */
export const holdsPrivacy: PrivacyPart = {
  name: 'holds',
  tables: ['legal_holds'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(holdsOn, [userId]);
    return rows.map((row) => ({ shop: row.shop, setAt: row.set_at.toISOString(), liftedAt: row.lifted_at?.toISOString() ?? null }));
  },
  async erase(tx, { userId }) {
    const rows = await tx.rows(holdsOn, [userId]);
    for (const { org_id: orgId, id } of rows) tx.send(clearHold, [orgId, id, seal('', place(orgId))]);
    return { erased: rows.length, kept: [] };
  },
};
