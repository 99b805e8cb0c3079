// Access tokens: RS256 JWTs of fifteen minutes (RFC 9068), checked here without asking anybody.
import { type JWTHeaderParameters, jwtVerify, SignJWT } from 'jose';
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { PlatformError, Refusal } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { isDenied, onDenial } from './denials.ts';
import { IdentityError } from './identity.errors.ts';
import { ALGORITHM, keyThatSigns, keyThatVerifies } from './signing-keys.ts';

export const ACCESS_SECONDS = 15 * 60;
const AUDIENCE = 'tessera';
const TYPE = 'at+jwt';
/** Longer than any that we sign. */
const LONGEST = 4_096;
const MOST = 5_000;

export interface AccessClaims {
  userId: Uuid;
  sessionId: Uuid;
  orgId: Uuid | null;
  permissions: readonly string[];
  /** Milliseconds, because what is called back is compared with it. */
  issuedMs: number;
  authenticatedMs: number;
  secondFactorMs: number | null;
  impersonatorId: Uuid | null;
}

const issuer = (): string => new URL(config().PUBLIC_URL).origin;

export async function signAccessToken(claims: Omit<AccessClaims, 'issuedMs'>): Promise<string> {
  const key = await keyThatSigns();
  const issuedMs = now().getTime();
  const seconds = Math.floor(issuedMs / 1000);
  return new SignJWT({
    sid: claims.sessionId,
    ...(claims.orgId ? { org: claims.orgId } : {}),
    perms: claims.permissions,
    iat_ms: issuedMs,
    auth_ms: claims.authenticatedMs,
    ...(claims.secondFactorMs === null ? {} : { mfa_ms: claims.secondFactorMs }),
    ...(claims.impersonatorId ? { act: { sub: claims.impersonatorId } } : {}),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: TYPE })
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

/** Nothing in a token may say where its key is or how it is to be read. */
const headerKeys = new Set(['alg', 'kid', 'typ']);

async function keyOf(header: JWTHeaderParameters) {
  const key =
    Object.keys(header).every((name) => headerKeys.has(name)) && typeof header.kid === 'string'
      ? await keyThatVerifies(header.kid)
      : undefined;
  if (!key) throw PlatformError('UNAUTHENTICATED');
  return key.verify;
}

async function verify(token: string): Promise<Checked> {
  const { payload } = await jwtVerify(token, keyOf, {
    algorithms: [ALGORITHM],
    typ: TYPE,
    issuer: issuer(),
    audience: AUDIENCE,
    requiredClaims: ['sub', 'exp', 'iat', 'sid', 'perms', 'iat_ms', 'auth_ms'],
    currentDate: now(),
  });
  // What we signed ourselves has the shape we gave it.
  const claims = payload as typeof payload & {
    sid: string;
    org?: string;
    perms: string[];
    iat_ms: number;
    auth_ms: number;
    mfa_ms?: number;
    act?: { sub: string };
  };
  return {
    claims: {
      userId: claims.sub ?? '',
      sessionId: claims.sid,
      orgId: claims.org ?? null,
      permissions: claims.perms,
      issuedMs: claims.iat_ms,
      authenticatedMs: claims.auth_ms,
      secondFactorMs: claims.mfa_ms ?? null,
      impersonatorId: claims.act?.sub ?? null,
    },
    permissions: new Set(claims.perms),
    expiresMs: (claims.exp ?? 0) * 1000,
  };
}

async function verified(token: string): Promise<Checked> {
  const known = checked.get(token);
  if (known) return known;
  const fresh = await verify(token).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw (error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? IdentityError('TOKEN_EXPIRED') : PlatformError('UNAUTHENTICATED');
  });
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
  const { sessionId, userId, orgId, issuedMs } = found.claims;
  const subjects = [{ session: sessionId }, { user: userId }, ...(orgId ? [{ organization: orgId }] : [])];
  if (found.expiresMs <= now().getTime() || isDenied(issuedMs, subjects)) {
    checked.delete(token);
    throw IdentityError('TOKEN_EXPIRED');
  }
  return found;
}
