// Proves a program by its API key. What a key may do is believed for two seconds, and forgotten at once when it is called back.
import { crc32 } from 'node:zlib';
import { permissionsIn } from '#contracts/permissions.ts';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { hashToken, newToken } from './credentials.ts';
import { isDenied, onDenial } from './denials.ts';
import { type ApiKeyRow, findApiKey, noteApiKeyUse } from './sessions.sql.ts';

const KEEP_MS = 2_000;
const MOST = 5_000;
const NOTE_MS = 60_000;

/** `tsk_`, eight characters that people recognize the key by, 43 of secret, six of CRC-32 so that a typo asks nobody. */
const apiKeyShape = /^tsk_([0-9A-Za-z_-]{8})_([\w-]{43})([0-9a-z]{6})$/;

const checksum = (text: string): string => (crc32(text) % 36 ** 6).toString(36).padStart(6, '0');

/** A new key and what is kept of it. The key itself is shown once. */
export function newApiKey(): { key: string; prefix: string; hash: string } {
  const prefix = newToken().slice(0, 8);
  const body = `tsk_${prefix}_${newToken()}`;
  const key = body + checksum(body);
  return { key, prefix: `tsk_${prefix}`, hash: hashToken(key) };
}

const looked = new Map<string, { at: number; row: Promise<ApiKeyRow | undefined> }>();
onDenial(() => looked.clear());

async function find(hash: string): Promise<{ at: number; row: ApiKeyRow | undefined }> {
  let known = looked.get(hash);
  if (!known || Math.abs(now().getTime() - known.at) > KEEP_MS) {
    const row = inTx(systemActor, (tx) => tx.row(findApiKey, [hash, tx.now]));
    known = { at: now().getTime(), row };
    looked.delete(hash);
    looked.set(hash, known);
    if (looked.size > MOST) looked.delete(looked.keys().next().value ?? '');
    row.catch(() => looked.delete(hash));
  }
  return { at: known.at, row: await known.row };
}

const noted = new Map<Uuid, number>();

/** When and where a key was used last, to the minute. */
function note(row: ApiKeyRow, ip: string): void {
  if ((noted.get(row.id) ?? 0) + NOTE_MS > Date.now()) return;
  noted.set(row.id, Date.now());
  if (noted.size > MOST) noted.delete(noted.keys().next().value ?? '');
  inTx(systemActor, async (tx) => tx.send(noteApiKeyUse, [row.org_id, row.id, tx.now, ip])).catch((error: unknown) =>
    log.warn({ err: error }, 'use of an API key not noted'),
  );
}

export interface ProvedKey {
  id: Uuid;
  orgId: Uuid;
  permissions: ReadonlySet<string>;
  perMinute: number;
}

/** @throws Refusal UNAUTHENTICATED for a key that is none, revoked or lapsed, or whose organization is not active */
export async function checkApiKey(key: string, ip: string): Promise<ProvedKey> {
  const [, , , sum = ''] = apiKeyShape.exec(key) ?? [];
  if (!sum || checksum(key.slice(0, -6)) !== sum) throw PlatformError('UNAUTHENTICATED');
  const { at, row } = await find(hashToken(key));
  const lapsed = row?.expires_at && row.expires_at <= now();
  if (!row || lapsed || isDenied(at, [{ key: row.id }, { organization: row.org_id }])) throw PlatformError('UNAUTHENTICATED');
  note(row, ip);
  const permissions = permissionsIn({ key: '', permissions: row.permissions, platform: row.platform });
  return { id: row.id, orgId: row.org_id, permissions: new Set(permissions), perMinute: row.requests_per_minute };
}
