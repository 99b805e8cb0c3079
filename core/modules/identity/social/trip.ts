// A trip of a browser to a social provider and back. It is bound to the browser that began it, so nobody can be led into another's account.
import type { Site } from '#ports/site.ts';
import type { SocialProvider, Trip } from '#ports/social.ts';
import { type Actor, inTx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { mac } from '#platform/vault/index.ts';
import { hashToken, newToken, tokenShape } from '../credentials.ts';
import { IdentityError } from '../identity.errors.ts';
import { sealFacts } from '../identity.sealed.ts';
import { parts } from '../parts.ts';
import { beginChallenge, findChallenge, sameHash, spend } from '../ways/challenges.ts';
import { setFacts } from '../ways/challenges.sql.ts';

/** Proves that who comes back is who left. */
export const TRIP_COOKIE = 'tessera_trip';
export const TRIP_SECONDS = 600;

export interface Plan {
  provider: string;
  /** Where our own origin is, for the way back. */
  home: string;
  /** Path of our own pages. */
  next: string;
  locale: string;
  /** Whose account the provider's is to be linked with; null to sign in. */
  linkTo: Uuid | null;
  /** The session that is to link; without it nothing is linked. */
  session: Uuid | null;
}

interface Facts extends Plan {
  /** SHA-256 of the browser's cookie. */
  browser: string;
  /** What a provider sent that answers by a form. */
  answer?: Record<string, string>;
}

/** @throws Refusal SOCIAL_UNKNOWN */
export function providerNamed(name: string): SocialProvider {
  const found = parts().social.find((provider) => provider.name === name);
  if (!found) throw IdentityError('SOCIAL_UNKNOWN');
  return found;
}

/** Nonce and PKCE verifier follow from the state, which the browser carries and we keep no copy of. */
const tripOf = ({ home, provider }: Plan, state: string): Trip => ({
  redirectUri: `${home}/v1/auth/social/${provider}/callback`,
  state,
  nonce: mac('social nonce', state),
  verifier: mac('social verifier', state),
});

/** Begins a trip: where to send the browser, and the cookie it takes along. @throws Refusal SOCIAL_UNKNOWN, SOCIAL_REFUSED */
export async function beginTrip(actor: Actor, plan: Plan): Promise<{ url: URL; cookie: string }> {
  const provider = providerNamed(plan.provider);
  const cookie = newToken();
  const facts: Facts = { ...plan, browser: hashToken(cookie) };
  const { token } = await inTx(actor, async (tx) =>
    beginChallenge(tx, { purpose: 'social', userId: plan.linkTo, facts: { ...facts }, seconds: TRIP_SECONDS }),
  );
  return { url: await provider.start(tripOf(plan, token)), cookie };
}

/** What became of a trip's challenge is nobody's business but the engine's. */
const asRefused = (error: unknown): never => {
  throw (error as { code?: string }).code === 'CODE_LAPSED' ? IdentityError('SOCIAL_REFUSED') : error;
};

/** Keeps what came by a form until the browser asks for itself: a form of another site carries no cookie of ours. @throws Refusal SOCIAL_REFUSED */
export async function noteAnswer(actor: Actor, input: { provider: string; state: string; answer: Record<string, string> }): Promise<void> {
  if (!tokenShape.test(input.state)) throw IdentityError('SOCIAL_REFUSED');
  await inTx(actor, async (tx) => {
    const challenge = await findChallenge(tx, input.state, ['social']);
    if (challenge.facts.provider !== input.provider || challenge.facts.answer) throw IdentityError('SOCIAL_REFUSED');
    tx.send(setFacts, [challenge.id, sealFacts({ ...challenge.facts, answer: input.answer })]);
  }).catch(asRefused);
}

/** The trip that a browser comes back from, once. @throws Refusal SOCIAL_REFUSED */
export async function endTrip(
  actor: Actor,
  site: Site,
  input: { provider: string; answer: URLSearchParams; cookie: string | undefined },
): Promise<{ plan: Plan; trip: Trip; answer: URLSearchParams }> {
  const state = input.answer.get('state') ?? '';
  if (!tokenShape.test(state)) throw IdentityError('SOCIAL_REFUSED');
  const facts = await inTx(actor, async (tx) => {
    const challenge = await findChallenge(tx, state, ['social']);
    const kept = challenge.facts as unknown as Facts;
    // Looked at before it is spent: a stranger's browser can't spoil the trip of the one who began it.
    if (kept.provider !== input.provider || !sameHash(kept.browser, hashToken(input.cookie ?? ''))) throw IdentityError('SOCIAL_REFUSED');
    await spend(tx, challenge);
    return kept;
  }).catch(asRefused);
  if (facts.home !== site.home) throw IdentityError('SOCIAL_REFUSED');
  const answer = facts.answer ? new URLSearchParams({ ...facts.answer, state }) : input.answer;
  return { plan: facts, trip: tripOf(facts, state), answer };
}
