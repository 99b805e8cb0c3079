// What staff do with groups of customers: begin and rename them, put people in and take them out, let go of them.
import { record } from '#modules/audit/index.ts';
import { inTx, type StaffActor, systemActor, takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { memberIndex, openEmailOf, sealedEmail } from './groups.sealed.ts';
import {
  addGroup,
  addMembers,
  countGroups,
  dropGroup,
  dropMember,
  dropMembers,
  groupById,
  type GroupRow,
  holdGroup,
  meetMembers,
  renameGroup,
} from './groups.sql.ts';
import { PricingError } from './pricing.errors.ts';

const MOST_GROUPS = 100;
const MOST_MEMBERS = 20_000;

/** Who signs up, or proves another address, is met within a minute; who has an account, at once. */
const meet = defineJob('customer_groups', async () => inTx(systemActor, async (tx) => tx.send(meetMembers, [])), { cron: '* * * * *' });

/** @throws Refusal CUSTOMER_GROUP_NOT_FOUND */
export async function readGroup(tx: Tx, orgId: Uuid, id: Uuid): Promise<GroupRow> {
  const found = await tx.row(groupById, [orgId, id]);
  if (!found) throw PricingError('CUSTOMER_GROUP_NOT_FOUND');
  return found;
}

/** @throws Refusal CUSTOMER_GROUPS_TOO_MANY */
export async function beginGroup(tx: Tx, { orgId }: StaffActor, name: string): Promise<GroupRow> {
  takeTurn(tx, 'customer groups', orgId);
  if (((await tx.row(countGroups, [orgId]))?.count ?? 0) >= MOST_GROUPS) throw PricingError('CUSTOMER_GROUPS_TOO_MANY');
  const id = newId();
  tx.send(addGroup, [orgId, id, name, tx.now]);
  await record(tx, { orgId, action: 'customer_group.created', subject: { type: 'customer_group', id }, after: { name } });
  return readGroup(tx, orgId, id);
}

/** @throws Refusal CUSTOMER_GROUP_NOT_FOUND, CONFLICT */
export async function renameCustomerGroup(
  tx: Tx,
  { orgId }: StaffActor,
  { id, name, version }: { id: Uuid; name: string; version: number },
): Promise<GroupRow> {
  const before = await readGroup(tx, orgId, id);
  if (!(await tx.row(renameGroup, [orgId, id, version, name]))) throw PlatformError('CONFLICT');
  await record(tx, {
    orgId,
    action: 'customer_group.renamed',
    subject: { type: 'customer_group', id },
    before: { name: before.name },
    after: { name },
  });
  return readGroup(tx, orgId, id);
}

async function hold(tx: Tx, orgId: Uuid, id: Uuid): Promise<GroupRow> {
  if (!(await tx.row(holdGroup, [orgId, id]))) throw PricingError('CUSTOMER_GROUP_NOT_FOUND');
  return readGroup(tx, orgId, id);
}

/** @throws Refusal CUSTOMER_GROUP_NOT_FOUND, CUSTOMER_GROUP_IN_USE */
export async function dropCustomerGroup(tx: Tx, { orgId }: StaffActor, id: Uuid): Promise<void> {
  const held = await hold(tx, orgId, id);
  if (held.lists > 0) throw PricingError('CUSTOMER_GROUP_IN_USE');
  tx.send(dropMembers, [orgId, id]);
  tx.send(dropGroup, [orgId, id]);
  await record(tx, { orgId, action: 'customer_group.dropped', subject: { type: 'customer_group', id }, before: { name: held.name } });
}

/** Says how many were not in it yet, and nothing of who has an account. @throws Refusal CUSTOMER_GROUP_NOT_FOUND, CUSTOMER_GROUP_FULL */
export async function putIntoGroup(tx: Tx, { orgId }: StaffActor, { id, emails }: { id: Uuid; emails: string[] }): Promise<number> {
  const held = await hold(tx, orgId, id);
  const named = [...new Set(emails)];
  if (held.members + named.length > MOST_MEMBERS) throw PricingError('CUSTOMER_GROUP_FULL');
  const ids = named.map(() => newId());
  const added = await tx.rows(addMembers, [
    orgId,
    id,
    ids,
    named.map(memberIndex),
    named.map((email) => sealedEmail(orgId, email)),
    tx.now,
  ]);
  const fresh = new Set(added.map((row) => row.id));
  await record(tx, {
    orgId,
    action: 'customer_group.members_added',
    subject: { type: 'customer_group', id },
    after: { added: added.length },
    personal: Object.fromEntries(named.filter((_, at) => fresh.has(ids[at] ?? '')).map((email, at) => [`email${at || ''}`, email])),
  });
  enqueue(tx, meet, {}, { key: 'customer_groups now' });
  return added.length;
}

/** @throws Refusal NOT_FOUND */
export async function takeOutOfGroup(tx: Tx, { orgId }: StaffActor, { id, memberId }: { id: Uuid; memberId: Uuid }): Promise<void> {
  const gone = await tx.row(dropMember, [orgId, id, memberId]);
  if (!gone) throw PlatformError('NOT_FOUND');
  await record(tx, {
    orgId,
    action: 'customer_group.member_removed',
    subject: { type: 'customer_group', id },
    after: { removed: 1 },
    personal: { email: openEmailOf(gone) },
  });
}
