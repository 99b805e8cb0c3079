// Statements about API keys. What proves a program by its key is in the identity module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface KeyRow {
  id: Uuid;
  name: string;
  prefix: string;
  permissions: string[];
  requests_per_minute: number;
  created_by: Uuid;
  creator: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  last_used_ip: string | null;
  revoked_at: Date | null;
  replaced_by: Uuid | null;
}

const columns = `
  select k.id, k.name, k.prefix, k.permissions, k.requests_per_minute, k.created_by, u.name as creator, k.created_at, k.expires_at, k.last_used_at,
         k.last_used_ip, k.revoked_at, k.replaced_by
    from api_keys k join users u on u.id = k.created_by`;

export const keysOf = statement<KeyRow>(
  'organizations.keys',
  `${columns} where k.org_id = $1 order by k.created_at desc, k.id desc limit 200`,
);
export const keyById = statement<KeyRow>('organizations.key', `${columns} where k.org_id = $1 and k.id = $2`);

export const countKeys = statement<{ keys: number }>(
  'organizations.count_keys',
  `select count(*)::int as keys from api_keys where org_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
);
export const addKey = statement(
  'organizations.add_key',
  `insert into api_keys (org_id, id, name, prefix, key_hash, permissions, requests_per_minute, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
/** By condition: of two who replace a key at once one does. $4 is when the old one lapses. */
export const replaceKey = statement<{ id: Uuid }>(
  'organizations.replace_key',
  `update api_keys set replaced_by = $3, expires_at = least(expires_at, $4)
    where org_id = $1 and id = $2 and replaced_by is null and revoked_at is null and (expires_at is null or expires_at > $5) returning id`,
);
export const revokeOneKey = statement<{ name: string }>(
  'organizations.revoke_key',
  `update api_keys set revoked_at = $3 where org_id = $1 and id = $2 and revoked_at is null returning name`,
);
