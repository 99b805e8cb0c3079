// What a buyer pays with: a typed card, perhaps to be saved, or one that was saved in this shop.
import type { Channel } from '#modules/organizations/index.ts';
import { PaymentError, requireMethod, requireRoom } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { privateId, type Uuid } from '#platform/ids/index.ts';

export interface PayWith {
  method: string;
  token?: string | undefined;
  savedMethodId?: Uuid | undefined;
  save?: boolean | undefined;
}

/** @throws Refusal SAVED_METHOD_NOT_FOUND for text that only looks like an id */
export function savedMethodOf(id: string): Uuid {
  try {
    return privateId('savedMethod', id);
  } catch {
    throw PaymentError('SAVED_METHOD_NOT_FOUND');
  }
}

/**
 * Somebody who acts in a person's name neither pays with what the person saved nor saves for them.
 * @throws Refusal SIGN_IN_TO_SAVE, FORBIDDEN, SAVED_METHOD_NOT_FOUND, SAVED_METHOD_EXPIRED, SAVED_METHODS_FULL
 */
export async function checkPayWith(tx: Tx, channel: Channel, { method, savedMethodId, save }: PayWith): Promise<void> {
  if (!savedMethodId && !save) return;
  const { userId, impersonatorId } = tx.actor;
  if (!userId) throw PaymentError(save ? 'SIGN_IN_TO_SAVE' : 'SAVED_METHOD_NOT_FOUND');
  if (impersonatorId) throw PlatformError('FORBIDDEN');
  const owner = { orgId: channel.org_id, userId };
  if (savedMethodId) await requireMethod(tx, owner, { id: savedMethodId, provider: method });
  else await requireRoom(tx, owner);
}
