// Codes, passkeys and second factors over HTTP.
import * as contract from '#contracts/sign-in.ts';
import type { Site } from '#ports/site.ts';
import { config } from '#platform/config/index.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, type Uuid } from '#platform/ids/index.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { accountByPhone } from '../accounts/accounts.sql.ts';
import { findByEmail, ownAccount } from '../accounts/accounts.ts';
import { finishSignUp } from '../accounts/sign-up.ts';
import { IdentityError } from '../identity.errors.ts';
import { openSocialEmail } from '../identity.sealed.ts';
import { localeIn, parts } from '../parts.ts';
import { personActor, renew } from '../sessions.http.ts';
import { confirm, requireFresh } from '../sessions.ts';
import { identitiesOf } from '../social/social.sql.ts';
import { findChallenge, passChallenge, provesCode } from './challenges.ts';
import { guardSending, guardTrying, resend, sendCode, whence } from './codes.ts';
import { answerEntry, comeIn, doorActor, enter, visitorOf } from './enter.ts';
import { addPasskey, askForPasskey, beginPasskey, provePasskey, relyingParty, removePasskey, shownPasskey } from './passkeys.ts';
import { proveAgain, sendAgainCode } from './reauthenticate.ts';
import { requireSecondFactor, showSecondFactor } from './second-factor.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from './totp.ts';
import { passkeysOf, readTotp, renamePasskeyRow, secondFactorsOf } from './ways.sql.ts';

const partyOf = (site: Site) => relyingParty(site.home, site.name[site.defaultLocale] ?? site.orgId);

const hasPhones = (): boolean => parts().codeChannels.some(({ medium }) => medium === 'sms');

const codeRoutes = [
  route(contract.requestCode, async (call) => {
    const site = await parts().findSite(call);
    const { body } = call;
    const from = whence(site, localeIn(site, body.locale));
    if ('phone' in body) {
      if (!hasPhones()) throw IdentityError('MEDIUM_OFF');
      await guardSending(call.ip, body.phone);
      return inTx(doorActor(call), async (tx) => {
        const known = await tx.row(accountByPhone, [blindIndex('phone', body.phone)]);
        const facts = { silent: known?.status !== 'active' };
        return sendCode(tx, {
          purpose: 'sign_in',
          userId: known?.id ?? null,
          medium: 'sms',
          address: body.phone,
          facts,
          whence: from,
        });
      });
    }
    await guardSending(call.ip, body.email);
    return inTx(doorActor(call), async (tx) => {
      const known = await findByEmail(tx, body.email);
      const facts = { silent: known ? known.status !== 'active' : !config().SIGN_UP_BY_CODE };
      return sendCode(tx, { purpose: 'sign_in', userId: known?.id ?? null, address: body.email, facts, whence: from });
    });
  }),
  route(contract.resendCode, (call) => resend({ token: call.body.challenge, ip: call.ip })),
  route(contract.verifyCode, async (call) => {
    const site = await parts().findSite(call);
    const visitor = visitorOf(call, site);
    await guardTrying(call.ip);
    const { challenge, code } = call.body;
    const at = { token: challenge, purposes: ['register' as const, 'sign_in' as const] };
    const entry = await passChallenge(doorActor(call), at, provesCode(code), (tx, row) => {
      if (row.user_id && row.purpose === 'sign_in') return enter(tx, { userId: row.user_id, method: 'code', secondFactor: false }, visitor);
      const email = row.address ?? '';
      const fresh = { name: email.split('@')[0] ?? '', locale: (row.facts.whence as { locale: string }).locale, passwordHash: null };
      return finishSignUp(tx, { ...row, facts: { ...fresh, ...row.facts } }, visitor);
    });
    return answerEntry(call, entry);
  }),
];

const doorRoutes = [
  route(contract.passkeyOptions, async (call) => {
    const site = await parts().findSite(call);
    const { challenge } = call.body;
    return inTx(doorActor(call), async (tx) => {
      const asked = challenge ? await findChallenge(tx, challenge, ['second_factor']) : undefined;
      return askForPasskey(tx, partyOf(site), asked?.user_id ?? null);
    });
  }),
  route(contract.signInByPasskey, async (call) => {
    const site = await parts().findSite(call);
    const { challenge, proof } = call.body;
    const held = await provePasskey(doorActor(call), partyOf(site), { token: challenge, proof });
    return comeIn(call, { userId: held.userId, method: 'passkey', secondFactor: held.verified }, site);
  }),
  route(contract.secondFactor, async (call) => {
    const site = await parts().findSite(call);
    const { challenge: token, ...shown } = call.body;
    const entry = await showSecondFactor(doorActor(call), partyOf(site), { token, shown }, visitorOf(call, site));
    return answerEntry(call, entry);
  }),
  route(contract.sendReauthenticationCode, async (call) => sendAgainCode(personActor(call), await parts().findSite(call), whoOf(call))),
  route(contract.reauthenticate, async (call) => {
    if (call.principal.impersonatorId) throw IdentityError('NOT_WHILE_IMPERSONATING');
    const who = whoOf(call);
    await proveAgain(personActor(call), partyOf(await parts().findSite(call)), who, call.body);
    return renew(call, who.sessionId);
  }),
];

function whoOf(call: Call) {
  const { userId, sessionId } = call.principal;
  if (!userId || !sessionId) throw PlatformError('UNAUTHENTICATED');
  return { userId, sessionId, ip: call.ip };
}

/** A fresh sign-in, with the second factor where there is one; that is asked for first, because it is both. */
async function requireFactors(call: Call, site: Site): Promise<void> {
  const who = { ...whoOf(call), rpId: partyOf(site).id };
  if (!call.principal.impersonatorId) await inTx(personActor(call), (tx) => requireSecondFactor(tx, who));
  requireFresh(call);
}

const securityRoutes = [
  route(contract.getSecurity, async (call) => {
    const actor = personActor(call);
    return inTx(actor, async (tx) => {
      const account = await ownAccount(tx, actor.userId);
      const [totp, factors, passkeys, social] = await Promise.all([
        tx.row(readTotp, [actor.userId]),
        tx.row(secondFactorsOf, [actor.userId, '']),
        tx.rows(passkeysOf, [actor.userId]),
        tx.rows(identitiesOf, [actor.userId]),
      ]);
      return {
        hasPassword: account.password_hash !== null,
        passwordChangedAt: account.password_changed_at?.toISOString() ?? null,
        totp: { on: Boolean(totp?.confirmed_at), since: totp?.confirmed_at?.toISOString() ?? null },
        recoveryCodesLeft: factors?.recovery_codes ?? 0,
        passkeys: passkeys.map(shownPasskey),
        social: social.map((row) => ({ provider: row.provider, email: openSocialEmail(row.email), linkedAt: row.linked_at.toISOString() })),
      };
    });
  }),
  route(contract.addTotp, async (call) => {
    const actor = personActor(call);
    const { name } = partyOf(await parts().findSite(call));
    return inTx(actor, async (tx) => {
      const { email } = await ownAccount(tx, actor.userId);
      return beginTotp(tx, { userId: actor.userId, email, issuer: name });
    });
  }),
  route(contract.confirmTotp, async (call) => {
    requireFresh(call, 30);
    const actor = personActor(call);
    const site = await parts().findSite(call);
    return inTx(actor, async (tx) => {
      const recoveryCodes = await confirmTotp(tx, actor.userId, call.body.code);
      if (call.principal.sessionId) confirm(tx, call.principal.sessionId, true);
      await tell(tx, actor, site, { template: 'account.second_factor_on' });
      return { recoveryCodes };
    });
  }),
  route(contract.removeTotp, async (call) => {
    const site = await parts().findSite(call);
    await requireFactors(call, site);
    const actor = personActor(call);
    await inTx(actor, async (tx) => {
      if (await removeTotp(tx, actor.userId)) await tell(tx, actor, site, { template: 'account.second_factor_off' });
    });
  }),
  route(contract.renewRecoveryCodes, async (call) => {
    await requireFactors(call, await parts().findSite(call));
    const actor = personActor(call);
    return inTx(actor, async (tx) => ({ recoveryCodes: await renewRecoveryCodes(tx, actor.userId) }));
  }),
];

/** What the person is to hear of, wherever they are. */
async function tell(
  tx: Tx,
  actor: Actor & { userId: Uuid },
  site: Site,
  what: { template: 'account.second_factor_on' | 'account.second_factor_off' | 'account.way_added'; what?: string },
): Promise<void> {
  const account = await ownAccount(tx, actor.userId);
  const url = `${site.url}/${account.locale}/account/security`;
  const key = `${actor.userId} ${tx.now.toISOString()}`;
  await parts().mails.send(tx, { orgId: site.orgId, to: account.email, locale: account.locale, url, key, ...what });
}

const passkeyRoutes = [
  route(contract.addPasskeyOptions, async (call) => {
    const site = await parts().findSite(call);
    // It is two factors in one, so a second factor there is vouches for it.
    await requireFactors(call, site);
    const actor = personActor(call);
    const party = partyOf(site);
    const session = call.principal.sessionId;
    return inTx(actor, async (tx) => beginPasskey(tx, party, { ...(await ownAccount(tx, actor.userId)), session }));
  }),
  route(contract.addPasskey, async (call) => {
    requireFresh(call, 30);
    const actor = personActor(call);
    const site = await parts().findSite(call);
    const { challenge: token, name, passkey } = call.body;
    const added = await addPasskey(actor, partyOf(site), { userId: actor.userId, token, name, passkey });
    await inTx(actor, (tx) => tell(tx, actor, site, { template: 'account.way_added', what: name }));
    return added;
  }),
  route(contract.renamePasskey, async (call) => {
    const actor = personActor(call);
    const id = privateId('passkey', call.params.id);
    const renamed = await inTx(actor, (tx) => tx.row(renamePasskeyRow, [id, actor.userId, call.body.name]));
    if (!renamed) throw PlatformError('NOT_FOUND');
  }),
  route(contract.removePasskey, async (call) => {
    const actor = personActor(call);
    const id = privateId('passkey', call.params.id);
    await inTx(actor, (tx) => removePasskey(tx, actor.userId, id));
  }),
];

export const wayRoutes = [...codeRoutes, ...doorRoutes, ...securityRoutes, ...passkeyRoutes];
