// Statements of the audit module. Whole numbers that are hashed come as text, so that every reader hashes the same.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface ChainRow {
  org_id: Uuid;
  seq: string;
  hash: string;
  proof: string;
  retention_days: number | null;
  /** Chains of organizations there are; only the installation's own says it. */
  chains: number | null;
}

const chainColumns = 'org_id, seq::text as seq, hash, proof, retention_days, chains';

/** Locks chains in the order of their organizations, so that two who append to the same ones never wait for each other. */
export const lockChains = statement<ChainRow>(
  'audit.lock_chains',
  `select ${chainColumns} from audit_chains where org_id = any ($1::uuid[]) order by org_id for update`,
);
/** Answers those that were not there. */
export const startChains = statement<{ org_id: Uuid }>(
  'audit.start_chains',
  `insert into audit_chains (org_id, seq, hash, proof, chains)
   select w.org, 0, '', w.proof, $3 from unnest($1::uuid[], $2::text[]) as w(org, proof) order by 1 on conflict do nothing returning org_id`,
);
export const moveHead = statement(
  'audit.move_head',
  `update audit_chains set seq = $2, hash = $3, proof = $4, chains = $5 where org_id = $1`,
);
export const readChain = statement<ChainRow>('audit.chain', `select ${chainColumns} from audit_chains where org_id = $1`);
export const allChains = statement<ChainRow>('audit.chains', `select ${chainColumns} from audit_chains order by org_id`);
export const setRetention = statement('audit.set_retention', `update audit_chains set retention_days = $2 where org_id = $1`);

export const addEntry = statement(
  'audit.add',
  `insert into audit_entries (org_id, seq, at, action, actor_type, actor_id, impersonator_id, subject_type, subject_id, before, after,
                              request_id, digests, prev, hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);
export const addPersonal = statement(
  'audit.add_personal',
  `insert into audit_personal (org_id, seq, field, person, sealed, email_index)
   select $1, $2, w.* from unnest($3::text[], $4::uuid[], $5::text[], $6::text[]) as w(field, person, sealed, email_index)`,
);

export interface EntryRow {
  org_id: Uuid;
  seq: string;
  at: Date;
  action: string;
  actor_type: string;
  actor_id: Uuid | null;
  impersonator_id: Uuid | null;
  subject_type: string;
  subject_id: string;
  before: string | null;
  after: string | null;
  request_id: string | null;
  digests: string;
  prev: string;
  hash: string;
  /** Sealed values by field. */
  sealed: Record<string, string>;
}

const entryColumns = `e.org_id, e.seq::text as seq, e.at, e.action, e.actor_type, e.actor_id, e.impersonator_id, e.subject_type, e.subject_id,
  e.before::text as before, e.after::text as after, e.request_id, e.digests::text as digests, e.prev, e.hash,
  coalesce((select json_object_agg(p.field, p.sealed) from audit_personal p where p.org_id = e.org_id and p.seq = e.seq), '{}') as sealed`;

/** A stretch of a chain from its old end on: $1 organization, $2 the seq it comes after, $3 entries. */
export const stretch = statement<EntryRow>(
  'audit.stretch',
  `select ${entryColumns} from audit_entries e where e.org_id = $1 and e.seq > $2 order by e.seq limit $3`,
);

/** Newest first. $2 start of the action, $3 actor, $4 and $5 subject, $6 from, $7 to, $8 words, $9 seq to go on below, $10 entries. */
export const entryPage = statement<EntryRow>(
  'audit.page',
  `select ${entryColumns} from audit_entries e
    where e.org_id = $1 and ($2::text is null or starts_with(e.action, $2)) and ($3::uuid is null or e.actor_id = $3)
      and ($4::text is null or e.subject_type = $4) and ($5::text is null or e.subject_id = $5)
      and ($6::timestamptz is null or e.at >= $6) and ($7::timestamptz is null or e.at < $7)
      and ($8::text is null or e.action ilike $8 or e.subject_id ilike $8 or e.request_id ilike $8 or e.before::text ilike $8 or e.after::text ilike $8)
      and ($9::bigint is null or e.seq < $9)
    order by e.seq desc limit $10`,
);

export interface CheckpointRow {
  org_id: Uuid;
  seq: string;
  hash: string;
  proof: string;
}

export const checkpointsOf = statement<CheckpointRow>(
  'audit.checkpoints',
  `select org_id, seq::text as seq, hash, proof from audit_checkpoints where org_id = $1 order by audit_checkpoints.seq`,
);
export const addCheckpoint = statement(
  'audit.add_checkpoint',
  `insert into audit_checkpoints (org_id, seq, hash, proof, at) values ($1, $2, $3, $4, $5)`,
);

/** So that two processes write to the witness one after the other. */
export const holdWitness = statement('audit.hold_witness', `select pg_advisory_xact_lock(hashtext('tessera.audit_witness'))`);

/** What the database has where the witness saw ends. $1 organizations, $2 the seq of each. */
export const witnessed = statement<{ org_id: Uuid; head: string | null; hash: string | null; let_go: boolean }>(
  'audit.witnessed',
  `select w.org as org_id, c.seq::text as head, coalesce(e.hash, case when c.seq = w.seq then c.hash end, k.hash) as hash,
          exists (select from audit_checkpoints l where l.org_id = w.org and l.seq >= w.seq) as let_go
     from unnest($1::uuid[], $2::bigint[]) as w(org, seq)
     left join audit_chains c on c.org_id = w.org
     left join audit_entries e on e.org_id = w.org and e.seq = w.seq
     left join audit_checkpoints k on k.org_id = w.org and k.seq = w.seq`,
);

/** The last of the oldest entries, at most $3 after seq $4, that are all older than $2. */
export const lastToDrop = statement<{ seq: string; hash: string }>(
  'audit.last_to_drop',
  `select e.seq::text as seq, e.hash from audit_entries e
    where e.org_id = $1 and e.seq <= $4::bigint + $3
      and e.seq < coalesce((select y.seq from audit_entries y where y.org_id = $1 and y.at >= $2 order by y.at, y.seq limit 1), 9223372036854775807)
    order by e.seq desc limit 1`,
);
export const dropUntil = statement('audit.drop', `delete from audit_entries where org_id = $1 and seq <= $2`);

/** What is of a person ($1), and what names an address of theirs ($2, $3) wherever it stands. */
export const erasePersonalOf = statement<{ gone: number }>(
  'audit.erase_personal',
  `with named as (
     select p.org_id, p.seq, p.field from unnest($2::text[], $3::timestamptz[]) as a(index, until)
       join audit_personal p on p.email_index = a.index
       join audit_entries e on e.org_id = p.org_id and e.seq = p.seq and (a.until is null or e.at < a.until)),
   gone as (
     delete from audit_personal where person = $1 or (org_id, seq, field) in (select org_id, seq, field from named) returning 1)
   select count(*)::int as gone from gone`,
);

/** Entries in which a person acted or was acted on, over all organizations, newest first. */
export const entriesOfPerson = statement<EntryRow>(
  'audit.of_person',
  `select ${entryColumns}
     from (select org_id, seq from audit_entries where actor_id = $1
           union select org_id, seq from audit_entries where subject_type = 'user' and subject_id = $2) w
     join audit_entries e on e.org_id = w.org_id and e.seq = w.seq
    order by e.at desc limit 5000`,
);
