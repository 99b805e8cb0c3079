// API keys over HTTP.
import * as contract from '#contracts/keys.ts';
import { openName } from '#modules/identity/index.ts';
import { now } from '#platform/clock/index.ts';
import { inTx } from '#platform/db/index.ts';
import { route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { memberOf, staffActor } from '../channels.ts';
import { createKey, type MadeKey, revokeKey, rotateKey } from './change-keys.ts';
import { type KeyRow, keysOf } from './keys.sql.ts';

const shown = (row: KeyRow) => ({
  id: publicId('apiKey', row.id),
  name: row.name,
  prefix: row.prefix,
  permissions: row.permissions,
  requestsPerMinute: row.requests_per_minute,
  state: row.revoked_at ? ('revoked' as const) : row.expires_at && row.expires_at <= now() ? ('lapsed' as const) : ('active' as const),
  createdBy: openName(row.creator),
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  lastUsedIp: row.last_used_ip,
  replacedBy: row.replaced_by ? publicId('apiKey', row.replaced_by) : null,
});

const shownOnce = ({ row, key }: MadeKey) => ({ ...shown(row), key });

/** As the system role, which alone reads who made a key; every statement names the caller's organization. */
export const keyRoutes = [
  route(contract.listKeys, async (call) => {
    const { orgId } = staffActor(call);
    return { items: (await inTx(systemActorFor(call), (tx) => tx.rows(keysOf, [orgId]))).map(shown) };
  }),
  route(contract.createKey, async (call) => {
    return shownOnce(await inTx(systemActorFor(call), (tx) => createKey(tx, memberOf(call), call.body)));
  }),
  route(contract.rotateKey, async (call) => {
    const input = { id: privateId('apiKey', call.params.id), ...call.body };
    return shownOnce(await inTx(systemActorFor(call), (tx) => rotateKey(tx, memberOf(call), input)));
  }),
  route(contract.revokeKey, async (call) => {
    await inTx(systemActorFor(call), (tx) => revokeKey(tx, memberOf(call), privateId('apiKey', call.params.id)));
  }),
];
