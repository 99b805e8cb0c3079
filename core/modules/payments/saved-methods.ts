// Payment methods that buyers keep with a shop: whose they are, which of them is the default, and what they pay with.
import type { z } from 'zod';
import type { SavedPaymentMethod } from '#contracts/saved-methods.ts';
import type { PaymentSource } from '#ports/payments.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { mac, open, seal } from '#platform/vault/index.ts';
import { releaseLater } from './detach.ts';
import { PaymentError } from './payments.errors.ts';
import type { IntentRow } from './payments.sql.ts';
import { nameOfProvider } from './providers.ts';
import {
  countSavedMethods,
  preferSavedMethod,
  removeSavedMethod,
  savedMethod,
  savedMethodById,
  type SavedMethodRow,
  savedMethodsOf,
} from './saved-methods.sql.ts';

/** Beyond this many a person must remove one before another is saved. */
const MOST = 20;

defineSealed({ table: 'saved_methods', column: 'token_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

const placeIn = (orgId: Uuid) => ({ table: 'saved_methods', column: 'token_sealed', orgId });
export const sealToken = (orgId: Uuid, token: string): string => seal(token, placeIn(orgId));
export const openToken = (row: Pick<SavedMethodRow, 'org_id' | 'token_sealed'>): string => open(row.token_sealed, placeIn(row.org_id));

/** How a provider knows a person in one shop: it can't tell that they are somebody's buyer elsewhere. */
export const customerOf = (orgId: Uuid, userId: Uuid): string => mac('payment customer', `${orgId} ${userId}`);

const HALF_DAY_MS = 12 * 3600 * 1000;

/** A card is good until its last month has ended everywhere on earth. */
export const isExpired = (
  { expiry_year: year, expiry_month: month }: Pick<SavedMethodRow, 'expiry_year' | 'expiry_month'>,
  now: Date,
): boolean => Date.UTC(year, month) + HALF_DAY_MS <= now.getTime();

/** The methods of a person in a shop, the default first. */
export async function listSavedMethods(tx: Tx, orgId: Uuid, userId: Uuid): Promise<z.input<typeof SavedPaymentMethod>[]> {
  const rows = await tx.rows(savedMethodsOf, [orgId, userId]);
  return rows.map((row, index) => ({
    id: publicId('savedMethod', row.id),
    method: row.provider,
    name: nameOfProvider(row.provider),
    brand: row.brand,
    last4: row.last4,
    expiryMonth: row.expiry_month,
    expiryYear: row.expiry_year,
    isDefault: index === 0,
    status: isExpired(row, tx.now) ? 'expired' : row.decline_code ? 'declined' : 'usable',
    savedAt: row.created_at.toISOString(),
  }));
}

/** @throws Refusal SAVED_METHOD_NOT_FOUND */
export async function preferMethod(tx: Tx, orgId: Uuid, userId: Uuid, id: Uuid): Promise<void> {
  if (!(await tx.row(preferSavedMethod, [orgId, userId, id, tx.now]))) throw PaymentError('SAVED_METHOD_NOT_FOUND');
}

/** From the commit on nothing is paid with it; the provider lets go of it soon after. @throws Refusal SAVED_METHOD_NOT_FOUND */
export async function removeMethod(tx: Tx, orgId: Uuid, userId: Uuid, id: Uuid): Promise<void> {
  if (!(await tx.row(removeSavedMethod, [orgId, userId, id, tx.now]))) throw PaymentError('SAVED_METHOD_NOT_FOUND');
  releaseLater(tx, orgId, id);
}

/** @throws Refusal SAVED_METHOD_NOT_FOUND for another's, another shop's or another provider's; SAVED_METHOD_EXPIRED */
export async function requireMethod(tx: Tx, owner: { orgId: Uuid; userId: Uuid }, wanted: { id: Uuid; provider: string }): Promise<void> {
  const row = await tx.row(savedMethod, [owner.orgId, owner.userId, wanted.id]);
  if (!row || row.provider !== wanted.provider) throw PaymentError('SAVED_METHOD_NOT_FOUND');
  if (isExpired(row, tx.now)) throw PaymentError('SAVED_METHOD_EXPIRED');
}

export async function hasRoom(tx: Tx, owner: { orgId: Uuid; userId: Uuid }): Promise<boolean> {
  const known = await tx.row(countSavedMethods, [owner.orgId, owner.userId]);
  return (known?.count ?? 0) < MOST;
}

/** @throws Refusal SAVED_METHODS_FULL */
export async function requireRoom(tx: Tx, owner: { orgId: Uuid; userId: Uuid }): Promise<void> {
  if (!(await hasRoom(tx, owner))) throw PaymentError('SAVED_METHODS_FULL');
}

type Paying = Pick<IntentRow, 'org_id' | 'token' | 'saved_method_id' | 'save_asked_by'>;

/**
 * What an attempt is paid with, read right before the provider is asked: undefined when the method was removed meanwhile, however long the
 * request has been on its way.
 */
export async function sourceOf({
  org_id: orgId,
  token,
  saved_method_id: id,
  save_asked_by: userId,
}: Paying): Promise<PaymentSource | undefined> {
  if (id) {
    const row = await inTx(systemActor, (tx) => tx.row(savedMethodById, [orgId, id]));
    return row && { type: 'saved', token: openToken(row), customer: customerOf(orgId, row.user_id) };
  }
  const typed = { type: 'typed', token: token ?? '' } as const;
  return userId ? { ...typed, save: true, customer: customerOf(orgId, userId) } : typed;
}
