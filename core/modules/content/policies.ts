// Which policies a shop asks buyers to agree to, kept in memory so that shops that ask for none pay nothing for it, and what an order agreed to.
import type { Channel } from '#modules/organizations/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { ContentError } from './content.errors.ts';
import { keepAgreed, type PolicyRow, publishedPages } from './content.sql.ts';

const KEEP_MS = 30_000;
const MOST = 5_000;
const kept = new Map<Uuid, { until: number; required: Promise<PolicyRow[]> }>();

/** Forgets what is kept in memory. */
export const dropPolicies = (): void => kept.clear();

async function read(orgId: Uuid): Promise<PolicyRow[]> {
  const rows = await inTx(systemActor, (tx) => tx.rows(publishedPages, [orgId]));
  return rows.filter(({ role, required }) => role && required);
}

/** What whoever orders in a shop must agree to now. */
export function requiredPolicies({ org_id: orgId }: Pick<Channel, 'org_id'>): Promise<PolicyRow[]> {
  const found = kept.get(orgId);
  if (found && found.until > Date.now()) return found.required;
  if (kept.size >= MOST) kept.clear();
  const entry = { until: Date.now() + KEEP_MS, required: read(orgId) };
  kept.set(orgId, entry);
  entry.required.catch(() => kept.delete(orgId));
  return entry.required;
}

export type RequiredPolicy = PolicyRow;

export interface Agreed {
  pageId: string;
  edition: number;
}

/** All that are required, each as it stands now. @throws Refusal POLICIES_NOT_AGREED with what is missing */
export function requireAgreed(required: readonly PolicyRow[], agreed: readonly Agreed[]): void {
  const lacking = required.filter(
    ({ id, edition }) => !agreed.some((each) => each.edition === edition && privateId('contentPage', each.pageId) === id),
  );
  if (lacking.length > 0)
    throw ContentError('POLICIES_NOT_AGREED', {
      facts: { policies: lacking.map(({ id, slug, edition }) => ({ pageId: publicId('contentPage', id), slug, edition })) },
    });
}

/** In the transaction that places the order; nothing where nothing is required. */
export function recordAgreed(tx: Tx, { orgId, orderId }: { orgId: Uuid; orderId: Uuid }, required: readonly PolicyRow[]): void {
  if (required.length === 0) return;
  tx.send(keepAgreed, [orgId, orderId, required.map(({ id }) => id), required.map(({ edition }) => edition), tx.now]);
}
