// Statements about who is a member. Names and e-mails of people are read as the system role, and only those of members; both are sealed.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface MemberRow {
  user_id: Uuid;
  name: string;
  email: string;
  role: string;
  role_name: Record<string, string>;
  created_at: Date;
}

const columns = `
  select m.user_id, u.name, u.email, m.role, r.name as role_name, m.created_at
    from memberships m join roles r on r.org_id = m.org_id and r.key = m.role join users u on u.id = m.user_id`;

/** $2 and $3 say after whom the page begins, $5 and $6 whom it is about: the index of an e-mail, those of words of a name. */
export const memberPage = statement<MemberRow>(
  'organizations.members',
  `${columns} where m.org_id = $1 and ($2::timestamptz is null or (m.created_at, m.user_id) > ($2, $3::uuid))
      and (num_nonnulls($5::text, $6::text[]) = 0 or u.email_index = $5 or u.name_index @> $6)
   order by m.created_at, m.user_id limit $4`,
);
export const memberOfOrganization = statement<MemberRow>('organizations.member', `${columns} where m.org_id = $1 and m.user_id = $2`);

export const roleOfMember = statement<{ role: string }>(
  'organizations.role_of_member',
  `select role from memberships where org_id = $1 and user_id = $2`,
);

/** By condition: who was given another role meanwhile is left alone. */
export const changeMembership = statement<{ user_id: Uuid }>(
  'organizations.change_member',
  `update memberships set role = $3 where org_id = $1 and user_id = $2 and role = $4 returning user_id`,
);
export const dropMembership = statement<{ user_id: Uuid }>(
  'organizations.drop_member',
  `delete from memberships where org_id = $1 and user_id = $2 and role = $3 returning user_id`,
);

export interface OwnRow {
  id: Uuid;
  name: string;
  slug: string;
  status: 'active' | 'suspended' | 'closed';
  logo_key: string | null;
  role: string;
  role_name: Record<string, string>;
  trade: 'brand' | 'store' | null;
}

/** What a person is a member of; what was closed is shown to nobody. */
export const organizationsOf = statement<OwnRow>(
  'organizations.of_person',
  `select o.id, o.name, o.slug, o.status, o.logo_key, o.trade, m.role, r.name as role_name
     from memberships m join organizations o on o.id = m.org_id join roles r on r.org_id = m.org_id and r.key = m.role
    where m.user_id = $1 and o.status <> 'closed' order by m.created_at, o.id limit 100`,
);

/** Who hears of what concerns all of an organization. */
export const ownersOf = statement<{ name: string; email: string; locale: string }>(
  'organizations.owners',
  `select u.name, u.email, u.locale from memberships m join users u on u.id = m.user_id
    where m.org_id = $1 and m.role = 'owner' and u.status = 'active' order by m.created_at limit 20`,
);

/** Members whose role has a permission: $2. An owner has all. */
export const membersWho = statement<{ name: string; email: string; locale: string }>(
  'organizations.members_who',
  `select u.name, u.email, u.locale from memberships m join roles r on r.org_id = m.org_id and r.key = m.role join users u on u.id = m.user_id
    where m.org_id = $1 and (r.key = 'owner' or $2 = any (r.permissions)) and u.status = 'active' order by m.created_at limit 50`,
);

export const personById = statement<{ id: Uuid; name: string; email: string; locale: string; verified: boolean }>(
  'organizations.person',
  `select id, name, email, locale, email_verified_at is not null as verified from users where id = $1 and status = 'active'`,
);
export const memberByEmail = statement<{ user_id: Uuid }>(
  'organizations.member_by_email',
  `select m.user_id from memberships m join users u on u.id = m.user_id where m.org_id = $1 and (u.email_index = $2 or (u.email_index is null and u.email = $3))`,
);

/** Holds an organization, so that its first owner is invited once at a time. */
export const holdMemberless = statement<{ status: 'active' | 'suspended' | 'closed'; members: number }>(
  'organizations.hold_memberless',
  `select status, (select count(*) from memberships m where m.org_id = o.id)::int as members from organizations o where id = $1 for no key update`,
);
/** Whether somebody may give an organization its first owner: it has nobody, and they found for others where the installation is run. */
export const mayGiveFirstOwner = statement<{ may: boolean }>(
  'organizations.may_give_first_owner',
  `select not exists (select from memberships where org_id = $1)
      and exists (select from memberships m
                    join organizations o on o.id = m.org_id and o.platform and o.status = 'active'
                    join roles r on r.org_id = m.org_id and r.key = m.role
                   where m.user_id = $2 and (r.key = 'owner' or 'platform.organizations' = any (r.permissions))) as may`,
);
