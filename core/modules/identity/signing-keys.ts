// The keys that sign access tokens: made in the database, kept sealed, published before they sign and after they stop.
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { open, seal } from '#platform/vault/index.ts';
import { addSigningKey, type KeyRow, lockKeyMaking, retireSigningKeys, signingKeys } from './sessions.sql.ts';

/** RFC 7518 section 3.3: cheap to verify. */
export const ALGORITHM = 'RS256';
const MODULUS_BITS = 2048;
/** A key signs for so long before the next takes over. */
const SIGNS_MS = 30 * 24 * 3600_000;
/** Published so long before it signs, because readers of the key set keep it for a while. */
const AHEAD_MS = 24 * 3600_000;
/** Verifies so long after it stopped signing: longer than a token lives and a clock is off. */
const AFTER_MS = 30 * 60_000;
const KEEP_MS = 60_000;
/** A key id we do not know sends us to the database at most so often. */
const AGAIN_MS = 5_000;

/** RFC 9068 section 2.1. */
export const headerOf = (kid: string) => ({ alg: ALGORITHM, kid, typ: 'at+jwt' });

export interface SigningKey {
  kid: string;
  signsFrom: number;
  verifiesUntil: number;
  verify: KeyObject;
  /** The first part of every token that the key signs. */
  header: string;
  sign: CryptoKey;
  public: { kty: string; n: string; e: string };
}

let loaded: { at: number; keys: Promise<SigningKey[]> } | undefined;

const place = { table: 'signing_keys', column: 'private_sealed', orgId: null };

async function opened(row: KeyRow): Promise<SigningKey> {
  return {
    kid: row.kid,
    signsFrom: row.signs_from.getTime(),
    verifiesUntil: row.verifies_until?.getTime() ?? Infinity,
    public: row.public_jwk,
    verify: createPublicKey({ key: row.public_jwk, format: 'jwk' }),
    header: Buffer.from(JSON.stringify(headerOf(row.kid))).toString('base64url'),
    sign: await importPKCS8(open(row.private_sealed, place), ALGORITHM),
  };
}

async function makeKey(tx: Tx, signsFrom: Date): Promise<void> {
  const pair = await generateKeyPair(ALGORITHM, { modulusLength: MODULUS_BITS, extractable: true });
  const { kty, n, e } = await exportJWK(pair.publicKey);
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url').slice(0, 16);
  const sealed = seal(await exportPKCS8(pair.privateKey), place);
  tx.send(addSigningKey, [kid, JSON.stringify({ kty, n, e }), sealed, tx.now, signsFrom]);
}

/** All keys that verify, the newest first; makes the first one there is. */
async function load(): Promise<SigningKey[]> {
  let rows = await inTx(systemActor, (tx) => tx.rows(signingKeys, [tx.now]));
  if (rows.length === 0) {
    rows = await inTx(systemActor, async (tx) => {
      await tx.rows(lockKeyMaking, []);
      const known = await tx.rows(signingKeys, [tx.now]);
      if (known.length > 0) return known;
      await makeKey(tx, tx.now);
      return tx.rows(signingKeys, [tx.now]);
    });
  }
  return Promise.all(rows.map(opened));
}

export function loadKeys(): Promise<SigningKey[]> {
  if (!loaded || loaded.at + KEEP_MS < Date.now()) {
    const keys = load();
    const before = loaded;
    loaded = { at: Date.now(), keys };
    // What is known goes on being good while the database is away.
    keys.catch(() => {
      loaded = before && { ...before, at: Date.now() - KEEP_MS + AGAIN_MS };
    });
  }
  return loaded.keys;
}

/** Forgets what is kept in memory. */
export function dropKeys(): void {
  loaded = undefined;
}

/** The key that signs now. */
export async function keyThatSigns(): Promise<SigningKey> {
  const keys = await loadKeys();
  const at = now().getTime();
  const key = keys.find((each) => each.signsFrom <= at);
  if (!key) throw new Error('No key signs access tokens');
  return key;
}

/** The key that writes this header, if it verifies; looks again, now and then, for one that another process made. */
export async function keyOfHeader(header: string): Promise<SigningKey | undefined> {
  const find = async () => (await loadKeys()).find((each) => each.header === header && each.verifiesUntil > now().getTime());
  const found = await find();
  if (found || !loaded || loaded.at + AGAIN_MS > Date.now()) return found;
  loaded.at = 0;
  return find();
}

/** Makes the next key when the newest has signed for its time, and sets an end to those before the one that signs now. */
export async function rotateKeys(): Promise<void> {
  await inTx(systemActor, async (tx) => {
    await tx.rows(lockKeyMaking, []);
    const rows = await tx.rows(signingKeys, [tx.now]);
    const newest = rows[0]?.signs_from.getTime() ?? 0;
    if (newest + SIGNS_MS - AHEAD_MS <= tx.now.getTime())
      await makeKey(tx, new Date(rows.length > 0 ? tx.now.getTime() + AHEAD_MS : tx.now));
    const signing = rows.find((row) => row.signs_from <= tx.now);
    if (signing) tx.send(retireSigningKeys, [signing.signs_from, new Date(tx.now.getTime() + AFTER_MS)]);
  });
  dropKeys();
}

defineJob('rotate_signing_keys', rotateKeys, { cron: '7 * * * *' });
