// Makes, replaces and revokes API keys. A key may do no more than whoever makes it.
import { record } from '#modules/audit/index.ts';
import { denyTokens, newApiKey } from '#modules/identity/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { requireAll } from '../roles/grant.ts';
import { addKey, countKeys, keyById, type KeyRow, replaceKey, revokeOneKey } from './keys.sql.ts';

const MOST_KEYS = 50;
const DAY_MS = 24 * 3600 * 1000;

type Caller = Principal & { orgId: Uuid };
export interface MadeKey {
  row: KeyRow;
  /** The key itself, which is nowhere else. */
  key: string;
}

interface KeyFacts {
  name: string;
  permissions: readonly string[];
  requestsPerMinute: number;
  expiresAt: Date | null;
}

async function add(tx: Tx, caller: Caller, facts: KeyFacts): Promise<{ id: Uuid; key: string }> {
  if (!caller.userId) throw PlatformError('FORBIDDEN');
  requireAll(caller, facts.permissions);
  takeTurn(tx, 'keys', caller.orgId);
  const { keys = 0 } = (await tx.row(countKeys, [caller.orgId, tx.now])) ?? {};
  if (keys >= MOST_KEYS) throw OrganizationError('TOO_MANY_KEYS');
  const id = newId();
  const { key, prefix, hash } = newApiKey();
  const permissions = [...new Set(facts.permissions)].toSorted();
  tx.send(addKey, [
    caller.orgId,
    id,
    facts.name,
    prefix,
    hash,
    permissions,
    facts.requestsPerMinute,
    caller.userId,
    tx.now,
    facts.expiresAt,
  ]);
  return { id, key };
}

async function find(tx: Tx, orgId: Uuid, id: Uuid): Promise<KeyRow> {
  const row = await tx.row(keyById, [orgId, id]);
  if (!row) throw OrganizationError('KEY_NOT_FOUND');
  return row;
}

/** @throws Refusal MORE_THAN_YOU_HAVE, TOO_MANY_KEYS, FORBIDDEN to a program */
export async function createKey(
  tx: Tx,
  caller: Caller,
  input: { name: string; permissions: readonly string[]; requestsPerMinute: number; expiresInDays: number | null },
): Promise<MadeKey> {
  const expiresAt = input.expiresInDays === null ? null : new Date(tx.now.getTime() + input.expiresInDays * DAY_MS);
  const { id, key } = await add(tx, caller, { ...input, expiresAt });
  const row = await find(tx, caller.orgId, id);
  await record(tx, {
    orgId: caller.orgId,
    action: 'key.created',
    subject: { type: 'api_key', id },
    after: { name: row.name, prefix: row.prefix, permissions: row.permissions, expiresAt: row.expires_at?.toISOString() ?? null },
  });
  return { row, key };
}

/** The new key does what the old one did, for as long again. @throws Refusal KEY_NOT_FOUND, KEY_ENDED, MORE_THAN_YOU_HAVE, TOO_MANY_KEYS */
export async function rotateKey(tx: Tx, caller: Caller, input: { id: Uuid; overlapDays: number }): Promise<MadeKey> {
  const { orgId } = caller;
  const old = await find(tx, orgId, input.id);
  const lasts = old.expires_at && old.expires_at.getTime() - old.created_at.getTime();
  const { id, key } = await add(tx, caller, {
    name: old.name,
    permissions: old.permissions,
    requestsPerMinute: old.requests_per_minute,
    expiresAt: lasts === null ? null : new Date(tx.now.getTime() + lasts),
  });
  const until = new Date(tx.now.getTime() + input.overlapDays * DAY_MS);
  if (!(await tx.row(replaceKey, [orgId, old.id, id, until, tx.now]))) throw OrganizationError('KEY_ENDED');
  if (input.overlapDays === 0) denyTokens(tx, { key: old.id });
  await record(tx, {
    orgId,
    action: 'key.rotated',
    subject: { type: 'api_key', id: old.id },
    before: { prefix: old.prefix },
    after: { replacedBy: id, until: until.toISOString() },
  });
  return { row: await find(tx, orgId, id), key };
}

/** @throws Refusal KEY_NOT_FOUND, KEY_ENDED */
export async function revokeKey(tx: Tx, caller: Caller, id: Uuid): Promise<void> {
  const row = await find(tx, caller.orgId, id);
  if (!(await tx.row(revokeOneKey, [caller.orgId, id, tx.now]))) throw OrganizationError('KEY_ENDED');
  denyTokens(tx, { key: id });
  await record(tx, {
    orgId: caller.orgId,
    action: 'key.revoked',
    subject: { type: 'api_key', id },
    before: { name: row.name, prefix: row.prefix },
  });
}
