// Room on hosts for apps: looked at, set aside for order lines, made firm, given back. Each end is idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { HostingError } from './hosting.errors.ts';
import {
  firmPlaces as firmStatement,
  freeName,
  freeOnHosts,
  freePlacesOfLines,
  type FreeRow,
  namesTaken,
  type NeedRow,
  needsOf,
  takePlaces as takeStatement,
} from './places.sql.ts';

export interface ForOrder {
  orgId: Uuid;
  orderId: Uuid;
}

export interface WantedApps {
  sellerOrgId: Uuid;
  offerId: Uuid;
  quantity: number;
  /** As the buyer chose it; null where they leave it to us. */
  name: string | null;
}

/** Sends one statement for all lines; too little room, or a name that is taken, fails the commit with what `placesRefusal` understands. */
export const takePlaces = (tx: Tx, order: ForOrder, wanted: (WantedApps & { lineId: Uuid })[], expiresAt: Date | null): Promise<unknown> =>
  tx.rows(takeStatement, [
    wanted.map((line) => line.sellerOrgId),
    wanted.map((line) => line.offerId),
    wanted.map((line) => line.quantity),
    wanted.map((line) => line.name),
    wanted.map((line) => line.lineId),
    wanted.flatMap((line) => Array.from({ length: line.quantity }, () => newId())),
    order.orgId,
    order.orderId,
    expiresAt,
    tx.now,
  ]);

interface Shortage {
  short: { offerId: Uuid; wanted: number }[];
  taken: { offerId: Uuid; name: string; free: string }[];
}

/** The refusal behind a failed take, or undefined when the error is another one. */
export function placesRefusal(error: unknown): Error | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== 'TS007') return undefined;
  const { short, taken } = JSON.parse(detail ?? '{"short":[],"taken":[]}') as Shortage;
  const told = <T extends { offerId: Uuid }>(rows: T[]) => rows.map((row) => ({ ...row, offerId: publicId('offer', row.offerId) }));
  if (taken.length > 0) return HostingError('HOSTING_NAME_TAKEN', { facts: { names: told(taken) } });
  return HostingError('HOSTING_FULL', { facts: { offers: told(short) } });
}

/** Paid for: the places no longer wait for a clock. */
export const firmPlaces = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void => tx.send(firmStatement, [order.orgId, order.orderId, lineIds]);

/** Room and names can be had again. Sent last, as everything that touches counters. */
export const freeThePlaces = (tx: Tx, order: ForOrder, lineIds: Uuid[], because: 'released' | 'expired'): void =>
  tx.last(() => tx.send(freePlacesOfLines, [order.orgId, order.orderId, lineIds, because, tx.now]));

/** Whether a seller has an app of that name, and the next that is free. */
export async function nameAsked(tx: Tx, sellerOrgId: Uuid, name: string): Promise<{ isFree: boolean; free: string }> {
  const free = (await tx.row(freeName, [sellerOrgId, name]))?.free ?? name;
  return { isFree: free === name, free };
}

const MOST = 999;

const roomOn = (host: FreeRow, need: NeedRow): number =>
  Math.min(Math.floor(host.memory / need.memory_mib), Math.floor(host.cpu / need.cpu_millicores), Math.floor(host.disk / need.disk_gib));

/** Takes one from the host that has the most free, as the database will. */
function takeOne(hosts: FreeRow[], need: NeedRow): void {
  const [best] = hosts
    .filter((host) => roomOn(host, need) > 0)
    .toSorted((one, other) => other.memory - one.memory || other.cpu - one.cpu || (one.id < other.id ? -1 : 1));
  if (!best) return;
  best.memory -= need.memory_mib;
  best.cpu -= need.cpu_millicores;
  best.disk -= need.disk_gib;
}

/**
 * Apps that each line could have now, in the order given, what lines before asked for being gone; 0 without a plan, and of a name that is
 * another's.
 */
export async function placesLeft(tx: Tx, lines: WantedApps[]): Promise<number[]> {
  const sellers = lines.map((line) => line.sellerOrgId);
  const named = lines.filter((line) => line.name !== null);
  const [needs, hosts, taken] = await Promise.all([
    tx.rows(needsOf, [sellers, lines.map((line) => line.offerId)]),
    tx.rows(freeOnHosts, [[...new Set(sellers)]]),
    named.length > 0 ? tx.rows(namesTaken, [named.map((line) => line.sellerOrgId), named.map(({ name }) => name)]) : [],
  ]);
  const needOf = new Map(needs.map((need) => [need.offer_id, need]));
  const theirs = new Set(taken.map((row) => `${row.org_id} ${row.name}`));
  return lines.map(({ offerId, sellerOrgId, quantity, name }) => {
    const need = needOf.get(offerId);
    if (!need || theirs.has(`${sellerOrgId} ${name}`)) return 0;
    const own = hosts.filter((host) => host.org_id === sellerOrgId);
    const left = own.reduce((sum, host) => sum + Math.max(0, roomOn(host, need)), 0);
    for (let taking = 0; taking < Math.min(quantity, left); taking++) takeOne(own, need);
    return Math.min(left, MOST);
  });
}
