// What an organization may do by its status: suspended, its people look and change nothing; closed, nothing. Known without a trip to the database.
import type { Operation } from '#contracts/operation.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Principal } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from './organizations.errors.ts';
import { restrained } from './organizations.sql.ts';

const KEEP_MS = 30_000;
type Standings = ReadonlyMap<Uuid, 'suspended' | 'closed'>;
let loaded: { at: number; standings: Promise<Standings> } | undefined;

const load = async (): Promise<Standings> =>
  new Map((await inTx(systemActor, (tx) => tx.rows(restrained, []))).map(({ id, status }) => [id, status]));

/** Forgets what is kept in memory. */
export function dropStandings(): void {
  loaded = undefined;
}

function standings(): Promise<Standings> {
  if (!loaded || loaded.at + KEEP_MS < Date.now()) {
    const entry = { at: Date.now(), standings: load() };
    loaded = entry;
    entry.standings.catch(() => {
      if (loaded === entry) loaded = undefined;
    });
  }
  return loaded.standings;
}

/**
 * Lets a member or a program of an organization through to an operation by its organization's status.
 * @throws Refusal ORGANIZATION_SUSPENDED, ORGANIZATION_CLOSED
 */
export async function admitOrganization(operation: Operation, principal: Principal): Promise<void> {
  if (!principal.orgId || !operation.permission.includes('.')) return;
  const standing = (await standings()).get(principal.orgId);
  if (standing === 'closed') throw OrganizationError('ORGANIZATION_CLOSED');
  if (standing === 'suspended' && operation.method !== 'GET') throw OrganizationError('ORGANIZATION_SUSPENDED');
}
