// A session is a signed-in device. It gives access tokens that are checked without the database, and refresh tokens that are good once.
import { record } from '#modules/audit/index.ts';
import { permissionsIn } from '#contracts/permissions.ts';
import type { Session, Tokens } from '#contracts/sessions.ts';
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, refuseBound } from '#platform/http/route.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import type { z } from 'zod';
import { ACCESS_SECONDS, signAccessToken } from './access-token.ts';
import { ACCESS_COOKIE, hashToken, newToken, REFRESH_COOKIE } from './credentials.ts';
import { denyTokens } from './denials.ts';
import { IdentityError } from './identity.errors.ts';
import { openName, openPerson } from './identity.sealed.ts';
import { findBound } from './parts.ts';
import {
  addRefreshToken,
  addSession,
  confirmSession,
  endAllSessions,
  endOneSession,
  firstMembership,
  liveSession,
  type SessionRow,
} from './sessions.sql.ts';
import { dropChallengesOf } from './ways/challenges.ts';

export const REFRESH_SECONDS = 30 * 24 * 3600;

export interface SignIn {
  userId: Uuid;
  /** `password`, `code`, `passkey`, or the name of a social provider. */
  method: string;
  /** Whether a second factor was shown, too. */
  secondFactor: boolean;
  /** The only host it is to be good at; null at those of this installation. */
  host: string | null;
  ip: string;
  userAgent: string;
}

/** A session and the refresh token that is good for it now; the database knows only the token's hash. */
export interface StartedSession {
  sessionId: Uuid;
  refreshToken: string;
}

/** Header values are as long as their sender likes. */
export const shortAgent = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.slice(0, 300) : '');

/** Seconds without a refresh after which a session that acts for an organization ends. */
export const idleSeconds = (orgId: Uuid | null): number | null => (orgId ? config().STAFF_IDLE_MINUTES * 60 : null);

/** Starts a session of a person whose credentials were proved. To be followed, after the commit, by `giveTokens`. */
export async function startSession(tx: Tx, signIn: SignIn): Promise<StartedSession> {
  // Who buys at a host that somebody else owns works for nobody there.
  const member = signIn.host === null ? await tx.row(firstMembership, [signIn.userId]) : undefined;
  const orgId = member?.org_id ?? null;
  const started = addSessionRow(tx, { ...signIn, orgId, expiresAt: new Date(tx.now.getTime() + REFRESH_SECONDS * 1000) });
  await record(tx, {
    orgId: null,
    action: 'session.started',
    subject: { type: 'user', id: signIn.userId },
    actor: { type: 'user', id: signIn.userId },
    after: {
      session: started.sessionId,
      method: signIn.method,
      secondFactor: signIn.secondFactor,
      ...(signIn.host ? { host: signIn.host } : {}),
    },
  });
  return started;
}

/** Adds a session and its first refresh token. */
export function addSessionRow(
  tx: Tx,
  session: SignIn & { orgId: Uuid | null; expiresAt: Date; impersonation?: { by: Uuid; reason: string } },
): StartedSession {
  const sessionId = newId();
  const refreshToken = newToken();
  tx.send(addSession, [
    sessionId,
    session.userId,
    session.orgId,
    session.method,
    tx.now,
    session.secondFactor ? tx.now : null,
    session.impersonation?.by ?? null,
    session.impersonation?.reason ?? null,
    session.ip,
    session.userAgent,
    session.expiresAt,
    idleSeconds(session.orgId),
    session.host,
  ]);
  tx.send(addRefreshToken, [hashToken(refreshToken), sessionId, tx.now, session.expiresAt]);
  return { sessionId, refreshToken };
}

const opened = (row: SessionRow | undefined): SessionRow | undefined =>
  row && { ...openPerson(row), impersonator_name: row.impersonator_name === null ? null : openName(row.impersonator_name) };

/** The session if it lives, and when it was read. */
const readSession = (sessionId: Uuid): Promise<{ session: SessionRow | undefined; at: Date }> =>
  inTx(systemActor, async (tx) => ({ session: opened(await tx.row(liveSession, [sessionId, tx.now])), at: tx.now }));

/** The session if it lives. */
export const findLiveSession = async (sessionId: Uuid): Promise<SessionRow | undefined> => (await readSession(sessionId)).session;

/** Whether the role asks for a second factor that the session has not seen. */
const needsSecondFactor = (session: SessionRow): boolean =>
  session.role !== null && session.second_factor_at === null && config().SECOND_FACTOR_ROLES.has(session.role);

/** What the person may do where the session acts; a suspended organization leaves its people their looks. */
function permissionsOf(session: SessionRow): string[] {
  if (session.host !== null || !session.org_id || !session.role || needsSecondFactor(session)) return [];
  const all = permissionsIn({ key: session.role, permissions: session.role_permissions ?? [], platform: session.platform });
  return session.org_status === 'active' ? all : all.filter((each) => each.endsWith('.read'));
}

export async function sessionView(session: SessionRow): Promise<z.input<typeof Session>> {
  const bound = session.host === null ? null : await findBound(session.host);
  return {
    id: publicId('session', session.id),
    user: {
      id: publicId('user', session.user_id),
      email: session.email,
      name: session.name,
      locale: session.locale,
      emailVerified: session.email_verified_at !== null,
    },
    organization:
      session.org_id && session.role && session.host === null
        ? {
            id: publicId('organization', session.org_id),
            name: session.org_name ?? '',
            role: session.role,
            status: session.org_status ?? '',
          }
        : null,
    permissions: permissionsOf(session),
    authenticatedAt: session.authenticated_at.toISOString(),
    secondFactor: session.second_factor_at !== null,
    secondFactorNeeded: needsSecondFactor(session),
    impersonatedBy: session.impersonator_name,
    workAt: bound?.url ?? null,
    expiresAt: session.expires_at.toISOString(),
  };
}

/**
 * Tokens for a session: to our own pages as http-only cookies alone, which no script can read, to everybody else in the answer, too.
 * @throws Refusal SESSION_ENDED when it ended meanwhile
 */
export async function giveTokens(call: Pick<Call, 'setCookie' | 'headers'>, started: StartedSession): Promise<z.input<typeof Tokens>> {
  const { session, at } = await readSession(started.sessionId);
  if (!session) throw IdentityError('SESSION_ENDED');
  const accessToken = await signAccessToken({
    userId: session.user_id,
    sessionId: session.id,
    orgId: session.role && session.host === null ? session.org_id : null,
    permissions: permissionsOf(session),
    issuedMs: at.getTime(),
    authenticatedMs: session.authenticated_at.getTime(),
    secondFactorMs: session.second_factor_at?.getTime() ?? null,
    impersonatorId: session.impersonator_id,
    host: session.host,
  });
  call.setCookie(ACCESS_COOKIE, accessToken, ACCESS_SECONDS);
  call.setCookie(REFRESH_COOKIE, started.refreshToken, Math.floor((session.expires_at.getTime() - now().getTime()) / 1000));
  const ofPage = call.headers['x-tessera-csrf'] === '1';
  const shown = ofPage ? { accessToken: '', refreshToken: '' } : { accessToken, refreshToken: started.refreshToken };
  return { ...shown, expiresIn: ACCESS_SECONDS, session: await sessionView(session) };
}

/** Takes the cookies of a browser back. */
export function dropCookies(call: Pick<Call, 'setCookie'>): void {
  call.setCookie(ACCESS_COOKIE, '', 0);
  call.setCookie(REFRESH_COOKIE, '', 0);
}

/**
 * For what is dangerous: a credential must have been shown lately, by the person themself.
 * @throws Refusal REAUTHENTICATION_NEEDED, NOT_WHILE_IMPERSONATING, NOT_AT_THIS_HOST; FORBIDDEN to a program
 */
export function requireFresh(call: Pick<Call, 'principal'>, minutes = 10): void {
  const { authenticatedAt, impersonatorId, apiKey } = call.principal;
  if (apiKey) throw PlatformError('FORBIDDEN');
  refuseBound(call.principal);
  if (impersonatorId) throw IdentityError('NOT_WHILE_IMPERSONATING');
  if (!authenticatedAt || authenticatedAt.getTime() < now().getTime() - minutes * 60_000) throw IdentityError('REAUTHENTICATION_NEEDED');
}

/** Notes that the person of a session showed a credential again; new tokens tell. */
export function confirm(tx: Tx, sessionId: Uuid, secondFactor: boolean): void {
  tx.send(confirmSession, [sessionId, tx.now, secondFactor]);
}

/** Ends a session and calls its tokens back; false when it had ended. */
export async function endSession(tx: Tx, sessionId: Uuid, reason: string): Promise<boolean> {
  const ended = await tx.row(endOneSession, [sessionId, tx.now, reason]);
  if (!ended) return false;
  denyTokens(tx, { session: sessionId });
  dropChallengesOf(tx, ended.user_id, sessionId);
  await record(tx, {
    orgId: null,
    action: 'session.ended',
    subject: { type: 'user', id: ended.user_id },
    after: { session: sessionId, reason },
  });
  return true;
}

/** Ends all sessions of a person but, if named, one; answers how many. */
export async function endSessionsOf(tx: Tx, input: { userId: Uuid; exceptSessionId?: Uuid | null; reason: string }): Promise<number> {
  const ended = await tx.rows(endAllSessions, [input.userId, tx.now, input.reason, input.exceptSessionId ?? null]);
  dropChallengesOf(tx, input.userId);
  for (const { id } of ended) denyTokens(tx, { session: id });
  if (ended.length > 0) {
    await record(tx, {
      orgId: null,
      action: 'sessions.ended',
      subject: { type: 'user', id: input.userId },
      after: { sessions: ended.map(({ id }) => id), reason: input.reason },
    });
  }
  return ended.length;
}
