// The saved views of a person: told, and gone with them. What they shared is everybody's and names nobody.
import type { PrivacyPart } from '#platform/privacy.ts';
import { dropViewsOfPerson, viewsOfPerson } from './views.sql.ts';

export const viewsPrivacy: PrivacyPart = {
  name: 'views',
  tables: ['saved_views'],
  async collect(tx, { userId, shopId }) {
    const rows = await tx.rows(viewsOfPerson, [userId, shopId ?? null]);
    return rows.map(({ list, name, created_at: at }) => ({ list, name, savedAt: at.toISOString() }));
  },
  async erase(tx, { userId, shopId }) {
    const row = await tx.row(dropViewsOfPerson, [userId, shopId ?? null]);
    return { erased: row?.gone ?? 0, kept: [] };
  },
};
