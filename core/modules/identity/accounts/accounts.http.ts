// Accounts over HTTP: signing up, passwords, the profile.
import type { z } from 'zod';
import * as contract from '#contracts/account.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { type Call, refuseBound, route } from '#platform/http/route.ts';
import { publicId } from '#platform/ids/index.ts';
import { blindIndex, open, seal } from '#platform/vault/index.ts';
import { nameValues } from '../identity.sealed.ts';
import { logIn } from '../log-in.ts';
import { parts } from '../parts.ts';
import { personActor } from '../sessions.http.ts';
import { requireFresh } from '../sessions.ts';
import { passChallenge, provesCode } from '../ways/challenges.ts';
import { guardOwnSending } from '../ways/codes.ts';
import { answerEntry, comeIn, doorActor, visitorOf } from '../ways/enter.ts';
import { ownAccount } from './accounts.ts';
import { type AccountRow, setPhone, setProfile } from './accounts.sql.ts';
import { askForEmail, askForPhone, changeEmailTo, changePhoneTo, PHONE_OF } from './change-email.ts';
import { changePassword, forgetPassword, resetPassword } from './passwords.ts';
import { followLink, signUp } from './sign-up.ts';

const shown = (row: AccountRow): z.input<typeof contract.Profile> => ({
  id: publicId('user', row.id),
  email: row.email,
  emailVerified: row.email_verified_at !== null,
  name: row.name,
  locale: row.locale,
  phone: row.phone_sealed ? open(row.phone_sealed, PHONE_OF) : null,
  phoneVerified: row.phone_verified_at !== null,
  hasPassword: row.password_hash !== null,
  createdAt: row.created_at.toISOString(),
});

const doorRoutes = [
  route(contract.register, async (call) => {
    const site = await parts().findSite(call);
    return signUp(doorActor(call), site, { ...call.body, ip: call.ip });
  }),
  route(contract.verifyEmail, async (call) => {
    const site = await parts().findSite(call);
    const entry = await followLink(doorActor(call), call.body, visitorOf(call, site));
    if (entry === 'email_changed') return { outcome: 'email_changed' as const, tokens: null };
    return { outcome: 'signed_in' as const, tokens: await answerEntry(call, entry) };
  }),
  route(contract.login, async (call) => {
    const site = await parts().findSite(call);
    const userId = await logIn({ ...call.body, ip: call.ip });
    return comeIn(call, { userId, method: 'password', secondFactor: false }, site);
  }),
  route(contract.forgotPassword, async (call) => {
    await forgetPassword(doorActor(call), await parts().findSite(call), { ...call.body, ip: call.ip });
  }),
  route(contract.resetPassword, async (call) => {
    await resetPassword(doorActor(call), call.body);
  }),
];

/** A new phone is kept and not believed; the same one again stays as it is. */
function changePhone(tx: Tx, account: AccountRow, phone: string | null): void {
  const known = account.phone_sealed ? open(account.phone_sealed, PHONE_OF) : null;
  if (known === phone) return;
  tx.send(setPhone, [account.id, phone ? seal(phone, PHONE_OF) : null, phone ? blindIndex('phone', phone) : null, null]);
}

const own = (call: Call): Promise<AccountRow> => inTx(personActor(call), (tx) => ownAccount(tx, call.principal.userId));

const profileRoutes = [
  route(contract.getProfile, async (call) => shown(await own(call))),
  route(contract.changeProfile, async (call) => {
    const { name, locale, phone } = call.body;
    // A phone may sign in: what is one's way in is not taken or given away by whoever found a session open.
    if (phone !== undefined) requireFresh(call);
    return inTx(personActor(call), async (tx) => {
      const account = await ownAccount(tx, call.principal.userId);
      tx.send(setProfile, [account.id, ...(name === undefined ? [null, null] : nameValues(name)), locale ?? null]);
      if (phone !== undefined) changePhone(tx, account, phone);
      return shown(await ownAccount(tx, account.id));
    });
  }),
  route(contract.changePassword, async (call) => {
    refuseBound(call.principal);
    const account = await own(call);
    if (call.principal.impersonatorId || account.password_hash === null) requireFresh(call);
    const { oldPassword, password } = call.body;
    const change = { account, sessionId: call.principal.sessionId, oldPassword, password, ip: call.ip };
    await changePassword(personActor(call), await parts().findSite(call), change);
  }),
  route(contract.changeEmail, async (call) => {
    const site = await parts().findSite(call);
    const actor = personActor(call);
    await guardOwnSending(actor.userId, { medium: 'mail', other: call.body.email });
    return inTx(actor, (tx) => askForEmail(tx, site, { userId: actor.userId, session: call.principal.sessionId, email: call.body.email }));
  }),
  route(contract.verifyPhone, async (call) => {
    const site = await parts().findSite(call);
    const actor = personActor(call);
    await guardOwnSending(actor.userId, { medium: 'sms', other: call.body.phone });
    return inTx(actor, (tx) => askForPhone(tx, site, { userId: actor.userId, session: call.principal.sessionId, phone: call.body.phone }));
  }),
  route(contract.confirmContact, async (call) => {
    const actor = personActor(call);
    const { challenge, code } = call.body;
    const proves = provesCode(code);
    return passChallenge(
      actor,
      { token: challenge, purposes: ['change_email', 'change_phone'] },
      (tx, row) => row.user_id === actor.userId && proves(tx, row),
      async (tx, row) => {
        await (row.purpose === 'change_email' ? changeEmailTo(tx, row) : changePhoneTo(tx, row));
        return shown(await ownAccount(tx, actor.userId));
      },
    );
  }),
];

export const accountRoutes = [...doorRoutes, ...profileRoutes];
