// Which account at a provider belongs to which person here.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { sealSocialEmail } from '../identity.sealed.ts';
import { lockWays, waysOf } from '../ways/ways.sql.ts';
import { addIdentity, dropIdentity, identitiesOf, identityAt } from './social.sql.ts';

export interface LinkedSocial {
  provider: string;
  subject: string;
  email: string | null;
}

/** Links an account at a provider; the same again changes nothing. @throws Refusal SOCIAL_LINKED_ELSEWHERE, SOCIAL_LINKED_ALREADY */
export async function linkIdentity(tx: Tx, userId: Uuid, social: LinkedSocial): Promise<void> {
  const added = await tx.row(addIdentity, [social.provider, social.subject, userId, sealSocialEmail(social.email), tx.now]);
  if (!added) {
    const there = await tx.row(identityAt, [social.provider, social.subject, tx.now]);
    if (there?.user_id === userId) return;
    throw IdentityError(there ? 'SOCIAL_LINKED_ELSEWHERE' : 'SOCIAL_LINKED_ALREADY');
  }
  await record(tx, {
    orgId: null,
    action: 'account.social_linked',
    subject: { type: 'user', id: userId },
    actor: { type: 'user', id: userId },
    after: { provider: social.provider },
  });
}

/** @throws Refusal NOT_FOUND, LAST_WAY_IN */
export async function unlinkIdentity(tx: Tx, userId: Uuid, provider: string): Promise<void> {
  if (!(await tx.rows(identitiesOf, [userId])).some((row) => row.provider === provider)) throw PlatformError('NOT_FOUND');
  await refuseLastWay(tx, userId);
  await tx.row(dropIdentity, [userId, provider]);
  await record(tx, { orgId: null, action: 'account.social_unlinked', subject: { type: 'user', id: userId }, before: { provider } });
}

/** Refuses to close the last way into an account that needs no mailbox. @throws Refusal LAST_WAY_IN */
export async function refuseLastWay(tx: Tx, userId: Uuid): Promise<void> {
  tx.send(lockWays, [userId]);
  const ways = await tx.row(waysOf, [userId]);
  if (!ways || Number(ways.password) + ways.passkeys + ways.social <= 1) throw IdentityError('LAST_WAY_IN');
}
