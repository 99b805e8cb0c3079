// Writes what was done into the chain of its organization.
import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import * as vault from '#platform/vault/index.ts';
import { addEntry, addPersonal, type ChainRow, lockChains, moveHead, startChains } from './audit.sql.ts';
import { digestOf, hashOf, type Hashed, INSTALLATION, placeOf, proofOfHead } from './chain.ts';

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

export interface Entry {
  /** Whose chain; null is the installation's own: sign-ins, accounts. */
  orgId: Uuid | null;
  /** What was done, `member.role_changed`: lower case, the thing first, the act in the past tense. */
  action: string;
  subject: { type: string; id: string };
  /** What changed, as it was and as it is. Never personal: these stay in the chain for good. */
  before?: Json;
  after?: Json;
  /** Personal values by field: kept sealed beside the chain, where they can be erased. */
  personal?: Readonly<Record<string, string>>;
  /** Who acted where the transaction's actor does not say it. */
  actor?: { type: string; id: Uuid | null };
}

const waiting = new WeakMap<Tx, Entry[]>();

/**
 * Writes one entry of the organization's chain. Who acted, from where and in which request is the transaction's. The entry is written
 * right before the commit, whenever this is called: the end of a chain stays locked until then.
 */
export function record(tx: Tx, entry: Entry): Promise<void> {
  const entries = waiting.get(tx);
  if (entries) entries.push(entry);
  else {
    const first = [entry];
    waiting.set(tx, first);
    tx.finish(() => append(tx, first));
  }
  return Promise.resolve();
}

const chainOf = (entry: Entry): Uuid => entry.orgId ?? INSTALLATION;

async function append(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const heads = await holdChains(tx, [...new Set(entries.map(chainOf))].toSorted());
  for (const head of heads) {
    let end: { seq: string; hash: string } = head;
    for (const entry of entries.filter((each) => chainOf(each) === head.org_id)) end = addTo(tx, head.org_id, end, entry);
    const { org_id: orgId, chains } = head;
    tx.send(moveHead, [orgId, end.seq, end.hash, proofOfHead(vault, { ...end, org_id: orgId, chains }), chains]);
  }
}

async function holdChains(tx: Tx, orgIds: Uuid[]): Promise<ChainRow[]> {
  const held = await tx.rows(lockChains, [orgIds]);
  const fresh = orgIds.filter((id) => !held.some((chain) => chain.org_id === id));
  return fresh.length === 0 ? held : startFresh(tx, orgIds, fresh);
}

/** Starts chains, counted in the installation's own: once in the life of an organization. */
async function startFresh(tx: Tx, orgIds: Uuid[], fresh: Uuid[]): Promise<ChainRow[]> {
  const start = (ids: Uuid[], chains: number | null) =>
    tx.rows(startChains, [ids, ids.map((id) => proofOfHead(vault, { org_id: id, seq: '0', hash: '', chains })), chains]);
  await start([INSTALLATION], 0);
  await tx.rows(lockChains, [[INSTALLATION]]);
  const started = await start(
    fresh.filter((id) => id !== INSTALLATION),
    null,
  );
  const heads = await tx.rows(lockChains, [[...new Set([INSTALLATION, ...orgIds])]]);
  return heads.map((head) => (head.chains === null ? head : { ...head, chains: head.chains + started.length }));
}

/** Adds an entry after the end given; returns the new end. */
function addTo(tx: Tx, orgId: Uuid, end: { seq: string; hash: string }, entry: Entry): { seq: string; hash: string } {
  const actor = entry.actor ?? actorOf(tx);
  const values = valuesOf(tx, entry, actor.id);
  const salted = values.map((each) => ({ ...each, salt: randomBytes(16).toString('base64url') }));
  const row: Hashed = {
    org_id: orgId,
    seq: String(BigInt(end.seq) + 1n),
    at: tx.now,
    action: entry.action,
    actor_type: actor.type,
    actor_id: actor.id,
    impersonator_id: tx.actor.impersonatorId,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    before: jsonOf(entry.before),
    after: jsonOf(entry.after),
    request_id: tx.actor.requestId,
    digests: JSON.stringify(Object.fromEntries(salted.map(({ field, salt, value }) => [field, digestOf(vault, salt, value)]))),
    prev: end.hash,
  };
  const hash = hashOf(vault, row);
  tx.send(addEntry, [
    row.org_id,
    row.seq,
    row.at,
    row.action,
    row.actor_type,
    row.actor_id,
    row.impersonator_id,
    row.subject_type,
    row.subject_id,
    row.before,
    row.after,
    row.request_id,
    row.digests,
    row.prev,
    hash,
  ]);
  if (salted.length > 0)
    tx.send(addPersonal, [
      orgId,
      row.seq,
      salted.map(({ field }) => field),
      salted.map(({ person }) => person),
      salted.map(({ salt, value }) => vault.seal(JSON.stringify([salt, value]), placeOf(orgId))),
      salted.map(({ field, value }) => (isEmail(field) ? vault.blindIndex('email', value) : null)),
    ]);
  return { seq: row.seq, hash };
}

/** By its field: whoever the address is of may have no account yet, so the value is found by the address itself when they are forgotten. */
const isEmail = (field: string): boolean => field === 'email' || field === 'emailBefore';

/** JSON has no undefined, and text that is no Unicode would come back changed. */
const jsonOf = (value: Json): string | null => (value === undefined || value === null ? null : JSON.stringify(value).toWellFormed());

function actorOf({ actor }: Tx): { type: string; id: Uuid | null } {
  if (actor.userId) return { type: 'user', id: actor.userId };
  if (actor.apiKeyId) return { type: 'api_key', id: actor.apiKeyId };
  return { type: actor.guest ? 'guest' : actor.kind, id: null };
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The personal values of an entry with whose they are: the address is the actor's, all others the subject's. */
function valuesOf(tx: Tx, entry: Entry, actorId: Uuid | null): { field: string; person: Uuid | null; value: string }[] {
  const whose = entry.subject.type === 'user' && uuidShape.test(entry.subject.id) ? entry.subject.id : null;
  const given = Object.entries(entry.personal ?? {}).map(([field, value]) => ({ field, person: whose, value: value.toWellFormed() }));
  return tx.actor.ip ? [...given, { field: 'ip', person: actorId ?? whose, value: tx.actor.ip }] : given;
}
