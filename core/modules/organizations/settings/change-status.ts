// Suspends an organization, lets it go on, closes it for good, and says what it trades in.
import { record } from '#modules/audit/index.ts';
import { denyTokens } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Principal } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { freeHosts } from '../hosts/hosts.sql.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { OrganizationChanged } from '../organizations.events.ts';
import { requireOwner } from '../roles/grant.ts';
import { findSettings } from './change-settings.ts';
import { changeStatus, noteTrade } from './settings.sql.ts';

type Status = 'active' | 'suspended' | 'closed';

async function move(tx: Tx, input: { orgId: Uuid; from: Status; to: Status; reason: string; action: string }): Promise<void> {
  const { orgId, from, to, reason, action } = input;
  const row = await findSettings(tx, orgId);
  if (row.platform) throw OrganizationError('ORGANIZATION_RUNS_ALL');
  const moved = row.status === from && (await tx.row(changeStatus, [orgId, to, from, to === 'active' ? null : reason, tx.now]));
  if (!moved) throw OrganizationError('STATUS_UNFIT', { facts: { status: row.status } });
  // Tokens say what their bearer may do, and that just changed.
  denyTokens(tx, { organization: orgId });
  await record(tx, {
    orgId,
    action,
    subject: { type: 'organization', id: orgId },
    before: { status: from },
    after: { status: to, reason },
  });
  tx.emit(OrganizationChanged, { orgId, aggregateId: orgId, payload: { what: 'status' } });
}

/** @throws Refusal ORGANIZATION_NOT_FOUND, ORGANIZATION_RUNS_ALL, STATUS_UNFIT */
export const suspendOrganization = (tx: Tx, input: { orgId: Uuid; reason: string }): Promise<void> =>
  move(tx, { ...input, from: 'active', to: 'suspended', action: 'organization.suspended' });

/** @throws Refusal ORGANIZATION_NOT_FOUND, ORGANIZATION_RUNS_ALL, STATUS_UNFIT */
export const reactivateOrganization = (tx: Tx, input: { orgId: Uuid; reason: string }): Promise<void> =>
  move(tx, { ...input, from: 'suspended', to: 'active', action: 'organization.reactivated' });

/**
 * For good: its people have no way in, its shops and offers vanish, what was sold stays in the books.
 * @throws Refusal OWNER_NEEDED, NAME_DOES_NOT_MATCH, ORGANIZATION_RUNS_ALL, STATUS_UNFIT
 */
export async function closeOrganization(
  tx: Tx,
  caller: Principal & { orgId: Uuid },
  input: { name: string; reason: string },
): Promise<void> {
  await requireOwner(tx, caller.orgId, caller.userId);
  const row = await findSettings(tx, caller.orgId);
  if (row.name.normalize('NFKC').trim() !== input.name.normalize('NFKC').trim()) throw OrganizationError('NAME_DOES_NOT_MATCH');
  await move(tx, { orgId: caller.orgId, from: 'active', to: 'closed', reason: input.reason, action: 'organization.closed' });
  tx.send(freeHosts, [caller.orgId]);
}

/** What it is in a network of brands and stores. @throws Refusal ORGANIZATION_NOT_FOUND */
export async function setTrade(tx: Tx, orgId: Uuid, trade: 'brand' | 'store' | null): Promise<void> {
  const changed = await tx.row(noteTrade, [orgId, trade]);
  if (!changed) throw OrganizationError('ORGANIZATION_NOT_FOUND');
  await record(tx, {
    orgId,
    action: 'organization.trade_set',
    subject: { type: 'organization', id: orgId },
    before: { trade: changed.before },
    after: { trade },
  });
}
