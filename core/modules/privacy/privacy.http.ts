// Privacy over HTTP: for people about themselves, and for staff about holds.
import * as contract from '#contracts/privacy.ts';
import { openName, personActor, requireFresh } from '#modules/identity/index.ts';
import { openContact } from '#modules/orders/index.ts';
import { homeOf, localeIn, shopOf, staffActor } from '#modules/organizations/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { answerArchive } from './archive.ts';
import { currentConsents, sayConsent } from './consents.ts';
import { cancelErasure, erasureOf, requestErasure } from './erase.ts';
import { type Asking, linkOf, openArchive, requestExport } from './export.ts';
import { guestRoutes } from './guest.http.ts';
import { liftHold, reasonOf, setHold } from './holds.ts';
import { type ConsentRow, type ErasureRow, exportsOf, type ExportRow, holdsOf, type HoldRow } from './privacy.sql.ts';

const DAY_MINUTES = 24 * 60;

const shownExport = (row: ExportRow) => ({
  id: publicId('privacyExport', row.id),
  state: row.state,
  requestedAt: row.requested_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  url: linkOf(row),
});

const shownErasure = (row: ErasureRow, blockedBy: 'hold' | 'owner' | null) => ({
  id: publicId('privacyErasure', row.id),
  state: row.state,
  requestedAt: row.requested_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  blockedBy,
});

const shownConsent = ({ purpose, version, given, at }: ConsentRow) => ({
  purpose: purpose as 'marketing',
  version,
  given,
  at: at.toISOString(),
});

/** Whom a guest's order names is for those who may read orders. */
const shownHold = (call: Call, row: HoldRow) => ({
  id: publicId('legalHold', row.id),
  user: row.user_id === null ? null : { id: publicId('user', row.user_id), name: openName(row.name ?? '') },
  order: row.order_id === null ? null : { id: publicId('order', row.order_id), number: String(row.number) },
  email:
    row.user_id === null && row.contact && call.principal.permissions.has('orders.read')
      ? openContact(row.org_id, row.contact).email
      : null,
  reason: reasonOf(row),
  setAt: row.set_at.toISOString(),
  setBy: row.set_by === null ? null : openName(row.set_by),
  liftedAt: row.lifted_at?.toISOString() ?? null,
});

async function askingIn(call: Call<unknown, unknown, { locale?: string | undefined }>): Promise<Asking> {
  const { channel } = await shopOf(call);
  const locale = localeIn(channel, call.body.locale);
  return { userId: personActor(call).userId, shopId: channel.org_id, site: homeOf(channel, call), locale };
}

/** What stays of anybody, as far as it can be said beforehand. */
const keeps = () => [
  { what: 'orders', why: 'tax_law', years: config().TAX_YEARS },
  { what: 'consents', why: 'proof', years: null },
  { what: 'audit', why: 'security', years: Math.round((config().AUDIT_DAYS / 365) * 10) / 10 },
];

const ownRoutes = [
  route(contract.listExports, async (call) => {
    const actor = personActor(call);
    return { items: (await inTx(actor, (tx) => tx.rows(exportsOf, [actor.userId]))).map(shownExport) };
  }),
  route(contract.requestExport, async (call) => {
    requireFresh(call, DAY_MINUTES);
    const asking = await askingIn(call);
    return shownExport(await inTx(personActor(call), (tx) => requestExport(tx, asking)));
  }),
  route(contract.downloadExport, async (call) => {
    requireFresh(call, DAY_MINUTES);
    const actor = personActor(call);
    const { expires, signature, format } = call.query;
    const id = privateId('privacyExport', call.params.id);
    const { archive, locale } = await inTx(actor, (tx) => openArchive(tx, { id, userId: actor.userId, expires, signature }));
    return answerArchive(archive, locale, format);
  }),
  route(contract.getErasure, async (call) => {
    const actor = personActor(call);
    const found = await inTx(actor, (tx) => erasureOf(tx, actor.userId));
    return { erasure: found ? shownErasure(found.row, found.blockedBy) : null, keeps: keeps(), waitDays: config().ERASURE_DAYS };
  }),
  route(contract.requestErasure, async (call) => {
    const asking = await askingIn(call);
    return inTx(personActor(call), async (tx) => {
      const row = await requestErasure(tx, asking);
      return shownErasure(row, (await erasureOf(tx, asking.userId))?.blockedBy ?? null);
    });
  }),
  route(contract.cancelErasure, async (call) => {
    const actor = personActor(call);
    await inTx(actor, (tx) => cancelErasure(tx, actor.userId));
  }),
];

const consentRoutes = [
  route(contract.listConsents, async (call) => {
    const { channel, actor } = await shopOf(call);
    return { items: (await inTx(actor, (tx) => currentConsents(tx, channel.org_id))).map(shownConsent) };
  }),
  route(contract.setConsent, async (call) => {
    // Whoever visits in somebody's name agrees to nothing for them.
    if (call.principal.impersonatorId) throw PlatformError('FORBIDDEN');
    const { channel, actor } = await shopOf(call);
    const word = { ...call.body, purpose: call.params.purpose };
    return shownConsent(await inTx(actor, (tx) => sayConsent(tx, channel.org_id, word)));
  }),
];

const holdRoutes = [
  route(contract.listHolds, async (call) => {
    const { orgId } = staffActor(call);
    return { items: (await inTx(systemActorFor(call), (tx) => tx.rows(holdsOf, [orgId]))).map((row) => shownHold(call, row)) };
  }),
  route(contract.setHold, async (call) => {
    const { orgId } = staffActor(call);
    const orderId = privateId('order', call.body.orderId);
    return shownHold(call, await inTx(systemActorFor(call), (tx) => setHold(tx, { orgId, orderId, reason: call.body.reason })));
  }),
  route(contract.liftHold, async (call) => {
    const actor = staffActor(call);
    await inTx(actor, (tx) => liftHold(tx, actor.orgId, privateId('legalHold', call.params.id)));
  }),
];

export const privacyRoutes = [...ownRoutes, ...guestRoutes, ...consentRoutes, ...holdRoutes];
