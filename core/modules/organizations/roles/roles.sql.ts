// Statements about roles.
import { statement } from '#platform/db/index.ts';

export interface RoleRow {
  key: string;
  name: Record<string, string>;
  permissions: string[];
  built_in: boolean;
  /** Whether the organization runs the installation. */
  platform: boolean;
  members: number;
}

const columns = `
  select r.key, r.name, r.permissions, r.built_in, o.platform,
         (select count(*) from memberships m where m.org_id = r.org_id and m.role = r.key)::int as members
    from roles r join organizations o on o.id = r.org_id`;

export const rolesOf = statement<RoleRow>(
  'organizations.roles',
  `${columns} where r.org_id = $1 order by r.key <> 'owner', not r.built_in, r.created_at, r.key`,
);

export const roleOf = statement<RoleRow>('organizations.role', `${columns} where r.org_id = $1 and r.key = $2`);

/** Nothing where the key is taken. */
export const addRole = statement<{ key: string }>(
  'organizations.add_role',
  `insert into roles (org_id, key, name, permissions, created_at)
   select $1, $2, $3, $4, $5 where (select count(*) from roles where org_id = $1) < $6
   on conflict do nothing returning key`,
);

/** $5 are the permissions that were read: who changed them meanwhile is not overruled. */
export const changeRole = statement<{ key: string }>(
  'organizations.change_role',
  `update roles set name = $3, permissions = $4 where org_id = $1 and key = $2 and permissions = $5 returning key`,
);

export const dropRole = statement<{ key: string }>(
  'organizations.drop_role',
  `delete from roles r where r.org_id = $1 and r.key = $2 and not r.built_in
      and not exists (select from memberships m where m.org_id = r.org_id and m.role = r.key)
      and not exists (select from invitations i where i.org_id = r.org_id and i.role = r.key
                         and i.accepted_at is null and i.revoked_at is null and i.expires_at > $3)
   returning r.key`,
);
