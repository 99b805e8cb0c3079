// Customer groups a person is in: all of them in their archive; when they are forgotten, none.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { addressLists, type Person, type PrivacyPart } from '#platform/privacy.ts';
import { openEmailOf } from './groups.sealed.ts';

/** Of a person ($1), and of whoever has an address of theirs ($2, $3); in one shop ($4), or all. */
const mine = `($4::uuid is null or m.org_id = $4) and (m.user_id = $1
    or exists (select from unnest($2::text[], $3::timestamptz[]) as a(index, until)
                where a.index = m.email_index and (a.until is null or m.added_at < a.until)))`;

const membershipsOf = statement<{ org_id: Uuid; group_name: string; email_sealed: string; added_at: Date }>(
  'pricing.groups_of_person',
  `select m.org_id, g.name as group_name, m.email_sealed, m.added_at
     from customer_group_members m join customer_groups g on g.org_id = m.org_id and g.id = m.group_id
    where ${mine} order by m.added_at desc limit 5000`,
);
const forgetMember = statement<{ forgotten: number }>(
  'pricing.forget_member',
  `with forgotten as (delete from customer_group_members m where ${mine} returning 1) select count(*)::int as forgotten from forgotten`,
);

const whose = (person: Person): unknown[] => [person.userId, ...addressLists(person), person.shopId ?? null];

export const groupsPrivacy: PrivacyPart = {
  name: 'customer_groups',
  tables: ['customer_group_members'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(membershipsOf, whose(person));
    return rows.map((row) => ({ group: row.group_name, email: openEmailOf(row), addedAt: row.added_at.toISOString() }));
  },
  async erase(tx, person) {
    return { erased: (await tx.row(forgetMember, whose(person)))?.forgotten ?? 0, kept: [] };
  },
};
