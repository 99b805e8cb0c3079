// Saved payment methods of a person: all of them in their archive; they go with their person, and providers are told to let go of them.
import { publicId } from '#platform/ids/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
import { releaseLater } from './detach.ts';
import { forgetWishesOf, removeAllOfPerson, savedMethodsOfPerson } from './saved-methods.sql.ts';

export const paymentsPrivacy: PrivacyPart = {
  name: 'methods',
  tables: ['saved_methods', 'payment_intents'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(savedMethodsOfPerson, [userId]);
    return rows.map((row) => ({
      id: publicId('savedMethod', row.id),
      shop: row.shop,
      provider: row.provider,
      brand: row.brand,
      last4: row.last4,
      expires: `${row.expiry_year}-${String(row.expiry_month).padStart(2, '0')}`,
      savedAt: row.created_at.toISOString(),
    }));
  },
  async erase(tx, { userId }) {
    tx.send(forgetWishesOf, [userId]);
    const removed = await tx.rows(removeAllOfPerson, [userId, tx.now]);
    for (const { org_id: orgId, id } of removed) releaseLater(tx, orgId, id);
    return { erased: removed.length, kept: [] };
  },
};
