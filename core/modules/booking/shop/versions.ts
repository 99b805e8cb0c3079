// Times followed live: each process asks twice a second how often what somebody follows has changed, in one statement, and tells the streams.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { Stream } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { versionsOf } from './shop.sql.ts';

/** The times of an offer; without one, all that a seller's calendar shows. */
export interface Topic {
  orgId: Uuid;
  offerId: Uuid | null;
}

const MOST = 2_000;
/** Whatever strangers do, sellers can follow their calendars. */
const MOST_OF_STRANGERS = 1_500;
const MOST_OF_AN_ADDRESS = 50;
const EVERY_MS = 500;

type Told = (version: number) => void;
interface Followed extends Topic {
  followers: Set<Told>;
  version: number;
}

const topics = new Map<string, Followed>();
/** Streams by the address of strangers who follow; sellers' are under no address. */
const streams = new Map<string | null, number>();
let timer: NodeJS.Timeout | undefined;

const nameOf = ({ orgId, offerId }: Topic): string => `${orgId} ${offerId ?? ''}`;

/** How often a topic changed. */
export async function versionOf(tx: Tx, topic: Topic): Promise<number> {
  return Number((await tx.row(versionsOf, [[topic.orgId], [topic.offerId]]))?.version ?? 0);
}

function mayFollow(address: string | null): boolean {
  const sellers = streams.get(null) ?? 0;
  const all = [...streams.values()].reduce((sum, each) => sum + each, 0);
  return all < MOST && (address === null || (all - sellers < MOST_OF_STRANGERS && (streams.get(address) ?? 0) < MOST_OF_AN_ADDRESS));
}

/**
 * Tells a topic's version after each change until the returned function is called; `address` of a stranger, null for a seller's staff.
 * @throws Refusal TOO_BUSY when too many follow
 */
export function follow(topic: Topic, address: string | null, told: Told): () => void {
  if (!mayFollow(address)) throw PlatformError('TOO_BUSY', { headers: { 'retry-after': '10' } });
  const name = nameOf(topic);
  const entry = topics.get(name) ?? { ...topic, followers: new Set<Told>(), version: -1 };
  const mine: Told = (version) => told(version);
  topics.set(name, entry);
  entry.followers.add(mine);
  count(address, 1);
  // What changed between its own reading and now, others were told already.
  if (entry.version >= 0) mine(entry.version);
  timer ??= setTimeout(() => void look(), EVERY_MS).unref();
  return () => {
    if (!entry.followers.delete(mine)) return;
    count(address, -1);
    if (entry.followers.size === 0) topics.delete(name);
  };
}

function count(address: string | null, more: number): void {
  const many = (streams.get(address) ?? 0) + more;
  if (many > 0) streams.set(address, many);
  else streams.delete(address);
}

async function look(): Promise<void> {
  const wanted = [...topics.values()];
  // Nobody is left to tell; whoever comes starts it again.
  timer = undefined;
  if (wanted.length === 0) return;
  try {
    const rows = await inTx(systemActor, (tx) =>
      tx.rows(versionsOf, [wanted.map(({ orgId }) => orgId), wanted.map(({ offerId }) => offerId)]),
    );
    for (const row of rows) {
      const entry = topics.get(nameOf({ orgId: row.org_id, offerId: row.offer_id }));
      const version = Number(row.version);
      if (!entry || entry.version === version) continue;
      entry.version = version;
      for (const told of entry.followers) told(version);
    }
  } catch (error) {
    log.warn({ err: error }, 'versions of followed times not read; trying again');
  }
  timer ??= setTimeout(() => void look(), EVERY_MS).unref();
}

/**
 * A stream of a topic's versions. A lost connection misses nothing: the version of now is told at its begin, unless it is the one that the
 * client says it knows.
 */
export function streamOf(topic: Topic, event: string, at: { version: number; known: string | undefined; address: string | null }): Stream {
  let latest = at.version;
  let told = (version: number): void => void (latest = Math.max(latest, version));
  const leave = follow(topic, at.address, (version) => told(version));
  return new Stream((send, closed) => {
    let last = at.known === undefined ? Number.NaN : Number(at.known);
    told = (version) => {
      if (version === last) return;
      last = version;
      send(event, JSON.stringify({ version }), String(version));
    };
    told(latest);
    closed.addEventListener('abort', leave);
  });
}
