// What people agreed to: each word of theirs is kept, the last one counts.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { open, seal } from '#platform/vault/index.ts';
import { addConsent, clearConsentAddresses, consentsNow, consentsOfPerson, type ConsentRow } from './privacy.sql.ts';

const place = (orgId: Uuid) => ({ table: 'consents', column: 'ip_sealed', orgId });
defineSealed({ table: 'consents', column: 'ip_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

/** The last word of the buyer on each purpose. */
export const currentConsents = (tx: Tx, orgId: Uuid): Promise<ConsentRow[]> =>
  tx.rows(consentsNow, [orgId, tx.actor.userId, tx.actor.guest]);

/**
 * Keeps a word of the buyer, signed in or not; what they said last, said again, writes nothing. Of a guest the table is the whole record: whoever
 * comes by may be another guest each time, and the shop's chain of entries is not theirs to fill or to hold.
 */
export async function sayConsent(tx: Tx, orgId: Uuid, word: { purpose: string; version: string; given: boolean }): Promise<ConsentRow> {
  const { userId, guest, ip } = tx.actor;
  const id = newId();
  const { purpose, version, given } = word;
  const sealedIp = ip === null ? null : seal(ip, place(orgId));
  const added = await tx.row(addConsent, [orgId, id, userId, userId ? null : guest, purpose, version, given, sealedIp, tx.now, guest]);
  if (!added) return (await currentConsents(tx, orgId)).find((each) => each.purpose === purpose) ?? { purpose, version, given, at: tx.now };
  if (userId) {
    const subject = { type: 'user', id: userId };
    await record(tx, { orgId, action: given ? 'consent.given' : 'consent.withdrawn', subject, after: { purpose, version } });
  }
  return { purpose, version, given, at: tx.now };
}

export const consentsPrivacy: PrivacyPart = {
  name: 'consents',
  tables: ['consents'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(consentsOfPerson, [userId]);
    return rows.map(({ org_id: orgId, shop, purpose, version, given, at, ip_sealed: ip }) => ({
      shop,
      purpose,
      version,
      given,
      at: at.toISOString(),
      ip: ip === null ? null : open(ip, place(orgId)),
    }));
  },
  async erase(tx, { userId }) {
    const rows = await tx.rows(consentsOfPerson, [userId]);
    const cleared = await tx.row(clearConsentAddresses, [userId]);
    const kept = rows.length > 0 ? [{ what: 'consents', why: 'proof', until: null, count: rows.length }] : [];
    return { erased: cleared?.cleared ?? 0, kept };
  },
};
