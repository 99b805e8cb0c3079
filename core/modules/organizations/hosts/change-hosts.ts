// Host names that owners bring: claimed by name, proved by a TXT record, given up.
import { record } from '#modules/audit/index.ts';
import { newToken } from '#modules/identity/index.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { log } from '#platform/log/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { FindTxtRecords } from '#ports/txt-records.ts';
import { rootHost } from '../channels.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { ChannelChanged, HostLost } from '../organizations.events.ts';
import { hostNameOf } from './host-name.ts';
import { addHostRow, dropHostRow, holdChannel, holderOfHost, hostOf, type HostRow, hostTaken, loseHost, noteCheck } from './hosts.sql.ts';

const MOST_HOSTS = 10;

let findTxt: FindTxtRecords | undefined;

/** Hands over who asks the DNS. */
export function useTxtRecords(given: FindTxtRecords): void {
  findTxt = given;
}

export interface HostPlace {
  orgId: Uuid;
  channelId: Uuid;
  host: string;
}

/** The record that proves a host name. */
export const recordOf = ({ host, token }: { host: string; token: string }) => ({
  type: 'TXT' as const,
  name: `_tessera.${host}`,
  value: `tessera-verify=${token}`,
});

/** The one form of a host name. @throws Refusal HOST_REFUSED */
export function requireHostName(given: string): string {
  const host = hostNameOf(given, rootHost());
  if (!host) throw OrganizationError('HOST_REFUSED');
  return host;
}

/** @throws Refusal HOST_TAKEN */
async function requireFree({ orgId, channelId, host }: HostPlace): Promise<void> {
  const row = await inTx(systemActor, (tx) => tx.row(hostTaken, [host, orgId, channelId]));
  if (row?.taken) throw OrganizationError('HOST_TAKEN');
}

/** Claims a host name; claiming it again shows the same record. @throws Refusal HOST_TAKEN, CHANNEL_NOT_FOUND, TOO_MANY_HOSTS */
export async function addHost(work: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>, place: HostPlace): Promise<HostRow> {
  await requireFree(place);
  const { orgId, channelId, host } = place;
  return work(async (tx) => {
    if (!(await tx.row(holdChannel, [orgId, channelId]))) throw OrganizationError('CHANNEL_NOT_FOUND');
    const known = await tx.row(hostOf, [orgId, channelId, host]);
    if (known) return known;
    const added = await tx.row(addHostRow, [orgId, channelId, host, newToken(), tx.now, MOST_HOSTS]);
    if (!added) throw OrganizationError('TOO_MANY_HOSTS');
    await record(tx, { orgId, action: 'channel.host_claimed', subject: { type: 'channel', id: channelId }, after: { host } });
    return added;
  });
}

async function isProved(row: HostRow): Promise<boolean> {
  const { name, value } = recordOf(row);
  if (!findTxt) throw new Error('Nobody asks the DNS; see useTxtRecords');
  try {
    return (await findTxt(name)).some((text) => text.trim() === value);
  } catch (error) {
    log.info({ err: error, name }, 'DNS did not answer');
    throw OrganizationError('DNS_UNAVAILABLE', { headers: { 'retry-after': '10' } });
  }
}

type Holder = HostRow & { org_id: Uuid };

/** Domains change hands: who proved a name before keeps it only while the DNS still says so. @throws Refusal HOST_TAKEN, DNS_UNAVAILABLE */
async function formerHolder({ orgId, channelId, host }: HostPlace): Promise<Holder | undefined> {
  const holder = await inTx(systemActor, (tx) => tx.row(holderOfHost, [host, orgId, channelId]));
  if (holder && (await isProved(holder))) throw OrganizationError('HOST_TAKEN');
  return holder;
}

async function takeFrom(tx: Tx, holder: Holder): Promise<void> {
  const { org_id: orgId, channel_id: channelId, host } = holder;
  if (!(await tx.row(loseHost, [orgId, channelId, host, tx.now]))) return;
  await record(tx, { orgId, action: 'channel.host_lost', subject: { type: 'channel', id: channelId }, before: { host } });
  tx.emit(ChannelChanged, { orgId, aggregateId: channelId, payload: { channelId } });
  tx.emit(HostLost, { orgId, aggregateId: channelId, payload: { channelId, host } });
}

/**
 * Asks the DNS between two transactions, as the system role, which alone says that a name is proved. Of several who claim a name, whoever the
 * DNS names has it, the first where it names several; both trails tell of one that goes over.
 * @throws Refusal HOST_NOT_FOUND, HOST_NOT_PROVED, HOST_TAKEN, DNS_UNAVAILABLE
 */
export async function verifyHost(actor: Actor, place: HostPlace): Promise<{ row: HostRow; changed: boolean }> {
  const { orgId, channelId, host } = place;
  const claimed = await inTx(actor, (tx) => tx.row(hostOf, [orgId, channelId, host]));
  if (!claimed) throw OrganizationError('HOST_NOT_FOUND');
  if (claimed.verified_at) return { row: claimed, changed: false };
  const proved = await isProved(claimed);
  if (proved) await requireFree(place);
  const holder = proved ? await formerHolder(place) : undefined;
  const row = await inTx(actor, async (tx) => {
    if (holder) await takeFrom(tx, holder);
    const noted = await tx.row(noteCheck, [orgId, channelId, host, proved, tx.now]).catch((error: unknown) => {
      throw (error as { constraint?: string }).constraint === 'channel_hosts_verified' ? OrganizationError('HOST_TAKEN') : error;
    });
    if (!noted) throw OrganizationError('HOST_NOT_FOUND');
    if (proved) {
      await record(tx, { orgId, action: 'channel.host_proved', subject: { type: 'channel', id: channelId }, after: { host } });
      tx.emit(ChannelChanged, { orgId, aggregateId: channelId, payload: { channelId } });
    }
    return noted;
  });
  if (!proved) throw OrganizationError('HOST_NOT_PROVED', { facts: { record: recordOf(row) } });
  return { row, changed: true };
}

/** @throws Refusal HOST_NOT_FOUND */
export async function removeHost(tx: Tx, { orgId, channelId, host }: HostPlace): Promise<void> {
  if (!(await tx.row(dropHostRow, [orgId, channelId, host]))) throw OrganizationError('HOST_NOT_FOUND');
  await record(tx, { orgId, action: 'channel.host_removed', subject: { type: 'channel', id: channelId }, before: { host } });
  tx.emit(ChannelChanged, { orgId, aggregateId: channelId, payload: { channelId } });
}
