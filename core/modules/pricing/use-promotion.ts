// A use of a promotion, taken with an order, and the three ways it ends: applied, released, expired. All are idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { PricingError } from './pricing.errors.ts';
import { applyUse, couldUseAgain, endUse, takePromotion, takeUseAgain } from './promotions.sql.ts';

export interface Use {
  orgId: Uuid;
  promotionId: Uuid;
  orderId: Uuid;
  /** Whose it is, for promotions that each may use so often: a person, and whoever has the address. */
  userId: Uuid | null;
  emailIndex: string;
}

/** Sends the taking; one that is used up fails the commit with what `promotionRefusal` understands. */
export const takeUse = (tx: Tx, use: Use, expiresAt: Date | null): void =>
  tx.send(takePromotion, [use.orgId, use.promotionId, newId(), use.orderId, use.userId, use.emailIndex, expiresAt, tx.now]);

/** The refusal behind a failed taking, or undefined when the error is another one. */
export const promotionRefusal = (error: unknown): Error | undefined =>
  (error as { code?: string }).code === 'TP001' ? PricingError('PROMOTION_USED_UP') : undefined;

interface OfOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** What an order's new status means for its use. Counters come last, after stock. */
export function followOrder(tx: Tx, { orgId, orderId }: OfOrder, status: string): void {
  if (status === 'pending') return;
  if (status === 'cancelled' || status === 'expired')
    tx.last(() => tx.send(endUse, [orgId, orderId, status === 'expired' ? 'expired' : 'released', tx.now]));
  else tx.send(applyUse, [orgId, orderId]);
}

/** Whether an order that had let go could have its use again. */
export const mayUseAgain = async (tx: Tx, { orgId, orderId }: OfOrder): Promise<boolean> =>
  (await tx.row(couldUseAgain, [orgId, orderId]))?.free ?? true;

/** Takes it again for good. A rival between the look and this fails the transaction. */
export const useAgain = (tx: Tx, { orgId, orderId }: OfOrder): void =>
  tx.last(() => tx.send(takeUseAgain, [orgId, orderId, newId(), tx.now]));
