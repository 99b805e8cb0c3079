// Who came back from a social provider, and which account that is here.
import type { Site } from '#ports/site.ts';
import { type SocialPerson, SocialRefused } from '#ports/social.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { Email } from '#contracts/shapes.ts';
import { accountOfProved, findByEmail, ownAccount } from '../accounts/accounts.ts';
import type { SignUp } from '../accounts/sign-up.ts';
import { IdentityError } from '../identity.errors.ts';
import { parts } from '../parts.ts';
import { beginChallenge } from '../ways/challenges.ts';
import { holdSession } from '../ways/challenges.sql.ts';
import { CODE_SECONDS, whence } from '../ways/codes.ts';
import { enter, type Entry, type Visitor } from '../ways/enter.ts';
import { linkIdentity, type LinkedSocial } from './identities.ts';
import { identityAt } from './social.sql.ts';
import { endTrip, type Plan, providerNamed } from './trip.ts';

export type Arrival = { entry: Entry } | { linked: true } | { complete: string };

/** The person the provider vouches for, in our own letters. @throws Refusal SOCIAL_REFUSED, SOCIAL_CANCELLED */
async function askProvider(plan: Plan, trip: Awaited<ReturnType<typeof endTrip>>): Promise<SocialPerson> {
  try {
    const person = await providerNamed(plan.provider).finish(trip.trip, trip.answer);
    const email = Email.safeParse(person.email ?? '');
    const name = (person.name ?? '')
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
      .trim()
      .slice(0, 120);
    return {
      ...person,
      email: email.success ? email.data : null,
      emailVerified: email.success && person.emailVerified,
      name: name || null,
    };
  } catch (error) {
    if (!(error instanceof SocialRefused)) throw error;
    log.info({ provider: plan.provider, why: error.message, cancelled: error.cancelled }, 'social sign-in refused');
    throw IdentityError(error.cancelled ? 'SOCIAL_CANCELLED' : 'SOCIAL_REFUSED');
  }
}

/**
 * Ends a trip. An account here is entered by the provider's id of the person; by an e-mail only if the provider proved it and nobody
 * has it here; never by one that the provider did not prove.
 * @throws Refusal SOCIAL_REFUSED, SOCIAL_EMAIL_TAKEN, SOCIAL_LINKED_ELSEWHERE, SESSION_ENDED; `back` learns early where the browser wants to go
 */
export async function arrive(
  actor: Actor,
  site: Site,
  input: { provider: string; answer: URLSearchParams; cookie: string | undefined; visitor: Visitor },
  back: (plan: Plan) => void,
): Promise<Arrival> {
  const trip = await endTrip(actor, site, input);
  const { plan } = trip;
  back(plan);
  const person = await askProvider(plan, trip);
  const social: LinkedSocial = { provider: plan.provider, subject: person.subject, email: person.email };
  return inTx(actor, async (tx) => {
    if (plan.linkTo) return link(tx, site, { userId: plan.linkTo, sessionId: plan.session }, social);
    const known = await tx.row(identityAt, [social.provider, social.subject, tx.now]);
    if (known) return { entry: await enter(tx, { userId: known.user_id, method: social.provider, secondFactor: false }, input.visitor) };
    if (!person.email || !person.emailVerified) return { complete: askForEmail(tx, site, plan, { person, social }) };
    return { entry: await signUpBy(tx, plan, { person, social, email: person.email }, input.visitor) };
  });
}

/** A new account by a proved address. One there is may be entered if its address was proved here, too: then both prove the same mailbox. */
async function signUpBy(
  tx: Tx,
  plan: Plan,
  { person, social, email }: { person: SocialPerson; social: LinkedSocial; email: string },
  visitor: Visitor,
): Promise<Entry> {
  const there = await findByEmail(tx, email);
  if (there && (there.email_verified_at === null || there.status !== 'active')) throw IdentityError('SOCIAL_EMAIL_TAKEN');
  const name = person.name ?? email.split('@')[0] ?? '';
  const { userId } = await accountOfProved(tx, { email, name, locale: plan.locale, passwordHash: null, by: social.provider });
  return enter(tx, { userId, method: social.provider, secondFactor: false, link: social }, visitor).catch((error: unknown) => {
    // The account there is has another one of this provider: whoever signs in may swap them.
    throw (error as { code?: string }).code === 'SOCIAL_LINKED_ALREADY' ? IdentityError('SOCIAL_EMAIL_TAKEN') : error;
  });
}

/** No address that we could believe: the person is asked for one, and proves it by a code. */
function askForEmail(tx: Tx, site: Site, plan: Plan, { person, social }: { person: SocialPerson; social: LinkedSocial }): string {
  const facts: SignUp = { name: person.name ?? '', locale: plan.locale, passwordHash: null, social };
  const begun = beginChallenge(tx, {
    purpose: 'register',
    address: null,
    facts: { ...facts, whence: whence(site, plan.locale) },
    seconds: CODE_SECONDS * 3,
  });
  return begun.token;
}

/** @throws Refusal SESSION_ENDED when that which began is over, by whatever way: its trips go with it */
async function link(tx: Tx, site: Site, by: { userId: Uuid; sessionId: Uuid | null }, social: LinkedSocial): Promise<Arrival> {
  const { userId, sessionId } = by;
  if (!(await tx.row(holdSession, [sessionId, userId, tx.now]))) throw IdentityError('SESSION_ENDED');
  const account = await ownAccount(tx, userId);
  await linkIdentity(tx, userId, social);
  await parts().mails.send(tx, {
    orgId: site.orgId,
    to: account.email,
    locale: account.locale,
    template: 'account.way_added',
    what: social.provider.charAt(0).toUpperCase() + social.provider.slice(1),
    url: `${site.url}/${account.locale}/sign-in`,
    key: `${userId} ${social.provider} ${tx.now.toISOString()}`,
  });
  return { linked: true };
}
