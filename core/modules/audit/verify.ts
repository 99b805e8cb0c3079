// Walks a chain from its old end and says what is wrong with it: the same for the server, for the job and for `npm run doctor`.
import type { Statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { allChains, type ChainRow, type CheckpointRow, checkpointsOf, type EntryRow, readChain, stretch } from './audit.sql.ts';
import { digestOf, hashOf, INSTALLATION, type Prover, proofOfCheckpoint, proofOfHead, valueOf } from './chain.ts';

/** Something that answers statements: a transaction, or a connection of a tool's own. */
export interface Reader {
  rows<Row>(what: Statement<Row>, values: unknown[]): Promise<Row[]>;
}

export type Wrong =
  | 'changed'
  | 'missing'
  | 'reordered'
  | 'start_cut'
  | 'end_cut'
  | 'head_forged'
  | 'head_missing'
  | 'checkpoint_forged'
  | 'value_changed'
  | 'chains_missing';

export interface Fault {
  orgId: Uuid;
  seq: string;
  what: Wrong;
  /** One sentence for people. */
  text: string;
}

export interface Verdict {
  orgId: Uuid;
  /** First entry there is, after the last checkpoint; '0' when there is none. */
  from: string;
  length: number;
  head: { seq: string; hash: string } | null;
  ok: boolean;
  /** At most a hundred. */
  faults: Fault[];
}

const STEP = 500;
const MOST_FAULTS = 100;
/** How far from its place an entry is looked for. */
const REACH = 50n;

class Walk {
  readonly faults: Fault[] = [];
  length = 0;
  from = '0';
  last: { seq: bigint; hash: string; sound: boolean };
  readonly orgId: Uuid;
  readonly prover: Prover;

  constructor(orgId: Uuid, prover: Prover, base: { seq: bigint; hash: string }) {
    this.orgId = orgId;
    this.prover = prover;
    this.last = { ...base, sound: true };
  }

  fault(seq: bigint | string, what: Wrong, text: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ orgId: this.orgId, seq: String(seq), what, text });
  }

  /** Takes the next entry there is. */
  take(entry: EntryRow): void {
    const seq = BigInt(entry.seq);
    const next = this.last.seq + 1n;
    if (seq > next) {
      const gone = seq - 1n === next ? `Entry ${next} is` : `Entries ${next} to ${seq - 1n} are`;
      if (this.length === 0) this.fault(next, 'start_cut', `${gone} missing at the start, and no checkpoint says so`);
      else this.fault(next, 'missing', `${gone} missing`);
    }
    const sound = hashOf(this.prover, entry) === entry.hash;
    if (!sound) this.tellUnsound(entry, seq);
    else if (seq === next && this.last.sound && entry.prev !== this.last.hash)
      this.fault(seq, 'changed', `Entry ${seq} does not follow the entry before it: one of the two was put in the place of another`);
    this.tellValues(entry);
    if (this.length === 0) this.from = entry.seq;
    this.length += 1;
    this.last = { seq, hash: entry.hash, sound };
  }

  private tellUnsound(entry: EntryRow, seq: bigint): void {
    if (this.faults.length < MOST_FAULTS)
      for (let other = seq > REACH ? seq - REACH : 1n; other <= seq + REACH; other += 1n)
        if (other !== seq && hashOf(this.prover, { ...entry, seq: String(other) }) === entry.hash) {
          this.fault(seq, 'reordered', `Entry ${other} stands in the place of entry ${seq}`);
          return;
        }
    this.fault(seq, 'changed', `Entry ${seq} was changed after it was written`);
  }

  /** Values that were erased are no fault; values that are there must be those that were written. */
  private tellValues(entry: EntryRow): void {
    const digests = JSON.parse(entry.digests) as Record<string, string>;
    for (const [field, sealed] of Object.entries(entry.sealed)) {
      try {
        const { salt, value } = valueOf(this.prover, this.orgId, sealed);
        if (digestOf(this.prover, salt, value) === digests[field]) continue;
      } catch {
        // Told below: what does not open is not what was written.
      }
      this.fault(
        entry.seq,
        'value_changed',
        `The value ${field} beside entry ${entry.seq} is not the one that was written, or does not open`,
      );
    }
  }
}

/** The newest checkpoint that proves itself, to begin from; the others are told. */
function soundBase(walk: Walk, checkpoints: readonly CheckpointRow[]): void {
  for (const each of checkpoints) {
    if (proofOfCheckpoint(walk.prover, each) === each.proof) walk.last = { seq: BigInt(each.seq), hash: each.hash, sound: true };
    else walk.fault(each.seq, 'checkpoint_forged', `The checkpoint at entry ${each.seq} was not written by us`);
  }
}

function tellEnd(walk: Walk, head: ChainRow | undefined): void {
  const { last } = walk;
  if (!head) {
    if (last.seq > 0n) walk.fault(last.seq, 'head_missing', 'The record of where the chain ends is missing');
    return;
  }
  const seq = BigInt(head.seq);
  if (proofOfHead(walk.prover, head) !== head.proof) {
    walk.fault(seq, 'head_forged', `The record of where the chain ends (entry ${seq}) was not written by us`);
    return;
  }
  const gone = seq === last.seq + 1n ? `Entry ${seq} is` : `Entries ${last.seq + 1n} to ${seq} are`;
  if (last.seq < seq) walk.fault(last.seq + 1n, 'end_cut', `${gone} missing at the end`);
  else if (last.seq > seq)
    walk.fault(seq + 1n, 'head_forged', `The chain goes on to entry ${last.seq} where its record says it ends at ${seq}`);
  else if (last.sound && last.hash !== head.hash && seq > 0n)
    walk.fault(seq, 'changed', `Entry ${seq} is not the one that the chain's record says it ends with`);
}

/** Begins within a chain: entries up to here are taken on trust. */
async function skipTo(walk: Walk, reader: Reader, most: number): Promise<void> {
  const [head] = await reader.rows(readChain, [walk.orgId]);
  const start = BigInt(head?.seq ?? 0) - BigInt(most);
  if (start <= walk.last.seq) return;
  const [entry] = await reader.rows(stretch, [walk.orgId, String(start - 1n), 1]);
  if (entry?.seq === String(start)) walk.last = { seq: start, hash: entry.hash, sound: true };
}

/**
 * Proves one chain from its last checkpoint to its head, or its newest `most` entries. Entries may be written meanwhile: the head is read before each step, so when a
 * step finds nothing more, the head that was read is the end of what was walked.
 */
export async function verify(reader: Reader, prover: Prover, orgId: Uuid, most?: number): Promise<Verdict> {
  const walk = new Walk(orgId, prover, { seq: 0n, hash: '' });
  soundBase(walk, await reader.rows(checkpointsOf, [orgId]));
  if (most !== undefined) await skipTo(walk, reader, most);
  let head: ChainRow | undefined;
  for (;;) {
    [head] = await reader.rows(readChain, [orgId]);
    const entries = await reader.rows(stretch, [orgId, String(walk.last.seq), STEP]);
    for (const entry of entries) walk.take(entry);
    if (entries.length === 0) break;
  }
  tellEnd(walk, head);
  const { faults, from, length } = walk;
  return { orgId, from, length, head: head ? { seq: head.seq, hash: head.hash } : null, ok: faults.length === 0, faults };
}

/** Whether there are as many chains as the installation's own says: one that is gone with the record of its end is missed here. */
export async function verifyCount(reader: Reader): Promise<Fault[]> {
  const chains = await reader.rows(allChains, []);
  const own = chains.find((chain) => chain.org_id === INSTALLATION);
  const there = chains.length - (own ? 1 : 0);
  if (own ? own.chains === null || own.chains === there : there === 0) return [];
  const told = own ? `${own.chains} chains were started` : 'The installation’s own chain is gone';
  return [{ orgId: INSTALLATION, seq: own?.seq ?? '0', what: 'chains_missing', text: `${told}, and ${there} are there` }];
}
