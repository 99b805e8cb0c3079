// Codes a person used: all of them in their archive; when they are forgotten, nobody's.
import { statement } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { addressLists, type Person, type PrivacyPart } from '#platform/privacy.ts';

/** Of a person ($1), and of guests who gave an address of theirs ($2, $3); in one shop ($4), or all. */
const mine = `($4::uuid is null or u.org_id = $4) and (u.buyer_user = $1 or (u.buyer_user is null and u.email_index = any ($2::text[])
                and exists (select from unnest($2::text[], $3::timestamptz[]) as a(index, until)
                             where a.index = u.email_index and (a.until is null or u.created_at < a.until))))`;

const usesOf = statement<{ code: string; order_id: Uuid; state: string; created_at: Date }>(
  'pricing.uses_of_person',
  `select p.code, u.order_id, u.state, u.created_at from promotion_uses u join promotions p on p.org_id = u.org_id and p.id = u.promotion_id
    where ${mine} order by u.created_at desc limit 5000`,
);
const forgetUses = statement<{ forgotten: number }>(
  'pricing.forget_uses',
  `with forgotten as (update promotion_uses u set buyer_user = null, email_index = null where ${mine} returning 1)
   select count(*)::int as forgotten from forgotten`,
);

const whose = (person: Person): unknown[] => [person.userId, ...addressLists(person), person.shopId ?? null];

export const promotionsPrivacy: PrivacyPart = {
  name: 'promotions',
  tables: ['promotion_uses'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(usesOf, whose(person));
    return rows.map((row) => ({
      code: row.code,
      order: publicId('order', row.order_id),
      state: row.state,
      usedAt: row.created_at.toISOString(),
    }));
  },
  async erase(tx, person) {
    return { erased: (await tx.row(forgetUses, whose(person)))?.forgotten ?? 0, kept: [] };
  },
};
