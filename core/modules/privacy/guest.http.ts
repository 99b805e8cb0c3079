// Privacy over HTTP for people without an account: a code to their address, then what is held under it.
import * as contract from '#contracts/guest-privacy.ts';
import { askForAddress, proveAddress } from '#modules/identity/index.ts';
import { findSite, shopOf } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { answerArchive } from './archive.ts';
import { collectGuest, eraseGuest, guestArchive } from './guest.ts';

const askedIn = async (call: Call<unknown, unknown, { token: string }>) => ({
  token: call.body.token,
  orgId: (await shopOf(call)).channel.org_id,
});

export const guestRoutes = [
  route(contract.askGuestPrivacy, async (call) =>
    askForAddress(systemActorFor(call), await findSite(call), { email: call.body.email, locale: call.body.locale, ip: call.ip }),
  ),
  route(contract.openGuestPrivacy, async (call) => {
    const { token, expiresIn, hasAccount, ...proved } = await proveAddress(systemActorFor(call), { ...call.body, ip: call.ip });
    const { parts } = await inTx(systemActorFor(call), (tx) => collectGuest(tx, proved));
    return { token, expiresIn, hasAccount, held: parts.map(({ name, rows }) => ({ what: name, count: rows.length })) };
  }),
  route(contract.guestArchive, async (call) => {
    const asked = await askedIn(call);
    const { archive, locale } = await inTx(systemActorFor(call), (tx) => guestArchive(tx, asked));
    return answerArchive(archive, locale, call.body.format);
  }),
  route(contract.eraseGuest, async (call) => {
    const asked = await askedIn(call);
    const { erased, kept } = await inTx(systemActorFor(call), (tx) => eraseGuest(tx, asked));
    return { erased, kept: kept.map(({ until, ...each }) => ({ ...each, until: until?.toISOString() ?? null })) };
  }),
];
