// What is hashed of an entry, and what proves the ends of a chain. Keyed, so that who has the database alone can't write a chain anew.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import type { Place } from '#platform/vault/index.ts';
import type { EntryRow } from './audit.sql.ts';

/** Chain of the installation itself: sign-ins, accounts. */
export const INSTALLATION: Uuid = '00000000-0000-0000-0000-000000000000';

/** What a proof needs of the vault. */
export interface Prover {
  mac(purpose: string, text: string): string;
  open(sealed: string, place: Place): string;
}

export type Hashed = Omit<EntryRow, 'hash' | 'sealed'>;

/** A list and not an object: no two entries have the same text. */
export const hashOf = (prover: Pick<Prover, 'mac'>, entry: Hashed): string =>
  prover.mac(
    'audit entry',
    JSON.stringify([
      1,
      entry.org_id,
      entry.seq,
      entry.at.toISOString(),
      entry.action,
      entry.actor_type,
      entry.actor_id,
      entry.impersonator_id,
      entry.subject_type,
      entry.subject_id,
      entry.before,
      entry.after,
      entry.request_id,
      entry.digests,
      entry.prev,
    ]),
  );

interface End {
  org_id: Uuid;
  seq: string;
  hash: string;
}

export const proofOfHead = (prover: Pick<Prover, 'mac'>, { org_id: orgId, seq, hash, chains }: End & { chains: number | null }): string =>
  prover.mac('audit head', JSON.stringify(chains === null ? [orgId, seq, hash] : [orgId, seq, hash, chains]));

export const proofOfCheckpoint = (prover: Pick<Prover, 'mac'>, { org_id: orgId, seq, hash }: End): string =>
  prover.mac('audit checkpoint', JSON.stringify([orgId, seq, hash]));

/** The salt is sealed with the value: once that is erased, not even who has the key can try values against the digest. */
export const digestOf = (prover: Pick<Prover, 'mac'>, salt: string, value: string): string =>
  prover.mac('audit value', JSON.stringify([salt, value]));

export const placeOf = (orgId: Uuid): Place => ({ table: 'audit_personal', column: 'sealed', orgId });

/** A sealed value as it was. */
export function valueOf(prover: Pick<Prover, 'open'>, orgId: Uuid, sealed: string): { salt: string; value: string } {
  const [salt = '', value = ''] = JSON.parse(prover.open(sealed, placeOf(orgId))) as string[];
  return { salt, value };
}

defineSealed({
  table: 'audit_personal',
  column: 'sealed',
  key: { org_id: 'uuid', seq: 'bigint', field: 'text' },
  org: 'org_id',
  form: 'text',
});
