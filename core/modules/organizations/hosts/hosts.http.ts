// Channels as their owner runs them, over HTTP.
import * as contract from '#contracts/channels.ts';
import { requireFresh } from '#modules/identity/index.ts';
import { inTx, type Tx, widenSellers } from '#platform/db/index.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { ownHost, siteOf, staffActor } from '../channels.ts';
import { forgetEverywhere, forgetOrganization } from '../forget.ts';
import { changeChannel, findChannel } from './change-channel.ts';
import { addHost, type HostPlace, recordOf, removeHost, requireHostName, verifyHost } from './change-hosts.ts';
import { channelSettings, type ChannelSettingsRow, type HostRow, hostsOf, namesOf } from './hosts.sql.ts';

const shownHost = (row: HostRow) => ({
  host: row.host,
  verified: row.verified_at !== null,
  checkedAt: row.checked_at?.toISOString() ?? null,
  record: recordOf(row),
});

interface Around {
  hosts: HostRow[];
  /** Of organizations, by id. */
  names: ReadonlyMap<string, string>;
}

/** What is shown beside channels: their host names, and the names of those who sell there. */
async function around(tx: Tx, orgId: string, rows: ChannelSettingsRow[]): Promise<Around> {
  const sellers = [...new Set(rows.flatMap((row) => row.seller_ids))];
  widenSellers(tx, sellers);
  const [hosts, names] = await Promise.all([tx.rows(hostsOf, [orgId]), tx.rows(namesOf, [sellers])]);
  return { hosts, names: new Map(names.map(({ id, name }) => [id, name])) };
}

function shown(row: ChannelSettingsRow, { hosts, names }: Around) {
  const own = hosts.filter(({ channel_id: id }) => id === row.id);
  const proved = own.filter(({ verified_at: at }) => at !== null).map(({ host }) => host);
  return {
    id: publicId('channel', row.id),
    url: siteOf({ preset: row.preset, hosts: [...row.hosts, ...proved] }),
    ownHost: ownHost(row),
    hosts: own.map(shownHost),
    name: row.name,
    tagline: row.tagline,
    theme: row.theme,
    locales: row.locales,
    defaultLocale: row.default_locale,
    currencies: row.currencies,
    countries: row.countries,
    pricesIncludeTax: row.prices_include_tax,
    lowestPrice: row.lowest_price,
    sellers: row.seller_ids.map((id) => ({ id: publicId('organization', id), name: names.get(id) ?? '' })),
  };
}

const placeOf = (call: Call<{ id: string }>, host: string): HostPlace => ({
  orgId: staffActor(call).orgId,
  channelId: privateId('channel', call.params.id),
  host,
});

/** A claimed name comes back in the form we keep. */
const placeAsked = (call: Call<{ id: string; host: string }>): HostPlace => placeOf(call, call.params.host.toLowerCase());

const working =
  (call: Call) =>
  <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    inTx(staffActor(call), act);

export const channelRoutes = [
  route(contract.listChannels, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, async (tx) => {
      const rows = await tx.rows(channelSettings, [actor.orgId]);
      const beside = await around(tx, actor.orgId, rows);
      return { items: rows.map((row) => shown(row, beside)) };
    });
  }),
  route(contract.getChannelSettings, async (call) => {
    const actor = staffActor(call);
    const id = privateId('channel', call.params.id);
    return inTx(actor, async (tx) => {
      const row = await findChannel(tx, actor.orgId, id);
      return shown(row, await around(tx, actor.orgId, [row]));
    });
  }),
  route(contract.updateChannel, async (call) => {
    const actor = staffActor(call);
    const id = privateId('channel', call.params.id);
    // Who is taken off the shelves sells nothing there any more: nothing for an open session, a visitor or a program.
    if (call.body.sellers) requireFresh(call);
    const change = { ...call.body, sellers: call.body.sellers?.map((each) => privateId('organization', each)) };
    const caller = { orgId: actor.orgId, mayAddSellers: call.principal.permissions.has('platform.organizations') };
    const answer = await inTx(actor, async (tx) => {
      const row = await changeChannel(tx, caller, { id, change });
      return shown(row, await around(tx, actor.orgId, [row]));
    });
    await forgetOrganization(actor.orgId);
    return answer;
  }),
  route(contract.addHost, async (call) => shownHost(await addHost(working(call), placeOf(call, requireHostName(call.body.host))))),
  route(contract.verifyHost, async (call) => {
    const { row, changed } = await verifyHost(systemActorFor(call), placeAsked(call));
    if (changed) await forgetEverywhere();
    return shownHost(row);
  }),
  route(contract.removeHost, async (call) => {
    await inTx(staffActor(call), (tx) => removeHost(tx, placeAsked(call)));
    await forgetEverywhere();
  }),
];
