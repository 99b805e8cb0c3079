// Sessions over HTTP: tokens for tokens, devices, acting for an organization, looking at the shop as somebody else.
import * as contract from '#contracts/sessions.ts';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor, type Actor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, refuseBound, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { checkAccessToken } from './access-token.ts';
import { ACCESS_COOKIE, hashToken, HOME_COOKIE, newToken, REFRESH_COOKIE, tokenShape } from './credentials.ts';
import { deviceOf } from './device.ts';
import { IdentityError } from './identity.errors.ts';
import { startImpersonation } from './impersonate.ts';
import { lookUpPerson } from './look-up.ts';
import { findBound } from './parts.ts';
import { refreshTokens } from './refresh.ts';
import { dropCookies, endSession, endSessionsOf, findLiveSession, giveTokens, idleSeconds, sessionView, shortAgent } from './sessions.ts';
import {
  addRefreshToken,
  isMember,
  liveSession,
  liveSessionsOf,
  sessionOfRefreshToken,
  setSessionOrganization,
  useTip,
} from './sessions.sql.ts';
import { ALGORITHM, loadKeys } from './signing-keys.ts';

/** The person at work in their own account, which is nobody's organization: as the system, with their name on it. */
export const personActor = (call: Call): Actor & { userId: Uuid } => {
  const { userId, impersonatorId } = call.principal;
  if (!userId) throw PlatformError('UNAUTHENTICATED');
  return { ...systemActor, userId, impersonatorId, requestId: call.requestId, ip: call.ip };
};

/** Cookies alone don't prove that our own page asks. */
function refuseForged(call: Call, byCookie: boolean): void {
  if (byCookie && call.headers['x-tessera-csrf'] !== '1') throw PlatformError('CSRF_REJECTED');
}

const asked = async (call: Call, token: string) => ({
  token,
  ip: call.ip,
  host: (await findBound(call.host))?.host ?? null,
  userAgent: shortAgent(call.headers['user-agent']),
  requestId: call.requestId,
});

/** The session a refresh token belongs to, whatever became of either. */
async function sessionOf(refreshToken: string): Promise<Uuid | undefined> {
  if (!tokenShape.test(refreshToken)) return undefined;
  return (await inTx(systemActor, (tx) => tx.row(sessionOfRefreshToken, [hashToken(refreshToken)])))?.session_id;
}

/** The session a caller who may no longer be let in wants to end, as far as their tokens tell. */
async function sessionToEnd(call: Call<unknown, unknown, { refreshToken?: string | undefined }>): Promise<Uuid | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(String(call.headers.authorization ?? ''))?.[1];
  const access = bearer ?? call.cookies[ACCESS_COOKIE];
  const fromAccess = access
    ? await checkAccessToken(access).then(
        ({ claims }) => claims.sessionId,
        () => undefined,
      )
    : undefined;
  const refresh = call.body.refreshToken ?? call.cookies[REFRESH_COOKIE];
  return fromAccess ?? (refresh ? sessionOf(refresh) : undefined);
}

/** New tokens for a session whose old ones were called back. */
export async function renew(call: Call, sessionId: Uuid) {
  const refreshToken = newToken();
  await inTx(personActor(call), async (tx) => {
    const session = await tx.row(liveSession, [sessionId, tx.now]);
    if (!session) throw IdentityError('SESSION_ENDED');
    tx.send(useTip, [sessionId, tx.now, hashToken(refreshToken)]);
    tx.send(addRefreshToken, [hashToken(refreshToken), sessionId, tx.now, session.expires_at]);
  });
  return giveTokens(call, { sessionId, refreshToken });
}

export const sessionRoutes = [
  route(contract.refresh, async (call) => {
    const token = call.body.refreshToken ?? call.cookies[REFRESH_COOKIE];
    if (!token) throw IdentityError('SESSION_ENDED');
    refuseForged(call, call.body.refreshToken === undefined);
    try {
      return await giveTokens(call, await refreshTokens(await asked(call, token)));
    } catch (error) {
      // Else a browser would be told again and again that its token lapsed.
      if (call.body.refreshToken === undefined && (error as { status?: number }).status === 401) dropCookies(call);
      throw error;
    }
  }),
  route(contract.logout, async (call) => {
    refuseForged(
      call,
      call.headers.authorization === undefined && call.body.refreshToken === undefined && Boolean(call.cookies[REFRESH_COOKIE]),
    );
    const sessionId = await sessionToEnd(call);
    const home = call.cookies[HOME_COOKIE] ? await sessionOf(call.cookies[HOME_COOKIE]) : undefined;
    const ending = [sessionId, home].filter((id) => id !== undefined);
    if (ending.length > 0) {
      await inTx({ ...systemActor, ip: call.ip, requestId: call.requestId }, async (tx) => {
        for (const id of ending) await endSession(tx, id, 'signed out');
      });
    }
    dropCookies(call);
    if (home) call.setCookie(HOME_COOKIE, '', 0);
  }),
  route(contract.getSession, async (call) => {
    const session = call.principal.sessionId ? await findLiveSession(call.principal.sessionId) : undefined;
    return { session: session ? await sessionView(session) : null };
  }),
  route(contract.listSessions, async (call) => {
    const rows = await inTx(personActor(call), (tx) => tx.rows(liveSessionsOf, [call.principal.userId, tx.now]));
    return {
      items: rows.map((row) => ({
        id: publicId('session', row.id),
        current: row.id === call.principal.sessionId,
        method: row.method,
        // Where somebody of the platform sits is not the person's to know.
        device: row.impersonator_id ? '' : deviceOf(row.user_agent),
        ip: row.impersonator_id ? '' : row.ip,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        secondFactor: row.second_factor_at !== null,
        impersonated: row.impersonator_id !== null,
      })),
    };
  }),
  route(contract.endSession, async (call) => {
    const id = privateId('session', call.params.id);
    await inTx(personActor(call), async (tx) => {
      const own = (await tx.rows(liveSessionsOf, [call.principal.userId, tx.now])).some((row) => row.id === id);
      if (!own) throw PlatformError('NOT_FOUND');
      await endSession(tx, id, 'ended by its person');
    });
    if (id === call.principal.sessionId) dropCookies(call);
  }),
  route(contract.endSessions, async (call) => {
    const actor = personActor(call);
    const exceptSessionId = call.query.keep === 'this' ? call.principal.sessionId : null;
    await inTx(actor, (tx) => endSessionsOf(tx, { userId: actor.userId, exceptSessionId, reason: 'ended by its person' }));
    if (!exceptSessionId) dropCookies(call);
  }),
  route(contract.actFor, async (call) => {
    const actor = personActor(call);
    const { sessionId } = call.principal;
    if (!sessionId) throw PlatformError('UNAUTHENTICATED');
    const orgId = call.body.organizationId ? privateId('organization', call.body.organizationId) : null;
    if (orgId) refuseBound(call.principal);
    await inTx(actor, async (tx) => {
      if (orgId && !(await tx.row(isMember, [actor.userId, orgId]))) throw PlatformError('NOT_FOUND');
      tx.send(setSessionOrganization, [sessionId, orgId, idleSeconds(orgId)]);
    });
    return renew(call, sessionId);
  }),
  route(contract.lookUpPeople, async (call) => ({ items: await lookUpPerson(call, call.query.q) })),
  route(contract.impersonate, async (call) => {
    const started = await startImpersonation(call, { userId: privateId('user', call.body.userId), reason: call.body.reason });
    const own = call.cookies[REFRESH_COOKIE];
    if (call.principal.byCookie && own) call.setCookie(HOME_COOKIE, own, 30 * 24 * 3600);
    return giveTokens(call, started);
  }),
  route(contract.stopImpersonating, async (call) => {
    const { sessionId, impersonatorId } = call.principal;
    if (!sessionId || !impersonatorId) throw PlatformError('NOT_FOUND');
    await inTx(personActor(call), (tx) => endSession(tx, sessionId, 'visit ended'));
    const home = call.cookies[HOME_COOKIE];
    dropCookies(call);
    if (!call.principal.byCookie || !home) return;
    call.setCookie(HOME_COOKIE, '', 0);
    await giveTokens(call, await refreshTokens(await asked(call, home)));
  }),
  route(contract.getKeys, async () => ({
    keys: (await loadKeys())
      .filter(({ verifiesUntil }) => verifiesUntil > now().getTime())
      .map(({ kid, public: { kty, n, e } }) => ({ kty, kid, alg: ALGORITHM, use: 'sig', n, e })),
  })),
];
