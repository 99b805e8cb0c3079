// A member of the platform looks at the shop as a person: with a reason, for a while, never as one of their own.
import { record } from '#modules/audit/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Call } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IdentityError } from './identity.errors.ts';
import { addSessionRow, shortAgent, type StartedSession } from './sessions.ts';
import { findUserById, firstMembership } from './sessions.sql.ts';

const LASTS_MS = 30 * 60_000;

/** @throws Refusal NOT_FOUND, CANNOT_IMPERSONATE for oneself and for members of the platform */
export async function startImpersonation(call: Call, visit: { userId: Uuid; reason: string }): Promise<StartedSession> {
  const by = call.principal.userId;
  if (!by) throw PlatformError('UNAUTHENTICATED');
  return inTx({ ...systemActor, userId: by, ip: call.ip, requestId: call.requestId }, async (tx) => {
    const user = await tx.row(findUserById, [visit.userId]);
    if (!user) throw PlatformError('NOT_FOUND');
    if (user.id === by || user.platform_member) throw IdentityError('CANNOT_IMPERSONATE');
    const member = await tx.row(firstMembership, [user.id]);
    const started = addSessionRow(tx, {
      userId: user.id,
      method: 'impersonation',
      secondFactor: false,
      host: null,
      ip: call.ip,
      userAgent: shortAgent(call.headers['user-agent']),
      orgId: member?.org_id ?? null,
      expiresAt: new Date(tx.now.getTime() + LASTS_MS),
      impersonation: { by, reason: visit.reason },
    });
    const entry = {
      action: 'session.impersonated',
      subject: { type: 'user', id: user.id },
      after: { session: started.sessionId, reason: visit.reason },
    };
    await record(tx, { orgId: null, ...entry });
    if (call.principal.orgId) await record(tx, { orgId: call.principal.orgId, ...entry });
    return started;
  });
}
