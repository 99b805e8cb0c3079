// Statements about social accounts.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export const identityAt = statement<{ user_id: Uuid }>(
  'identity.social_identity',
  `update social_identities set last_used_at = $3 where provider = $1 and subject = $2 returning user_id`,
);
/** Answers nothing when the account at the provider, or the person's place for one of it, is taken. */
export const addIdentity = statement<{ user_id: Uuid }>(
  'identity.add_social_identity',
  `insert into social_identities (provider, subject, user_id, email, linked_at, last_used_at) values ($1, $2, $3, $4, $5, $5)
   on conflict do nothing returning user_id`,
);
export const dropIdentity = statement<{ user_id: Uuid }>(
  'identity.drop_social_identity',
  `delete from social_identities where user_id = $1 and provider = $2 returning user_id`,
);
export const identitiesOf = statement<{ provider: string; email: string | null; linked_at: Date }>(
  'identity.social_identities',
  `select provider, email, linked_at from social_identities where user_id = $1 order by provider`,
);
