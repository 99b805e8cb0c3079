// Who runs the installation finds a person by what they wrote to us: the whole address, or their id. Each look at somebody is an entry of the trail.
import { record } from '#modules/audit/index.ts';
import { inTx } from '#platform/db/index.ts';
import { type Call, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { findAccount, findByEmail } from './accounts/accounts.ts';
import { findUserById, membershipsOfPerson } from './sessions.sql.ts';

/** One person or nobody: parts of addresses and names find nothing, so that nobody leafs through people. */
export async function lookUpPerson(call: Call, typed: string) {
  const id = typed.includes('@') ? undefined : privateId('user', typed);
  return inTx(systemActorFor(call), async (tx) => {
    const found = id ? await findAccount(tx, id) : await findByEmail(tx, typed);
    if (!found || found.status === 'erased') return [];
    const [own, memberships] = await Promise.all([tx.row(findUserById, [found.id]), tx.rows(membershipsOfPerson, [found.id])]);
    await record(tx, {
      orgId: null,
      action: 'account.looked_up',
      subject: { type: 'user', id: found.id },
      after: { by: id ? 'id' : 'email' },
    });
    return [
      {
        id: publicId('user', found.id),
        name: found.name,
        email: found.email,
        emailVerified: found.email_verified_at !== null,
        status: found.status,
        createdAt: found.created_at.toISOString(),
        organizations: memberships.map(({ org_id: orgId, name, role }) => ({ id: publicId('organization', orgId), name, role })),
        mayBeVisited: found.status === 'active' && own?.platform_member === false && found.id !== call.principal.userId,
      },
    ];
  });
}
