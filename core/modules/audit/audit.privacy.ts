// A person in the audit trail: what they did and what was done to them; what is personal in it goes, the chain stays.
import { config } from '#platform/config/index.ts';
import { addressLists, type PrivacyPart } from '#platform/privacy.ts';
import * as vault from '#platform/vault/index.ts';
import { entriesOfPerson, erasePersonalOf } from './audit.sql.ts';
import { valueOf } from './chain.ts';

export const auditPrivacy: PrivacyPart = {
  name: 'audit',
  tables: ['audit_entries', 'audit_personal'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(entriesOfPerson, [userId, userId]);
    return rows.map((row) => ({
      at: row.at.toISOString(),
      action: row.action,
      you: row.actor_id !== userId ? 'it was about' : row.impersonator_id ? 'it was done in your name' : 'did it',
      // Of what others did to them, or in their name, the address is not theirs.
      ...(row.actor_id === userId && row.impersonator_id === null && row.sealed.ip
        ? { ip: valueOf(vault, row.org_id, row.sealed.ip).value }
        : {}),
    }));
  },
  async erase(tx, person) {
    const { userId } = person;
    const [row, entries] = await Promise.all([
      tx.row(erasePersonalOf, [userId, ...addressLists(person)]),
      tx.rows(entriesOfPerson, [userId, userId]),
    ]);
    const until = new Date(tx.now.getTime() + config().AUDIT_DAYS * 24 * 3600_000);
    const kept = entries.length > 0 ? [{ what: 'audit', why: 'security', until, count: entries.length }] : [];
    return { erased: row?.gone ?? 0, kept };
  },
};
