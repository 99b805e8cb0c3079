// The key ring and what it does with text: pure, so that fixed vectors can hold it.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** Where a sealed text stands. It is bound to its place: carried to another table, column or organization it does not open. */
export interface Place {
  table: string;
  column: string;
  /** Null where rows belong to no organization. */
  orgId: string | null;
}

export interface Ring {
  /** The first one seals, all of them open. As key objects: a cipher is made from one in a fifth of the time it takes from bytes. */
  keys: ReadonlyMap<string, KeyObject>;
  newest: string;
  /** For blind indexes and for proofs; stays when the keys above change, or nothing could be found or proved any more. */
  lookup: Buffer;
}

/** A sealed text that does not open. A fault of the settings or of somebody who changed the row, never of the caller. */
export class VaultError extends Error {
  readonly code: 'UNKNOWN_KEY' | 'NOT_SEALED' | 'DOES_NOT_OPEN';
  constructor(code: VaultError['code'], message: string) {
    super(message);
    this.name = 'VaultError';
    this.code = code;
  }
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const derive = (secret: string | Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `tessera ${use}`, KEY_BYTES));

const derived = new WeakMap<Ring, Map<string, KeyObject>>();

/** The key of one use, made from the lookup key once. */
function keyFor(ring: Ring, use: string): KeyObject {
  const known = derived.get(ring) ?? new Map<string, KeyObject>();
  derived.set(ring, known);
  const key = known.get(use) ?? createSecretKey(derive(ring.lookup, use));
  known.set(use, key);
  return key;
}

const keyShape = /^([a-z0-9-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/;

/** Why a list of keys is no good, or undefined: `id:base64` of 32 bytes, separated by commas, each id once. */
export function faultOfKeys(setting: string): string | undefined {
  const parts = setting.split(',').map((part) => keyShape.exec(part.trim()));
  if (parts.some((part) => !part)) return 'must be id:base64 pairs of 32 bytes, for example 2026-11:' + 'A'.repeat(43) + '=';
  if (new Set(parts.map((part) => part?.[1])).size < parts.length) return 'names a key twice';
  return undefined;
}

/** Id of the key that is made from the program's secret. */
const DERIVED = 'app';

/** The ring of the settings. Without keys there is one, made from the program's secret. */
export function makeRing(settings: { DATA_KEYS: string; LOOKUP_KEY: string; APP_SECRET: string }): Ring {
  const lookup = settings.LOOKUP_KEY ? Buffer.from(settings.LOOKUP_KEY, 'base64') : derive(settings.APP_SECRET, 'lookup');
  if (!settings.DATA_KEYS)
    return { keys: new Map([[DERIVED, createSecretKey(derive(settings.APP_SECRET, 'data'))]]), newest: DERIVED, lookup };
  const fault = faultOfKeys(settings.DATA_KEYS);
  if (fault) throw new Error(`DATA_KEYS ${fault}`);
  const pairs = settings.DATA_KEYS.split(',').map((part) => part.trim().split(':') as [string, string]);
  // What was sealed before there were keys of its own goes on opening.
  const first = settings.APP_SECRET ? [[DERIVED, createSecretKey(derive(settings.APP_SECRET, 'data'))] as const] : [];
  const given = pairs.map(([id, key]) => [id, createSecretKey(key, 'base64')] as const);
  return { keys: new Map([...first, ...given]), newest: pairs[0]?.[0] ?? '', lookup };
}

const boundTo = (keyId: string, { table, column, orgId }: Place): Buffer =>
  Buffer.from(JSON.stringify(['v1', keyId, table, column, orgId]));

/** AES-256-GCM (NIST SP 800-38D) under the newest key with a random 96-bit nonce: `v1.<key>.<nonce, text and tag as base64url>`. */
export function sealWith(ring: Ring, text: string, place: Place, iv: Buffer = randomBytes(IV_BYTES)): string {
  const key = ring.keys.get(ring.newest);
  if (!key) throw new VaultError('UNKNOWN_KEY', `There is no key ${ring.newest} in the ring`);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(ring.newest, place));
  const parts = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return `v1.${ring.newest}.${Buffer.concat(parts).toString('base64url')}`;
}

const sealedShape = /^v1\.([a-z0-9-]{1,32})\.([\w-]{38,})$/;

/** The key a text was sealed with; undefined for text that is not sealed. */
export const keyIdOf = (text: string): string | undefined => sealedShape.exec(text)?.[1];

/** @throws VaultError when it is no sealed text, its key is not in the ring, it was changed, or it stood somewhere else */
export function openWith(ring: Ring, sealed: string, place: Place): string {
  const [, keyId = '', body = ''] = sealedShape.exec(sealed) ?? [];
  if (!keyId) throw new VaultError('NOT_SEALED', `What stands in ${place.table}.${place.column} is not sealed`);
  const key = ring.keys.get(keyId);
  if (!key) throw new VaultError('UNKNOWN_KEY', `${place.table}.${place.column} is sealed with key ${keyId}, which is not in DATA_KEYS`);
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(boundTo(keyId, place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new VaultError(
      'DOES_NOT_OPEN',
      `${place.table}.${place.column} was changed, moved from elsewhere, or key ${keyId} is another one`,
    );
  }
}

/** What kinds of values are looked up by, in one form however they were typed. */
const forms: Record<string, (value: string) => string> = {
  email: (value) => value.normalize('NFC').trim().toLowerCase(),
  phone: (value) =>
    value
      .normalize('NFKC')
      .replace(/[^\d+]/g, '')
      .replace(/^00/, '+')
      .replace(/(?!^)\+/g, ''),
  tax_id: (value) =>
    value
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
};

/** HMAC-SHA256 under a key of its own for each purpose, base64url. */
export const macWith = (ring: Ring, purpose: string, text: string): string =>
  createHmac('sha256', keyFor(ring, `mac ${purpose}`))
    .update(text)
    .digest('base64url');

/** Sixteen bytes that equal values share and that tell nothing to who lacks the key, base64url. */
export function indexWith(ring: Ring, field: string, value: string): string {
  const form = forms[field] ?? ((plain: string) => plain.normalize('NFC').trim());
  return createHmac('sha256', keyFor(ring, `index ${field}`))
    .update(form(value))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
