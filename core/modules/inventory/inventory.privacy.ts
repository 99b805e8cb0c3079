// What a person bought of offers with a limit per customer: all of it in their archive; when they are forgotten, nobody's.
import { statement } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { addressLists, type Person, type PrivacyPart } from '#platform/privacy.ts';

/** Of a person ($1), and of guests who gave an address of theirs ($2, $3); in one shop ($4), or all. */
const mine = `($4::uuid is null or u.order_org_id = $4) and (u.buyer_user = $1 or (u.buyer_user is null and u.email_index = any ($2::text[])
                and exists (select from unnest($2::text[], $3::timestamptz[]) as a(index, until)
                             where a.index = u.email_index and (a.until is null or u.created_at < a.until))))`;

const unitsOf = statement<{ offer_id: Uuid; order_id: Uuid; quantity: number; state: string; created_at: Date }>(
  'inventory.purchases_of_person',
  `select u.offer_id, u.order_id, u.quantity, u.state, u.created_at from customer_purchases u where ${mine} order by u.created_at desc limit 5000`,
);
const forgetUnits = statement<{ forgotten: number }>(
  'inventory.forget_purchases',
  `with forgotten as (update customer_purchases u set buyer_user = null, email_index = null where ${mine} returning 1)
   select count(*)::int as forgotten from forgotten`,
);

const whose = (person: Person): unknown[] => [person.userId, ...addressLists(person), person.shopId ?? null];

export const inventoryPrivacy: PrivacyPart = {
  name: 'limited_purchases',
  tables: ['customer_purchases'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(unitsOf, whose(person));
    return rows.map((row) => ({
      offer: publicId('offer', row.offer_id),
      order: publicId('order', row.order_id),
      quantity: row.quantity,
      state: row.state,
      at: row.created_at.toISOString(),
    }));
  },
  async erase(tx, person) {
    return { erased: (await tx.row(forgetUnits, whose(person)))?.forgotten ?? 0, kept: [] };
  },
};
