// Proves who sends a request, from cookies or headers. The seam behind which sign-in can change without anybody noticing.
import { createHash, randomBytes } from 'node:crypto';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { findSession, type SessionRow } from './identity.sql.ts';

export const SESSION_COOKIE = 'tessera_session';
export const GUEST_COOKIE = 'tessera_guest';

const permissionsOf: Record<string, readonly string[]> = {
  owner: ['orders.read', 'orders.fulfil', 'stock.read', 'stock.write', 'operations.read', 'operations.write'],
  staff: ['orders.read', 'orders.fulfil', 'stock.read', 'stock.write', 'operations.read'],
};

/** What a role may do; an unknown role may do nothing. */
export const permissionsOfRole = (role: string | null): readonly string[] => permissionsOf[role ?? ''] ?? [];

/** A token is kept as its SHA-256, so a stolen table opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
export const newToken = (): string => randomBytes(32).toString('base64url');

const tokenShape = /^[\w-]{43}$/;

const KEEP_MS = 2_000;
const MOST = 10_000;
const looked = new Map<string, { until: number; session: Promise<SessionRow | undefined> }>();

/** The live session behind a token, or undefined; either is believed for two seconds. */
export async function sessionOf(token: string): Promise<SessionRow | undefined> {
  const hash = hashToken(token);
  let known = looked.get(hash);
  if (!known || known.until <= Date.now()) {
    const session = inTx(systemActor, (tx) => tx.row(findSession, [hash, now()]));
    known = { until: Date.now() + KEEP_MS, session };
    looked.delete(hash);
    looked.set(hash, known);
    if (looked.size > MOST) looked.delete(looked.keys().next().value ?? '');
    session.catch(() => looked.delete(hash));
  }
  const session = await known.session;
  return session && session.expires_at > now() ? session : undefined;
}

/** Forgets what is believed of a token; to be called when its session was ended. */
export const forgetSession = (token: string): boolean => looked.delete(hashToken(token));

/**
 * Bearer token or session cookie, and the guest token from its cookie or `x-guest-token`.
 * @throws Refusal UNAUTHENTICATED for a bearer token that is no good; a stale cookie counts as none
 */
export async function authenticate(request: {
  headers: Record<string, string | string[] | undefined>;
  cookies: Record<string, string | undefined>;
}): Promise<Principal> {
  const bearer = /^Bearer ([\w-]+)$/i.exec(String(request.headers.authorization ?? ''))?.[1];
  if (request.headers.authorization !== undefined && !bearer) throw PlatformError('UNAUTHENTICATED');
  const cookie = request.cookies[SESSION_COOKIE];
  const token = bearer ?? cookie;
  const session = token && tokenShape.test(token) ? await sessionOf(token) : undefined;
  if (bearer && !session) throw PlatformError('UNAUTHENTICATED');
  const guestHeader = request.headers['x-guest-token'];
  const guestCookie = request.cookies[GUEST_COOKIE];
  const guest = typeof guestHeader === 'string' ? guestHeader : guestCookie;
  return {
    userId: session?.user_id ?? null,
    orgId: session?.role ? session.org_id : null,
    permissions: new Set(permissionsOfRole(session?.role ?? null)),
    guest: guest && tokenShape.test(guest) ? hashToken(guest) : null,
    sessionToken: session ? (token ?? null) : null,
    impersonatorId: null,
    byCookie: (session !== undefined && !bearer) || (guest !== undefined && guest === guestCookie && guestHeader === undefined),
  };
}
