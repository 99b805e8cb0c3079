// Exchanges a refresh token for the next. Each is good once: one that comes again was stolen, or its owner's was, and ends the session.
import { record } from '#modules/audit/index.ts';
import { inTx, systemActor, type Actor, type Tx } from '#platform/db/index.ts';
import { hashToken, newToken, tokenShape } from './credentials.ts';
import { denyTokens } from './denials.ts';
import { IdentityError } from './identity.errors.ts';
import { REFRESH_SECONDS, type StartedSession } from './sessions.ts';
import {
  addRefreshToken,
  endOneSession,
  liveSession,
  lockRefreshToken,
  type RefreshRow,
  seeSession,
  type SessionRow,
  useRefreshToken,
  withdrawRefreshToken,
} from './sessions.sql.ts';

/**
 * Whoever did not hear our answer asks again with the same token. For so long, and while its successor was not used, it is given another
 * successor and the one before is withdrawn: at most one token is good at any time, so a thief and the owner can't both go on.
 */
const AGAIN_MS = 10_000;
/** Then the person signs in anew. */
const LONGEST_MS = 180 * 24 * 3600_000;

export interface Refreshing {
  token: string;
  ip: string;
  /** The host it is shown at, where that is one that an organization brought. */
  host: string | null;
  userAgent: string;
  requestId: string;
}

/** @throws Refusal SESSION_ENDED for a token that is none or whose session is over, REFRESH_REUSED when it just ended its session */
export async function refreshTokens(asked: Refreshing): Promise<StartedSession> {
  if (!tokenShape.test(asked.token)) throw IdentityError('SESSION_ENDED');
  const actor: Actor = { ...systemActor, ip: asked.ip, requestId: asked.requestId };
  const outcome = await inTx(actor, (tx) => exchange(tx, asked));
  if (outcome === 'over') throw IdentityError('SESSION_ENDED');
  if (outcome === 'reused') throw IdentityError('REFRESH_REUSED');
  return outcome;
}

async function exchange(tx: Tx, asked: Refreshing): Promise<StartedSession | 'over' | 'reused'> {
  const hash = hashToken(asked.token);
  const known = await tx.row(lockRefreshToken, [hash]);
  if (!known) return 'over';
  const session = await tx.row(liveSession, [known.session_id, tx.now]);
  // Shown elsewhere it is nothing, and its session goes on where it is good.
  if (session?.host !== asked.host) return 'over';
  if (known.used_at ? !(await mayAskAgain(tx, known)) : known.expires_at <= tx.now) {
    if (!known.used_at) return 'over';
    await endFamily(tx, { sessionId: session.id, userId: session.user_id });
    return 'reused';
  }
  const next = newToken();
  const expires = endOf(session, tx.now);
  tx.send(useRefreshToken, [hash, known.used_at ?? tx.now, hashToken(next)]);
  tx.send(addRefreshToken, [hashToken(next), session.id, tx.now, expires]);
  tx.send(seeSession, [session.id, tx.now, expires, asked.ip, asked.userAgent]);
  return { sessionId: session.id, refreshToken: next };
}

/** Thirty days from now, within the half year a session may last; the end of a visit as somebody else does not move. */
function endOf(session: SessionRow, now: Date): Date {
  if (session.impersonator_id) return session.expires_at;
  return new Date(Math.min(now.getTime() + REFRESH_SECONDS * 1000, session.created_at.getTime() + LONGEST_MS));
}

async function mayAskAgain(tx: Tx, known: RefreshRow): Promise<boolean> {
  if (!known.used_at || !known.successor_hash || tx.now.getTime() - known.used_at.getTime() > AGAIN_MS) return false;
  return (await tx.row(withdrawRefreshToken, [known.successor_hash, tx.now])) !== undefined;
}

async function endFamily(tx: Tx, { sessionId, userId }: { sessionId: string; userId: string }): Promise<void> {
  await tx.rows(endOneSession, [sessionId, tx.now, 'refresh token reused']);
  denyTokens(tx, { session: sessionId });
  await record(tx, {
    orgId: null,
    action: 'session.refresh_reused',
    subject: { type: 'user', id: userId },
    actor: { type: 'user', id: userId },
    after: { session: sessionId },
  });
}
