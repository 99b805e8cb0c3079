// What the witness outside of the database says of the chains: how its lines are written and read, and how a database is held against them.
import { z } from 'zod';
import type { Uuid } from '#platform/ids/index.ts';
import type { Witness } from '#ports/witness.ts';
import { type ChainRow, witnessed } from './audit.sql.ts';
import { type Prover, proofOfHead } from './chain.ts';
import type { Reader } from './verify.ts';

type Signer = Pick<Prover, 'mac'>;

export interface Testimony {
  /** Number of the last line, 0 before the first. */
  number: number;
  /** Proof of the last line; '' before the first. */
  proof: string;
  /** When it was written. */
  at: string | null;
  /** Where each chain was last seen to end. */
  ends: ReadonlyMap<Uuid, { seq: string; hash: string }>;
  /** Part in which the last line stands, if any. */
  part: string | undefined;
  /** What is wrong with the witness itself, a sentence each. */
  faults: string[];
}

const Line = z.strictObject({
  number: z.int().positive(),
  at: z.iso.datetime(),
  /** `seen` adds to what was said before; `whole` says all there is, at the start of a part; `accepted`, too, because somebody put an older database back. */
  sort: z.enum(['seen', 'whole', 'accepted']),
  ends: z.array(z.tuple([z.uuid(), z.string().regex(/^\d{1,19}$/), z.string()])),
  before: z.string(),
  proof: z.string(),
});
type Line = z.infer<typeof Line>;

const proofOfLine = (signer: Signer, { number, at, sort, ends, before }: Omit<Line, 'proof'>): string =>
  signer.mac('audit witness', JSON.stringify([1, number, at, sort, ends, before]));

function parse(text: string): Line | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const empty: Testimony = { number: 0, proof: '', at: null, ends: new Map(), part: undefined, faults: [] };

/** Reads one part. Lines that a crash tore are passed over; those that are not ours, and gaps, are told. */
function readPart(signer: Signer, part: string, texts: readonly string[]): Testimony {
  const ends = new Map<Uuid, { seq: string; hash: string }>();
  const faults: string[] = [];
  let last: Line | undefined;
  for (const [index, text] of texts.entries()) {
    const line = parse(text);
    if (!line) continue;
    if (proofOfLine(signer, line) !== line.proof) {
      faults.push(`Line ${index + 1} of ${part} was not written by us`);
      continue;
    }
    if (last ? line.before !== last.proof : line.sort === 'seen') faults.push(`Lines are missing before line ${index + 1} of ${part}`);
    if (line.sort !== 'seen') ends.clear();
    for (const [orgId, seq, hash] of line.ends) ends.set(orgId, { seq, hash });
    last = line;
  }
  return last ? { number: last.number, proof: last.proof, at: last.at, ends, part, faults } : { ...empty, faults };
}

/** What the witness says now: its newest part says all there is, so one before it is read only where that has no line of ours. */
export async function readTestimony(witness: Witness, signer: Signer): Promise<Testimony> {
  const parts = await witness.parts();
  const faults: string[] = [];
  for (const part of parts.toReversed()) {
    const found = readPart(signer, part, await witness.read(part));
    faults.push(...found.faults);
    if (found.number > 0) return { ...found, faults };
  }
  return { ...empty, faults };
}

export interface Disagreement {
  orgId: Uuid;
  what: 'gone' | 'older' | 'other';
  /** One sentence for people. */
  text: string;
}

/** Where the database is not what the witness saw: it was put back to an older state, or is another one. */
export async function disagreements(reader: Reader, { ends, at }: Testimony): Promise<Disagreement[]> {
  const seen = [...ends].filter(([, { seq }]) => seq !== '0').toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (seen.length === 0) return [];
  const rows = await reader.rows(witnessed, [seen.map(([orgId]) => orgId), seen.map(([, { seq }]) => seq)]);
  const byOrg = new Map(rows.map((row) => [row.org_id, row]));
  return seen.flatMap(([orgId, end]): Disagreement[] => {
    const row = byOrg.get(orgId);
    const saw = `the witness saw entry ${end.seq} (last line of ${at})`;
    if (!row?.head) return [{ orgId, what: 'gone', text: `Its chain is not there; ${saw}` }];
    if (BigInt(row.head) < BigInt(end.seq)) return [{ orgId, what: 'older', text: `Its chain ends at entry ${row.head}; ${saw}` }];
    // What retention took can't be compared; the checkpoint behind which it went is under our key.
    if (row.hash === end.hash || (row.hash === null && row.let_go)) return [];
    return [{ orgId, what: 'other', text: `Entry ${end.seq} of its chain is not the one that the witness saw (last line of ${at})` }];
  });
}

/** The ends that are under our key: a forged one is for the proof of the chain to tell, and nothing to bear witness of. */
const proved = (signer: Signer, chains: readonly ChainRow[]): ChainRow[] =>
  chains.filter((chain) => proofOfHead(signer, chain) === chain.proof);

export interface Seen {
  testimony: Testimony;
  chains: readonly ChainRow[];
  /** Chains of which the witness goes on to say what it said: they do not agree with it. */
  except: ReadonlySet<Uuid>;
  at: Date;
  /** Says that this is the truth from now on, whatever was seen before. */
  accepted?: boolean;
}

/** Adds a line with the ends that moved; nothing where none did. Answers how many ends the line has. */
export async function testify(witness: Witness, signer: Signer, { testimony, chains, except, at, accepted }: Seen): Promise<number> {
  const month = at.toISOString().slice(0, 7);
  // A clock that was put back begins no part that would sort before the newest.
  const part = testimony.part && testimony.part > month ? testimony.part : month;
  const whole = testimony.number === 0 || part !== testimony.part;
  const now = proved(signer, chains).filter((chain) => !except.has(chain.org_id));
  const moved = now.filter((chain) => testimony.ends.get(chain.org_id)?.hash !== chain.hash);
  if (moved.length === 0 && !accepted) return 0;
  const told = accepted ? now : moved;
  const all = new Map(whole && !accepted ? testimony.ends : []);
  for (const { org_id: orgId, seq, hash } of told) all.set(orgId, { seq, hash });
  const line: Omit<Line, 'proof'> = {
    number: testimony.number + 1,
    at: at.toISOString(),
    sort: accepted ? 'accepted' : whole ? 'whole' : 'seen',
    ends: [...all].map(([orgId, { seq, hash }]) => [orgId, seq, hash]),
    before: testimony.proof,
  };
  await witness.append(part, JSON.stringify({ ...line, proof: proofOfLine(signer, line) }));
  return all.size;
}
