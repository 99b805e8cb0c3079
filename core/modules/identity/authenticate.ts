// Proves who sends a request, from headers or cookies, without a trip to the database for an access token that is good.
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { checkAccessToken } from './access-token.ts';
import { checkApiKey } from './api-key.ts';
import { ACCESS_COOKIE, GUEST_COOKIE, hashToken, REFRESH_COOKIE, tokenShape } from './credentials.ts';
import { IdentityError } from './identity.errors.ts';
import { findBound } from './parts.ts';

type Person = Omit<Principal, 'guest' | 'byCookie'>;

const nobody: Person = {
  userId: null,
  orgId: null,
  permissions: new Set(),
  sessionId: null,
  bound: null,
  authenticatedAt: null,
  secondFactorAt: null,
  impersonatorId: null,
  apiKey: null,
};

/** @throws Refusal TOKEN_EXPIRED also for one that is good at another host: whoever asks fetches a new one, and is told that it is not to be had */
async function byAccessToken(token: string, host: string): Promise<Person> {
  const { claims, permissions } = await checkAccessToken(token);
  const bound = await findBound(host);
  if (claims.host !== (bound?.host ?? null)) throw IdentityError('TOKEN_EXPIRED');
  return {
    userId: claims.userId,
    orgId: claims.orgId,
    permissions,
    sessionId: claims.sessionId,
    bound,
    authenticatedAt: new Date(claims.authenticatedMs),
    secondFactorAt: claims.secondFactorMs === null ? null : new Date(claims.secondFactorMs),
    impersonatorId: claims.impersonatorId,
    apiKey: null,
  };
}

async function byApiKey(key: string, ip: string): Promise<Person> {
  const { id, orgId, permissions, perMinute } = await checkApiKey(key, ip);
  return { ...nobody, orgId, permissions, apiKey: { id, perMinute } };
}

/** RFC 6750 section 2.1; one space, no other scheme. */
const bearerShape = /^Bearer ([\w~+/.=-]{1,5000})$/i;

async function byBearer(header: string, { ip, host }: { ip: string; host: string }): Promise<Person> {
  const token = bearerShape.exec(header)?.[1];
  if (!token) throw PlatformError('UNAUTHENTICATED');
  return token.startsWith('tsk_') ? byApiKey(token, ip) : byAccessToken(token, host);
}

/**
 * Bearer token (access token or API key) or the access cookie, and the guest token from its cookie or `x-guest-token`. A bearer token wins
 * over cookies, so that what a program sends is never mixed with what a browser holds.
 * @throws Refusal UNAUTHENTICATED for a token that is no good; TOKEN_EXPIRED for one that lapsed, or when only a refresh token is there
 */
export async function authenticate(request: {
  headers: Record<string, string | string[] | undefined>;
  cookies: Record<string, string | undefined>;
  ip: string;
  host: string;
}): Promise<Principal> {
  const { authorization } = request.headers;
  const { [ACCESS_COOKIE]: access, [REFRESH_COOKIE]: refresh, [GUEST_COOKIE]: guestCookie } = request.cookies;
  const byHeader = authorization !== undefined;
  if (!byHeader && !access && refresh) throw IdentityError('TOKEN_EXPIRED');
  const person = byHeader ? await byBearer(authorization as string, request) : access ? await byAccessToken(access, request.host) : nobody;
  const guestHeader = request.headers['x-guest-token'];
  const guest = typeof guestHeader === 'string' ? guestHeader : guestCookie;
  return {
    ...person,
    guest: guest && tokenShape.test(guest) ? hashToken(guest) : null,
    byCookie: (person.userId !== null && !byHeader) || (guest !== undefined && guest === guestCookie && guestHeader === undefined),
  };
}
