// Which channel answers at a host name, kept in memory and dropped when a process says that channels changed.
import { isIP } from 'node:net';
import { config } from '#platform/config/index.ts';
import { now } from '#platform/clock/index.ts';
import { type Actor, inTx, type StaffActor, systemActor } from '#platform/db/index.ts';
import { type Call, type Principal, staffActor } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { FindBound, FindSite } from '#ports/site.ts';
import { allEntitlements, type EntitlementFact } from './entitlements/entitlements.sql.ts';
import { OrganizationError } from './organizations.errors.ts';
import { allChannels, type ChannelRow } from './organizations.sql.ts';

export interface Channel extends Readonly<ChannelRow> {
  /** What its sellers may sell of whom, and from when until when. */
  readonly entitlements: readonly EntitlementFact[];
}

const KEEP_MS = 30_000;
interface Channels {
  byHost: ReadonlyMap<string, Channel>;
  byId: ReadonlyMap<string, Channel>;
  first: Channel | undefined;
  byStore: ReadonlyMap<string, readonly EntitlementFact[]>;
}
let loaded: { at: number; channels: Promise<Channels> } | undefined;
/** What was read last, also when it is to be read anew. */
let known: Channels | undefined;

async function load(): Promise<Channels> {
  const [found, entitlements] = await inTx(systemActor, (tx) => Promise.all([tx.rows(allChannels, []), tx.rows(allEntitlements, [])]));
  const byStore = Map.groupBy(entitlements, ({ store }) => store);
  const rows = found.map((row) => ({ ...row, entitlements: row.sellers.flatMap((seller) => byStore.get(seller) ?? []) }));
  return (known = {
    byHost: new Map(rows.flatMap((row) => [`${row.preset}.localhost`, ownHost(row), ...row.hosts].map((host) => [host, row]))),
    byId: new Map(rows.map((row) => [row.id, row])),
    first: rows.find((row) => row.preset === config().DEFAULT_CHANNEL),
    byStore,
  });
}

function channels(): Promise<Channels> {
  if (!loaded || loaded.at + KEEP_MS < Date.now()) {
    const entry = { at: Date.now(), channels: load() };
    loaded = entry;
    entry.channels.catch(() => {
      if (loaded === entry) loaded = undefined;
    });
  }
  return loaded.channels;
}

/**
 * As it is known, a moment old at most, for those who may hold a connection: were they to wait for a reading, which needs one, too, as many
 * of them as there are connections would wait for each other.
 */
async function knownChannel(find: (all: Channels) => Channel | undefined): Promise<Channel | undefined> {
  const reading = channels();
  const found = known && find(known);
  if (!found) return find(await reading);
  reading.catch(() => undefined);
  return found;
}

/** Forgets what is kept in memory. */
export function dropChannels(): void {
  loaded = undefined;
}

/**
 * The channel at a host name; `NAME.localhost` and, elsewhere, the default. That of a suspended organization has its face and nothing on sale,
 * so that its people get in; that of a closed one is not there, rather than another shop in its place. @throws Refusal CHANNEL_NOT_FOUND
 */
export async function channelAt(host: string): Promise<Channel> {
  const { byHost, first } = await channels();
  const found = byHost.get(host) ?? first;
  if (!found || found.standing === 'closed') throw OrganizationError('CHANNEL_NOT_FOUND');
  return found;
}

/** The name under which every channel has a host of this installation's own; an address of digits can have no names below it. */
export function rootHost(): string {
  const { hostname } = new URL(config().PUBLIC_URL);
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname;
}

/** Where a channel always is, whatever host names its owner brings. */
export const ownHost = (channel: { preset: string }): string => `${channel.preset}.${rootHost()}`;

/** Where a buyer comes back to: the address they used if it is one of the channel's, else the program's public one. */
export function homeOf(channel: Channel, call: { host: string; origin: string }): string {
  const home = new URL(config().PUBLIC_URL);
  const ours = [...channel.hosts, `${channel.preset}.localhost`, ownHost(channel), home.hostname];
  return ours.includes(call.host) ? call.origin : siteOf(channel);
}

const isLocal = (host: string): boolean => /^(localhost|.*\.localhost|127\..*|\[?::1\]?)$/.test(host);

/**
 * Whether whoever owns a host name may point it elsewhere and get the cookies of whoever signs in there: one that an organization brought, and
 * one that nobody told us of, but for an installation that is on somebody's own machine.
 */
export const findBound: FindBound = async (host) => {
  const home = new URL(config().PUBLIC_URL).hostname;
  if (host === home || isLocal(host) || isIP(host.replace(/^\[|\]$/g, ''))) return null;
  const channel = (await channels()).byHost.get(host);
  const isForeign = channel ? channel.brought.includes(host) : !isLocal(home);
  return isForeign ? { host, url: ownSiteOf(channel ?? { preset: '' }) } : null;
};

/** Where the channel is to be found from outside, for links that no request's address can give: its first real host, else a host of ours. */
export function siteOf(channel: Pick<Channel, 'hosts' | 'preset'>): string {
  const host = channel.hosts.find((each) => !isLocal(each));
  return host ? `https://${host}` : ownSiteOf(channel);
}

/** Where the channel is to be found at a host of ours, whatever its owners brought: for links that let people into accounts, which are not theirs. */
function ownSiteOf(channel: Pick<Channel, 'preset'>): string {
  const home = new URL(config().PUBLIC_URL);
  if (channel.preset && channel.preset !== config().DEFAULT_CHANNEL) home.hostname = ownHost(channel);
  return home.origin;
}

/** A channel by its id, for work that no request started. */
export async function channelById(id: string): Promise<Channel> {
  const found = await knownChannel(({ byId }) => byId.get(id));
  if (!found) throw OrganizationError('CHANNEL_NOT_FOUND');
  return found;
}

/** The locale asked for, the channel's default where none is or it speaks another. */
export const localeIn = (channel: Pick<Channel, 'locales' | 'default_locale'>, asked: string | undefined): string =>
  asked && channel.locales.includes(asked) ? asked : channel.default_locale;

/** The currency asked for, the channel's first where none is. @throws Refusal CURRENCY_UNKNOWN where the channel does not sell in it */
export function currencyIn(channel: Channel, asked: string | undefined): string {
  const currency = asked ?? channel.currency;
  if (!channel.currencies.includes(currency)) throw OrganizationError('CURRENCY_UNKNOWN', { facts: { currencies: channel.currencies } });
  return currency;
}

/**
 * Whether prices in a currency stand on the offers themselves, so that reads need not look for further ones: the channel's first currency,
 * where no other organization sells, whose first may be another.
 */
export const standsOnOffers = (channel: Channel, currency: string): boolean =>
  currency === channel.currency && channel.sellers.every((seller) => seller === channel.org_id);

/** Channels that show what an organization says, makes or sells: its own, those where it is among the sellers, and those of stores that sell it. */
export async function channelsShowing(orgId: string): Promise<Channel[]> {
  const all = [...(await channels()).byId.values()];
  return all.filter((row) => row.org_id === orgId || row.sellers.includes(orgId) || row.entitlements.some(({ brand }) => brand === orgId));
}

/** Channels in which any of these sells. */
export async function channelsOfSellers(orgIds: readonly string[]): Promise<Channel[]> {
  const all = [...(await channels()).byId.values()];
  return all.filter(({ sellers }) => sellers.some((seller) => orgIds.includes(seller)));
}

const none: readonly Uuid[] = [];

/** The brands of what holds at a moment. */
function brandsAmong(entitlements: readonly EntitlementFact[], at: Date): readonly Uuid[] {
  if (entitlements.length === 0) return none;
  const ms = at.getTime();
  return [...new Set(entitlements.filter(({ from, until }) => from <= ms && (until === null || ms < until)).map(({ brand }) => brand))];
}

/** The brands whose products the sellers of a channel may sell at a moment; none that is not active. */
export const brandsOf = (channel: Pick<Channel, 'entitlements'>, at: Date): readonly Uuid[] => brandsAmong(channel.entitlements, at);

/** The channels in which stores may sell what a brand makes at a moment; as `knownChannel`, for those who may hold a connection. */
export async function channelsOfStores(brandId: Uuid, at: Date): Promise<Channel[]> {
  const { byId } = known ?? (await channels());
  return [...byId.values()].filter((row) => row.org_id !== brandId && brandsOf(row, at).includes(brandId));
}

/** The brands whose products a store may sell at a moment. */
export const brandsOfStore = async (orgId: string, at: Date): Promise<readonly Uuid[]> =>
  brandsAmong((await channels()).byStore.get(orgId) ?? [], at);

/** Those that organizations run themselves. */
export async function channelsOwnedBy(orgIds: readonly string[]): Promise<string[]> {
  const all = [...(await channels()).byId.values()];
  return all.filter((row) => orgIds.includes(row.org_id)).map(({ id }) => id);
}

export async function channelsAbout(orgId: string): Promise<string[]> {
  return (await channelsShowing(orgId)).map(({ id }) => id);
}

/** As `channelsAbout`, with those of everybody who sells in the organization's own channels: an order there takes from their stock. */
export async function channelsAround(orgId: string): Promise<string[]> {
  const own = [...(await channels()).byId.values()].filter((row) => row.org_id === orgId);
  const orgIds = new Set([orgId, ...own.flatMap(({ sellers }) => sellers)]);
  return [...new Set((await Promise.all([...orgIds].map(channelsAbout))).flat())];
}

/** The first channel of an organization, or undefined when it has none that is open. */
export async function channelOf(orgId: string): Promise<Channel | undefined> {
  return knownChannel(({ byId }) => [...byId.values()].find((row) => row.org_id === orgId));
}

/** The channel an organization sells in: its own, else one that shows its offers. @throws Refusal CHANNEL_NOT_FOUND */
export async function channelSelling(orgId: string): Promise<Channel> {
  const all = [...(await channels()).byId.values()];
  const found = all.find((row) => row.org_id === orgId) ?? all.find((row) => row.sellers.includes(orgId));
  if (!found) throw OrganizationError('CHANNEL_NOT_FOUND');
  return found;
}

/** The shop of a request, for parts that know of no channels. @throws Refusal CHANNEL_NOT_FOUND */
export const findSite: FindSite = async (call) => {
  const channel = await channelAt(call.host);
  return {
    orgId: channel.org_id,
    name: channel.name,
    locales: channel.locales,
    defaultLocale: channel.default_locale,
    url: ownSiteOf(channel),
    home: homeOf(channel, call),
    bound: await findBound(call.host),
  };
};

/** Who acts when a person shops in a channel. */
export const shopActor = (channel: Channel, call: { principal: Principal; requestId: string; ip: string }): Actor => ({
  kind: call.principal.userId || call.principal.guest ? 'buyer' : 'visitor',
  orgId: null,
  shopId: channel.org_id,
  userId: call.principal.userId,
  guest: call.principal.guest,
  sellers: channel.sellers,
  brands: brandsOf(channel, now()),
  requestId: call.requestId,
  ip: call.ip,
  impersonatorId: call.principal.impersonatorId,
  apiKeyId: null,
});

/** Who reads what is the same for everybody in a channel and may be kept: nobody in particular. */
export const anybodyIn = (channel: Channel, call: Call): Actor =>
  shopActor(channel, { ...call, principal: { ...call.principal, userId: null, guest: null } });

/** The channel of a call and the buyer in it. */
export async function shopOf(call: Call): Promise<{ channel: Channel; actor: Actor }> {
  const channel = await channelAt(call.host);
  return { channel, actor: shopActor(channel, call) };
}

export { staffActor };

/** Who acts when a member of a store works with what it may sell: its own things, and the published ones of its brands. */
export const storeActor = async (call: Call): Promise<StaffActor> => {
  const actor = staffActor(call);
  return { ...actor, brands: await brandsOfStore(actor.orgId, now()) };
};

/** The languages a call asks for, as texts are kept by them; what it likes best comes first. */
const askedLocales = ({ headers }: Pick<Call, 'headers'>): string[] =>
  String(headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());

/** The language people asked for, if the channel speaks it. */
export const spokenBy = (call: Pick<Call, 'headers'>, channel: Pick<Channel, 'locales' | 'default_locale'>): string =>
  askedLocales(call).find((locale) => channel.locales.includes(locale)) ?? channel.default_locale;

/** The language somebody reads in at the desk, whatever their shop speaks: brands say their things in more. */
export const readIn = (call: Pick<Call, 'headers'>): string => askedLocales(call)[0] ?? '';

/** Who calls, for rules about what they may give to others. */
export function memberOf(call: Call): Principal & { orgId: string } {
  const { orgId } = staffActor(call);
  return { ...call.principal, orgId };
}
