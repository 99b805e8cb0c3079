// Statements about what was begun in a browser and waits to be finished.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export type Purpose =
  | 'register'
  | 'sign_in'
  | 'reauthenticate'
  | 'change_email'
  | 'change_phone'
  | 'reset_password'
  | 'second_factor'
  | 'passkey'
  | 'add_passkey'
  | 'social'
  | 'guest_privacy'
  | 'guest_privacy_open';

/** What lets a person in by what they read at an address. */
export const byAddress: readonly Purpose[] = ['sign_in', 'reset_password', 'reauthenticate', 'change_email'];

/** What a session begins that leaves another way in behind; a social trip only where it links, else it has no person. */
export const bySession: readonly Purpose[] = ['social', 'change_email', 'change_phone', 'add_passkey'];

/** Address and facts are sealed; `challenges.ts` opens them. */
export interface ChallengeRow {
  id: Uuid;
  purpose: Purpose;
  user_id: Uuid | null;
  medium: 'mail' | 'sms';
  address: string | null;
  code_hash: string | null;
  facts: Record<string, unknown>;
  tries: number;
  sends: number;
  /** When it was last asked to be sent; when it began if it was asked once. */
  asked_at: Date;
  expires_at: Date;
}

const columns =
  'id, purpose, user_id, medium, address, code_hash, facts, tries, sends, coalesce(sent_at, created_at) as asked_at, expires_at';
const lives = (now: string): string => `used_at is null and expires_at > ${now}`;

export const addChallenge = statement(
  'identity.add_challenge',
  `insert into account_challenges (id, token_hash, purpose, user_id, medium, address, facts, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Counts a try before it is known whether it is right: twins can't have more tries between them than there are. */
export const takeTry = statement<ChallengeRow>(
  'identity.take_try',
  `update account_challenges set tries = tries + 1
    where token_hash = $1 and purpose = any ($2::text[]) and tries < 5 and ${lives('$3')} returning ${columns}`,
);

export const readChallenge = statement<ChallengeRow>(
  'identity.challenge',
  `select ${columns} from account_challenges where token_hash = $1 and purpose = any ($2::text[]) and ${lives('$3')}`,
);

export const readLink = statement<ChallengeRow>(
  'identity.link',
  `select ${columns} from account_challenges where link_hash = $1 and purpose = any ($2::text[]) and ${lives('$3')}`,
);

/** Takes a challenge for good; of twins one gets the row. */
export const useChallenge = statement<ChallengeRow>(
  'identity.use_challenge',
  `update account_challenges set used_at = $2 where id = $1 and used_at is null returning ${columns}`,
);

export const lockChallenge = statement<ChallengeRow>(
  'identity.lock_challenge',
  `select ${columns} from account_challenges where id = $1 and ${lives('$2')} for update`,
);

/** Gives a code and a link to a challenge; those before are no good any more. */
export const armChallenge = statement(
  'identity.arm_challenge',
  `update account_challenges set code_hash = $2, link_hash = $3 where id = $1`,
);

/**
 * A challenge whose code may be sent again: not at once, and not for ever. All that is counted is counted here, because what the job does
 * later it does only where there is somebody to write to, and that must not show.
 */
export const askAgain = statement<ChallengeRow>(
  'identity.ask_again',
  `update account_challenges set code_hash = null, link_hash = null, tries = 0, sends = sends + 1, sent_at = $3, expires_at = $4
    where token_hash = $1 and purpose = any ($2::text[]) and ${lives('$3')} and sends < 4
      and coalesce(sent_at, created_at) <= $3::timestamptz - make_interval(secs => $5)
   returning ${columns}`,
);

/** Whose it is, as soon as that is known. */
export const giveChallenge = statement('identity.give_challenge', `update account_challenges set user_id = $2 where id = $1`);
export const setFacts = statement('identity.set_challenge_facts', `update account_challenges set facts = $2 where id = $1`);

/** What was begun in a session to open another way in: of all a person's sessions, or of the one at `$3`. */
export const dropSessionChallenges = statement(
  'identity.drop_session_challenges',
  `delete from account_challenges
    where user_id = $1 and purpose = any ($2::text[]) and used_at is null and ($3::uuid is null or facts->>'session' = $3::text)`,
);

/** The session if it lives, kept alive until the end of the transaction: what it may do is done before it ends, or not at all. */
export const holdSession = statement<{ id: Uuid }>(
  'identity.hold_session',
  `select id from sessions where id = $1 and user_id = $2 and ended_at is null and expires_at > $3
      and (idle_seconds is null or last_seen_at + make_interval(secs => idle_seconds) > $3) for share`,
);

/** What leads to a person by what they no longer use: steps half done when the password changes, older links to a new one. */
export const dropChallenges = statement(
  'identity.drop_challenges',
  `delete from account_challenges where user_id = $1 and purpose = any ($2::text[]) and id is distinct from $3 and used_at is null`,
);
