// One-time codes: asked for, sent by a job, asked for again. Whether there is anybody to send one to shows in no answer and no time.
import { randomInt } from 'node:crypto';
import type { Site } from '#ports/site.ts';
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { callerOf, guard, rateLimited } from '#platform/limits/index.ts';
import { mac } from '#platform/vault/index.ts';
import type { CodeMessage } from '#ports/code-channel.ts';
import { hashToken, newToken } from '../credentials.ts';
import { IdentityError } from '../identity.errors.ts';
import { parts } from '../parts.ts';
import { beginChallenge, findChallenge, hashCode, holdChallenge, type NewChallenge } from './challenges.ts';
import { armChallenge, askAgain, type ChallengeRow, type Purpose } from './challenges.sql.ts';
import { codeText } from './code-texts.ts';
import { mailCodes } from './mail-codes.ts';

export const CODE_SECONDS = 600;
const RESEND_SECONDS = 30;
export const byCode: readonly Purpose[] = ['register', 'sign_in', 'reauthenticate', 'change_email', 'change_phone', 'guest_privacy'];
/** Of these, what only somebody signed in begins. */
const byOwner: readonly Purpose[] = ['reauthenticate', 'change_email', 'change_phone'];

/** Where a challenge was begun, for whoever writes to the person. */
export interface Whence {
  orgId: Uuid;
  shop: string;
  url: string;
  locale: string;
}

export const whence = (site: Site, locale: string): Whence => ({
  orgId: site.orgId,
  shop: site.name[locale] ?? site.name[site.defaultLocale] ?? '',
  url: site.url,
  locale,
});

export interface SentCode {
  challenge: string;
  expiresIn: number;
  resendIn: number;
}

/** In an hour a caller may ask for half as many codes again as in a minute; people of one network have one address. */
const HOUR_BY_MINUTE = 1.5;

/**
 * Lets a stranger ask for a code: so many, and so many for one address, so that nobody waits because somebody else asked. For an address all
 * callers together have a number, too, that spares its mailbox. Whether it has an account makes no difference. @throws Refusal RATE_LIMITED
 */
export async function guardSending(ip: string, address: string): Promise<void> {
  const caller = callerOf(ip);
  const points = Math.ceil(config().RATE_LIMITS.code * HOUR_BY_MINUTE);
  if (points > 0) await guard('codes from an address', caller, { points, seconds: 3600 });
  const pair = `${caller} ${mac('limits', address)}`;
  await guard('codes to an address from another', pair, { points: 5, seconds: 900 });
  await guard('codes to an address from another in a day', pair, { points: 20, seconds: 86_400 });
  await spareAddress(address);
}

/** In a quarter of an hour a caller may try so many times as many codes as they may ask for in a minute. */
const TRIES_BY_MINUTE = 3;

/** Lets a stranger try a code, whoever's it is: each code has its own few tries besides. @throws Refusal RATE_LIMITED */
export async function guardTrying(ip: string): Promise<void> {
  const points = config().RATE_LIMITS.code * TRIES_BY_MINUTE;
  if (points > 0) await guard('codes tried', callerOf(ip), { points, seconds: 900 });
}

async function spareAddress(address: string): Promise<void> {
  const key = mac('limits', address);
  await guard('codes to an address', key, { points: 30, seconds: 3600 });
  await guard('codes to an address in a day', key, { points: 60, seconds: 86_400 });
}

/**
 * Lets somebody who is signed in ask for a code, by what they asked for themself. To their own address strangers' askings don't count; another
 * one, which may be anybody's, is spared as above. @throws Refusal RATE_LIMITED
 */
export async function guardOwnSending(userId: Uuid, what: { medium: 'mail' | 'sms'; other?: string | undefined }): Promise<void> {
  const name = `codes of a person by ${what.medium}`;
  await guard(name, userId, { points: 5, seconds: 900 });
  // Each short message costs somebody money.
  await guard(`${name} in a day`, userId, { points: what.medium === 'sms' ? 10 : 30, seconds: 86_400 });
  if (what.other !== undefined) await spareAddress(what.other);
}

/** Begins a challenge and has its code sent. The same work whether or not there is anybody to send it to. */
export function sendCode(
  tx: Tx,
  input: Omit<NewChallenge, 'seconds' | 'facts'> & { facts?: Record<string, unknown>; whence: Whence },
): SentCode {
  const begun = beginChallenge(tx, { ...input, seconds: CODE_SECONDS, facts: { ...input.facts, whence: input.whence } });
  enqueue(tx, deliver, { id: begun.id }, { key: `code ${begun.id}` });
  return { challenge: begun.token, expiresIn: CODE_SECONDS, resendIn: RESEND_SECONDS };
}

/** A new code for a challenge. @throws Refusal RATE_LIMITED, also for one who does not wait; CODE_LAPSED */
export async function resend(input: { token: string; ip: string }): Promise<SentCode> {
  const known = await inTx(systemActor, (tx) => findChallenge(tx, input.token, byCode));
  const waited = (now().getTime() - known.asked_at.getTime()) / 1000;
  if (waited < RESEND_SECONDS) throw rateLimited('code')(Math.ceil(RESEND_SECONDS - waited));
  if (known.user_id && byOwner.includes(known.purpose)) {
    const other = known.purpose === 'reauthenticate' ? undefined : (known.address ?? '');
    await guardOwnSending(known.user_id, { medium: known.medium, other });
  } else await guardSending(input.ip, known.address ?? '');
  await inTx(systemActor, async (tx) => {
    const lapses = new Date(tx.now.getTime() + CODE_SECONDS * 1000);
    const challenge = await tx.row(askAgain, [hashToken(input.token), byCode, tx.now, lapses, RESEND_SECONDS]);
    if (!challenge) throw IdentityError('CODE_LAPSED');
    enqueue(tx, deliver, { id: challenge.id }, { key: `code ${challenge.id}` });
  });
  return { challenge: input.token, expiresIn: CODE_SECONDS, resendIn: RESEND_SECONDS };
}

/** Who is to be written to: nobody where a code would prove nothing. */
const isFor = (challenge: ChallengeRow): 'person' | 'owner of the address' | 'nobody' => {
  if (challenge.address === null || challenge.facts.silent === true) return 'nobody';
  return challenge.purpose === 'register' && challenge.user_id !== null ? 'owner of the address' : 'person';
};

/**
 * Whether the mail has a link, too. What a link does is done wherever its reader is, so it may do no more than they see: a social account
 * that was begun elsewhere is linked only by the code, typed there.
 */
const hasLink = ({ purpose, facts }: ChallengeRow): boolean =>
  (purpose === 'register' && facts.social === undefined) || purpose === 'change_email';

function messageOf(challenge: ChallengeRow, code: string, link: string | null): CodeMessage {
  const from = challenge.facts.whence as Whence;
  return {
    id: newId(),
    orgId: from.orgId,
    purpose: challenge.purpose as CodeMessage['purpose'],
    to: challenge.address ?? '',
    locale: from.locale,
    code,
    url: link ? `${from.url}/${from.locale}/verify-email#token=${link}` : null,
    text: codeText(from.locale, { code, shop: from.shop }),
  };
}

/** Makes the code, so that it is never in a job's payload. A second run sends another code, and the first is no good any more. */
const deliver = defineJob<{ id: Uuid }>(
  'identity.deliver_code',
  async ({ id }) => {
    const found = await inTx(systemActor, async (tx) => {
      const challenge = await holdChallenge(tx, id);
      if (!challenge) return undefined;
      const whom = isFor(challenge);
      if (whom === 'owner of the address') await tellOwner(tx, challenge);
      if (whom !== 'person') return undefined;
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const link = hasLink(challenge) ? newToken() : null;
      tx.send(armChallenge, [id, hashCode(id, code), link && hashToken(link)]);
      return { challenge, message: messageOf(challenge, code, link) };
    });
    if (!found) return;
    const channel = [mailCodes, ...parts().codeChannels].find(({ medium }) => medium === found.challenge.medium);
    await channel?.send(found.message);
  },
  { maxAttempts: 5 },
);

/** Somebody signs up with an address that has an account: its owner hears of it, and nobody else. */
async function tellOwner(tx: Tx, challenge: ChallengeRow): Promise<void> {
  const from = challenge.facts.whence as Whence;
  await parts().mails.send(tx, {
    orgId: from.orgId,
    to: challenge.address ?? '',
    locale: from.locale,
    template: 'account.exists',
    url: `${from.url}/${from.locale}/sign-in`,
    key: challenge.id,
  });
}
