// Which channel answers at a host name, kept in memory and dropped when a process says that channels changed.
import { config } from '#platform/config/index.ts';
import { type Actor, inTx, systemActor } from '#platform/db/index.ts';
import type { Call, Principal } from '#platform/http/route.ts';
import { OrganizationError } from './organizations.errors.ts';
import { allChannels, type ChannelRow } from './organizations.sql.ts';

export type Channel = Readonly<ChannelRow>;

const KEEP_MS = 30_000;
let loaded: { at: number; rows: Promise<ChannelRow[]> } | undefined;

function channels(): Promise<ChannelRow[]> {
  if (!loaded || loaded.at + KEEP_MS < Date.now()) {
    const rows = inTx(systemActor, (tx) => tx.rows(allChannels, []));
    loaded = { at: Date.now(), rows };
    rows.catch(() => {
      loaded = undefined;
    });
  }
  return loaded.rows;
}

/** Forgets what is kept in memory. */
export function dropChannels(): void {
  loaded = undefined;
}

/** The channel at a host name; `NAME.localhost` and, elsewhere, the default. @throws Refusal CHANNEL_NOT_FOUND */
export async function channelAt(host: string): Promise<Channel> {
  const rows = await channels();
  const found =
    rows.find((row) => row.hosts.includes(host)) ??
    rows.find((row) => host === `${row.preset}.localhost`) ??
    rows.find((row) => row.preset === config().DEFAULT_CHANNEL);
  if (!found) throw OrganizationError('CHANNEL_NOT_FOUND');
  return found;
}

/** Where a buyer comes back to: the address they used if it is one of the channel's, else the program's public one. */
export function homeOf(channel: Channel, call: { host: string; origin: string }): string {
  const home = new URL(config().PUBLIC_URL);
  const ours = [...channel.hosts, `${channel.preset}.localhost`, home.hostname];
  return ours.includes(call.host) ? call.origin : home.origin;
}

const isLocal = (host: string): boolean => /^(localhost|.*\.localhost|127\..*|\[?::1\]?)$/.test(host);

/** Where the channel is to be found from outside, for links that no request's address can give: its first real host, else the program's. */
export function siteOf(channel: Channel): string {
  const host = channel.hosts.find((each) => !isLocal(each));
  return host ? `https://${host}` : config().PUBLIC_URL.replace(/\/$/, '');
}

/** A channel by its id, for work that no request started. */
export async function channelById(id: string): Promise<Channel> {
  const found = (await channels()).find((row) => row.id === id);
  if (!found) throw OrganizationError('CHANNEL_NOT_FOUND');
  return found;
}

/** Who acts when a person shops in a channel. */
export const shopActor = (channel: Channel, call: { principal: Principal; requestId: string; ip: string }): Actor => ({
  kind: call.principal.userId || call.principal.guest ? 'buyer' : 'visitor',
  orgId: null,
  shopId: channel.org_id,
  userId: call.principal.userId,
  guest: call.principal.guest,
  sellers: channel.sellers,
  requestId: call.requestId,
  ip: call.ip,
  impersonatorId: call.principal.impersonatorId,
});

/** The channel of a call and the buyer in it. */
export async function shopOf(call: Call): Promise<{ channel: Channel; actor: Actor }> {
  const channel = await channelAt(call.host);
  return { channel, actor: shopActor(channel, call) };
}

/** Who acts when a member works for an organization; the permission was checked at the door. */
export function staffActor(call: Call): Actor & { orgId: string } {
  const { orgId, userId, impersonatorId } = call.principal;
  if (!orgId) throw new Error('A staff route was reached without an organization');
  const { requestId, ip } = call;
  return { kind: 'staff', orgId, shopId: null, userId, guest: null, sellers: [], requestId, ip, impersonatorId };
}

/** The text of a locale, the channel's default or any there is. */
export function inLocale(text: Record<string, string>, locale: string | undefined, fallback: string): string {
  return text[locale ?? ''] ?? text[fallback] ?? text.en ?? Object.values(text)[0] ?? '';
}
