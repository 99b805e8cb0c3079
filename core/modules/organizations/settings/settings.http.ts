// An organization's settings, the list of one's own organizations, and the platform's view of all, over HTTP.
import * as contract from '#contracts/organizations.ts';
import * as platform from '#contracts/platform.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { inTx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { inLocale } from '#platform/texts.ts';
import { channelOf, readIn, siteOf, staffActor } from '../channels.ts';
import { forgetEverywhere, forgetOrganization } from '../forget.ts';
import { inviteOwner } from '../members/invite-owner.ts';
import { themself } from '../members/members.http.ts';
import { organizationsOf, type OwnRow } from '../members/members.sql.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { findSettings, updateSettings } from './change-settings.ts';
import { reactivateOrganization, setTrade, suspendOrganization } from './change-status.ts';
import { addressOf, taxIdOf } from './settings.sealed.ts';
import { platformOrganization, platformPage, type PlatformRow, type SettingsRow, slugOfOtherShop } from './settings.sql.ts';

const shown = (row: SettingsRow) => ({
  id: publicId('organization', row.id),
  name: row.name,
  slug: row.slug,
  country: row.country,
  taxId: taxIdOf(row),
  address: addressOf(row) as never,
  locale: row.locale as 'en',
  timeZone: row.time_zone,
  logo: row.logo_key ? { key: row.logo_key, url: mediaUrl(row.logo_key) } : null,
  status: row.status,
  statusReason: row.status_reason,
  createdAt: row.created_at.toISOString(),
});

/** One's own organization as a card; also what founding one answers. */
export const shownOwn = (row: OwnRow, shopUrl: string | null, call: Pick<Call, 'headers'>) => ({
  id: publicId('organization', row.id),
  name: row.name,
  slug: row.slug,
  status: row.status,
  role: { key: row.role, name: inLocale(row.role_name, readIn(call), 'en') },
  trade: row.trade,
  logoUrl: row.logo_key ? mediaUrl(row.logo_key) : null,
  shopUrl,
});

/** As who runs the installation sees it. */
export const shownToPlatform = (row: PlatformRow) => ({
  id: publicId('organization', row.id),
  name: row.name,
  slug: row.slug,
  country: row.country,
  status: row.status,
  statusReason: row.status_reason,
  trade: row.trade,
  members: row.members,
  createdAt: row.created_at.toISOString(),
});

/** Suspends or reactivates, then every server forgets what it kept of the organization. */
async function judge(call: Call<{ id: string }, unknown, { reason: string }>, act: typeof suspendOrganization) {
  const orgId = privateId('organization', call.params.id);
  const row = await inTx(systemActorFor(call), async (tx) => {
    await act(tx, { orgId, reason: call.body.reason });
    return tx.row(platformOrganization, [orgId]);
  });
  await forgetEverywhere();
  if (!row) throw OrganizationError('ORGANIZATION_NOT_FOUND');
  return shownToPlatform(row);
}

export const settingsRoutes = [
  route(contract.listMyOrganizations, async (call) => {
    // Whoever owns the host it was begun at is told nothing of them.
    if (call.principal.bound) return { items: [] };
    const rows = await inTx(systemActorFor(call), (tx) => tx.rows(organizationsOf, [call.principal.userId]));
    const shops = await Promise.all(rows.map(({ id }) => channelOf(id)));
    return { items: rows.map((row, index) => shownOwn(row, shops[index] ? siteOf(shops[index]) : null, call)) };
  }),
  route(contract.getOrganization, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => findSettings(tx, actor.orgId)));
  }),
  route(contract.updateOrganization, async (call) => {
    const actor = staffActor(call);
    const { slug } = call.body;
    const other = slug && (await inTx(systemActorFor(call), (tx) => tx.row(slugOfOtherShop, [slug, actor.orgId])));
    if (other && other.taken) throw OrganizationError('SLUG_TAKEN');
    const row = await inTx(actor, (tx) => updateSettings(tx, actor.orgId, call.body));
    await forgetOrganization(actor.orgId);
    return shown(row);
  }),
];

export const platformRoutes = [
  route(platform.listOrganizations, async (call) => {
    const { status, trade, q, cursor, limit } = call.query;
    const after = readTimeCursor(cursor);
    const rows = await inTx(systemActorFor(call), (tx) =>
      tx.rows(platformPage, [status ?? null, containing(q), ...after, limit + 1, trade ?? null]),
    );
    return { items: rows.slice(0, limit).map(shownToPlatform), nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]) };
  }),
  route(platform.setTrade, async (call) => {
    const orgId = privateId('organization', call.params.id);
    const row = await inTx(systemActorFor(call), async (tx) => {
      await setTrade(tx, orgId, call.body.trade);
      return tx.row(platformOrganization, [orgId]);
    });
    if (!row) throw OrganizationError('ORGANIZATION_NOT_FOUND');
    return shownToPlatform(row);
  }),
  route(platform.inviteOwner, async (call) => {
    const input = { ...call.body, orgId: privateId('organization', call.params.id), by: themself(call) };
    await inTx(systemActorFor(call), (tx) => inviteOwner(tx, input));
  }),
  route(platform.suspendOrganization, async (call) => judge(call as never, suspendOrganization)),
  route(platform.reactivateOrganization, async (call) => judge(call as never, reactivateOrganization)),
];
