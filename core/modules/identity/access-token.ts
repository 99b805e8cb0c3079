// Access tokens: RS256 JWTs of fifteen minutes (RFC 9068), checked here without asking anybody.
import { verify } from 'node:crypto';
import { SignJWT } from 'jose';
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { isDenied, onDenial } from './denials.ts';
import { IdentityError } from './identity.errors.ts';
import { headerOf, keyOfHeader, keyThatSigns } from './signing-keys.ts';

export const ACCESS_SECONDS = 15 * 60;
const AUDIENCE = 'tessera';
/** Longer than any that we sign. */
const LONGEST = 4_096;
const MOST = 5_000;

export interface AccessClaims {
  userId: Uuid;
  sessionId: Uuid;
  orgId: Uuid | null;
  permissions: readonly string[];
  /** When the rights in it were read, in milliseconds: what is called back is compared with it. */
  issuedMs: number;
  authenticatedMs: number;
  secondFactorMs: number | null;
  impersonatorId: Uuid | null;
  /** The only host it is good at; null at those of this installation. */
  host: string | null;
}

const issuer = (): string => new URL(config().PUBLIC_URL).origin;

export async function signAccessToken(claims: AccessClaims): Promise<string> {
  const key = await keyThatSigns();
  const seconds = Math.floor(now().getTime() / 1000);
  return new SignJWT({
    sid: claims.sessionId,
    ...(claims.orgId ? { org: claims.orgId } : {}),
    perms: claims.permissions,
    iat_ms: claims.issuedMs,
    auth_ms: claims.authenticatedMs,
    ...(claims.secondFactorMs === null ? {} : { mfa_ms: claims.secondFactorMs }),
    ...(claims.host === null ? {} : { host: claims.host }),
    ...(claims.impersonatorId ? { act: { sub: claims.impersonatorId } } : {}),
  })
    .setProtectedHeader(headerOf(key.kid))
    .setSubject(claims.userId)
    .setIssuer(issuer())
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_SECONDS)
    .sign(key.sign);
}

interface Checked {
  claims: AccessClaims;
  permissions: ReadonlySet<string>;
  expiresMs: number;
}

/** Tokens that were checked before: the signature of the same bytes stays good. */
const checked = new Map<string, Checked>();
onDenial(() => checked.clear());

/** What we sign, as we sign it. */
interface Payload {
  iss: string;
  aud: string;
  sub: string;
  exp: number;
  nbf?: number;
  sid: string;
  org?: string;
  perms: string[];
  iat_ms: number;
  auth_ms: number;
  mfa_ms?: number;
  act?: { sub: string };
  host?: string;
}

const isOurs = (payload: Partial<Payload>): payload is Payload =>
  payload.iss === issuer() &&
  payload.aud === AUDIENCE &&
  typeof payload.sub === 'string' &&
  typeof payload.sid === 'string' &&
  Number.isSafeInteger(payload.exp) &&
  Number.isSafeInteger(payload.iat_ms) &&
  Number.isSafeInteger(payload.auth_ms) &&
  Array.isArray(payload.perms) &&
  (payload.nbf === undefined || payload.nbf * 1000 <= now().getTime());

/**
 * Only what we write ourselves is read: the header must be, to the letter, the one that a key of ours writes, so nothing in it is believed
 * or even parsed. Node's own RSA takes a quarter of the time of a general reader of JWTs (docs/decisions/0015).
 */
async function verified(token: string): Promise<Checked> {
  const known = checked.get(token);
  if (known) return known;
  const [header = '', body = '', signature = '', ...more] = token.split('.');
  const key = more.length === 0 ? await keyOfHeader(header) : undefined;
  if (!key || !verify('RSA-SHA256', Buffer.from(`${header}.${body}`), key.verify, Buffer.from(signature, 'base64url')))
    throw PlatformError('UNAUTHENTICATED');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Partial<Payload>;
  if (!isOurs(payload)) throw PlatformError('UNAUTHENTICATED');
  const fresh = {
    claims: {
      userId: payload.sub,
      sessionId: payload.sid,
      orgId: payload.org ?? null,
      permissions: payload.perms,
      issuedMs: payload.iat_ms,
      authenticatedMs: payload.auth_ms,
      secondFactorMs: payload.mfa_ms ?? null,
      impersonatorId: payload.act?.sub ?? null,
      host: payload.host ?? null,
    },
    permissions: new Set(payload.perms),
    expiresMs: payload.exp * 1000,
  };
  checked.set(token, fresh);
  if (checked.size > MOST) checked.delete(checked.keys().next().value ?? '');
  return fresh;
}

/**
 * What an access token proves.
 * @throws Refusal UNAUTHENTICATED for one that is not ours or not whole, TOKEN_EXPIRED for one that lapsed or was called back: fetch a new one
 */
export async function checkAccessToken(token: string): Promise<Checked> {
  if (token.length > LONGEST) throw PlatformError('UNAUTHENTICATED');
  const found = await verified(token);
  const { sessionId, userId, orgId, issuedMs, impersonatorId } = found.claims;
  const subjects = [
    { session: sessionId },
    { user: userId },
    ...(orgId ? [{ organization: orgId }] : []),
    ...(impersonatorId ? [{ user: impersonatorId }] : []),
  ];
  if (found.expiresMs <= now().getTime() || isDenied(issuedMs, subjects)) {
    checked.delete(token);
    throw IdentityError('TOKEN_EXPIRED');
  }
  return found;
}
