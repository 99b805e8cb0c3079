// Statements about groups of customers.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface GroupRow {
  id: Uuid;
  name: string;
  members: number;
  lists: number;
  created_at: Date;
  version: number;
}

const own = (where: string): string => `
  select g.id, g.name, g.created_at, g.version,
         (select count(*) from customer_group_members m where m.org_id = g.org_id and m.group_id = g.id)::int as members,
         (select count(*) from price_lists l where l.org_id = g.org_id and l.group_id = g.id)::int as lists
    from customer_groups g where g.org_id = $1 and ${where}`;
export const groupById = statement<GroupRow>('pricing.group', own('g.id = $2'));
/** $2 and $3 the last of the page before, $4 limit. */
export const groupPage = statement<GroupRow>(
  'pricing.groups',
  own(`($2::timestamptz is null or (g.created_at, g.id) < ($2, $3::uuid)) order by g.created_at desc, g.id desc limit $4`),
);
export const countGroups = statement<{ count: number }>(
  'pricing.count_groups',
  `select count(*)::int as count from customer_groups where org_id = $1`,
);
export const addGroup = statement(
  'pricing.add_group',
  `insert into customer_groups (org_id, id, name, created_at) values ($1, $2, $3, $4)`,
);
export const renameGroup = statement<{ id: Uuid }>(
  'pricing.rename_group',
  `update customer_groups set name = $4, version = version + 1 where org_id = $1 and id = $2 and version = $3 returning id`,
);
/** So that who is put into it and whether it is full come one after the other. */
export const holdGroup = statement<{ id: Uuid; name: string }>(
  'pricing.hold_group',
  `select id, name from customer_groups where org_id = $1 and id = $2 for update`,
);
export const dropMembers = statement('pricing.drop_members', `delete from customer_group_members where org_id = $1 and group_id = $2`);
export const dropGroup = statement('pricing.drop_group', `delete from customer_groups where org_id = $1 and id = $2`);

export interface MemberRow {
  org_id: Uuid;
  id: Uuid;
  email_sealed: string;
  added_at: Date;
}
/** $3 and $4 the last of the page before, $5 limit. */
export const memberPage = statement<MemberRow>(
  'pricing.members',
  `select org_id, id, email_sealed, added_at from customer_group_members
    where org_id = $1 and group_id = $2 and ($3::timestamptz is null or (added_at, id) < ($3, $4::uuid)) order by added_at desc, id desc limit $5`,
);
/** $3 ids, $4 indexes, $5 sealed addresses, each by place, $6 now; whoever is in the group stays as they are. */
export const addMembers = statement<{ id: Uuid }>(
  'pricing.add_members',
  `insert into customer_group_members (org_id, id, group_id, email_index, email_sealed, added_at)
   select $1, w.id, $2, w.index, w.sealed, $6 from unnest($3::uuid[], $4::text[], $5::text[]) as w(id, index, sealed)
   on conflict (org_id, group_id, email_index) do nothing returning id`,
);
export const dropMember = statement<{ id: Uuid; org_id: Uuid; email_sealed: string }>(
  'pricing.drop_member',
  `delete from customer_group_members where org_id = $1 and group_id = $2 and id = $3 returning id, org_id, email_sealed`,
);

/** Whoever proved an address that a group names is in it from now on. As the system. */
export const meetMembers = statement(
  'pricing.meet_members',
  `update customer_group_members m set user_id = u.id from users u
    where m.user_id is null and u.email_index = m.email_index and u.email_verified_at is not null and u.status = 'active'`,
);
