// What staff does with a host: enters it, says how much it has, and keeps new apps off it.
import { record } from '#modules/audit/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { HostingError } from './hosting.errors.ts';
import { addHost, holdHost, MOST_HOSTS, setHost } from './hosts.sql.ts';

export interface HostInput {
  name: string;
  memoryMib: number;
  cpuMillicores: number;
  diskGib: number;
}
export type HostChange = Partial<HostInput & { drained: boolean }>;

const subject = (id: Uuid) => ({ type: 'hosting_host', id });

const named = (error: unknown): unknown => {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'hosting_hosts_name') return HostingError('HOSTING_HOST_NAME_TAKEN');
  return constraint === 'taken_within_host' ? HostingError('HOSTING_HOST_TOO_SMALL') : error;
};

/** @throws Refusal HOSTING_HOSTS_FULL, HOSTING_HOST_NAME_TAKEN */
export async function createHost(tx: Tx, orgId: Uuid, input: HostInput): Promise<Uuid> {
  const { name, memoryMib, cpuMillicores, diskGib } = input;
  takeTurn(tx, 'hosts', orgId);
  const row = await tx
    .row(addHost, [orgId, newId(), name, memoryMib, cpuMillicores, diskGib, tx.now, MOST_HOSTS])
    .catch((error: unknown) => {
      throw named(error);
    });
  if (!row) throw HostingError('HOSTING_HOSTS_FULL');
  await record(tx, { orgId, action: 'hosting_host.created', subject: subject(row.id), after: { ...input } });
  return row.id;
}

/** What stands on it stays. @throws Refusal HOSTING_HOST_NOT_FOUND, HOSTING_HOST_CHANGED, HOSTING_HOST_TOO_SMALL, HOSTING_HOST_NAME_TAKEN */
export async function changeHost(
  tx: Tx,
  edited: { orgId: Uuid; hostId: Uuid; version?: number | undefined },
  change: HostChange,
): Promise<void> {
  const { orgId, hostId, version } = edited;
  const row = await tx.row(holdHost, [orgId, hostId]);
  if (!row) throw HostingError('HOSTING_HOST_NOT_FOUND');
  if (version !== undefined && version !== row.version) throw HostingError('HOSTING_HOST_CHANGED', { facts: { version: row.version } });
  const before = {
    name: row.name,
    memoryMib: row.memory_mib,
    cpuMillicores: row.cpu_millicores,
    diskGib: row.disk_gib,
    drained: row.drained,
  };
  const after = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  const { name, memoryMib, cpuMillicores, diskGib, drained } = after;
  await tx.rows(setHost, [orgId, hostId, name, memoryMib, cpuMillicores, diskGib, drained]).catch((error: unknown) => {
    throw named(error);
  });
  await record(tx, { orgId, action: 'hosting_host.changed', subject: subject(hostId), before, after });
}
