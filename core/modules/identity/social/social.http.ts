// Social accounts over HTTP: a browser goes to the provider and comes back.
import * as contract from '#contracts/sign-in.ts';
import type { Site } from '#ports/site.ts';
import { inTx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { Answer, type Call, route } from '#platform/http/route.ts';
import { IdentityError } from '../identity.errors.ts';
import { localeIn, parts } from '../parts.ts';
import { personActor } from '../sessions.http.ts';
import { giveTokens } from '../sessions.ts';
import { doorActor, visitorOf } from '../ways/enter.ts';
import { arrive, type Arrival } from './arrive.ts';
import { completeSocial } from './complete.ts';
import { unlinkIdentity } from './identities.ts';
import { beginTrip, noteAnswer, type Plan, providerNamed, TRIP_COOKIE, TRIP_SECONDS } from './trip.ts';

const redirect = (to: string, status = 303): Answer => new Answer(status, '', { location: to, 'cache-control': 'no-store' });

/** What a provider sends back is long only when somebody else sends it. */
function parameters(query: Record<string, string | string[]>): URLSearchParams {
  const single = Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return new URLSearchParams(single);
}

async function toProvider(call: Call, plan: Plan): Promise<URL> {
  const { url, cookie } = await beginTrip(doorActor(call), plan);
  call.setCookie(TRIP_COOKIE, cookie, TRIP_SECONDS);
  return url;
}

/** Where the browser goes after the trip. */
async function afterwards(call: Call, plan: Plan, arrival: Arrival): Promise<string> {
  const page = `${plan.home}/${plan.locale}`;
  if ('linked' in arrival) return plan.home + plan.next;
  if ('complete' in arrival) return `${page}/sign-in/complete#challenge=${arrival.complete}&next=${encodeURIComponent(plan.next)}`;
  if ('asked' in arrival.entry) {
    const { challenge, methods } = arrival.entry.asked;
    return `${page}/sign-in#second-factor=${challenge}&methods=${methods.join(',')}&next=${encodeURIComponent(plan.next)}`;
  }
  await giveTokens(call, arrival.entry.started);
  return plan.home + plan.next;
}

/** Errors are told by pages: a browser on its way back reads no problem details. */
function refused(error: unknown, site: Site, provider: string, plan?: Plan): Answer {
  if (!(error instanceof Refusal) || error.status >= 500) throw error;
  const to = new URL(plan?.linkTo ? site.home + plan.next : `${site.home}/${plan?.locale ?? site.defaultLocale}/sign-in`);
  to.searchParams.set('error', error.code);
  to.searchParams.set('provider', provider);
  return redirect(to.href);
}

export const socialRoutes = [
  route(contract.listSocial, async () => ({
    items: parts().social.map(({ name }) => ({ provider: name, startUrl: `/v1/auth/social/${name}/start` })),
  })),
  route(contract.startSocial, async (call) => {
    const site = await parts().findSite(call);
    const { next, locale } = call.query;
    const plan = {
      provider: call.params.provider,
      home: site.home,
      next: next ?? '/',
      locale: localeIn(site, locale),
      linkTo: null,
      session: null,
    };
    try {
      return redirect((await toProvider(call, plan)).href, 302);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'SOCIAL_REFUSED') return refused(error, site, plan.provider, plan);
      throw error;
    }
  }),
  route(contract.finishSocial, async (call) => {
    const site = await parts().findSite(call);
    const { provider } = call.params;
    providerNamed(provider);
    let plan: Plan | undefined;
    const cookie = call.cookies[TRIP_COOKIE];
    try {
      const answer = parameters(call.query);
      const visitor = visitorOf(call, site);
      const arrival = await arrive(doorActor(call), site, { provider, answer, cookie, visitor }, (found) => {
        plan = found;
      });
      if (!plan) throw IdentityError('SOCIAL_REFUSED');
      call.setCookie(TRIP_COOKIE, '', 0);
      return redirect(await afterwards(call, plan, arrival));
    } catch (error) {
      return refused(error, site, provider, plan);
    }
  }),
  route(contract.finishSocialForm, async (call) => {
    const site = await parts().findSite(call);
    const { provider } = call.params;
    providerNamed(provider);
    try {
      const state = call.body.state ?? '';
      await noteAnswer(doorActor(call), { provider, state, answer: call.body });
      return redirect(`${site.home}/v1/auth/social/${provider}/callback?state=${state}`);
    } catch (error) {
      return refused(error, site, provider);
    }
  }),
  route(contract.completeSocial, (call) =>
    completeSocial(doorActor(call), { token: call.body.challenge, email: call.body.email, ip: call.ip }),
  ),
  route(contract.linkSocial, async (call) => {
    const site = await parts().findSite(call);
    const { next, locale } = call.body;
    const own = { linkTo: personActor(call).userId, session: call.principal.sessionId };
    const plan = { provider: call.params.provider, home: site.home, next: next ?? '/', locale: localeIn(site, locale), ...own };
    return { url: (await toProvider(call, plan)).href };
  }),
  route(contract.unlinkSocial, async (call) => {
    const actor = personActor(call);
    await inTx(actor, (tx) => unlinkIdentity(tx, actor.userId, call.params.provider));
  }),
];
