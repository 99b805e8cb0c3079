// Payment methods that a buyer keeps with a shop. One is saved by paying with it and asking for that: `payment.save` when placing.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Timestamp, typeId } from './shapes.ts';

export const SavedPaymentMethod = z
  .object({
    id: typeId('pmt'),
    /** Code of the provider that issued it; it pays through no other. */
    method: z.string(),
    /** The provider's name. */
    name: z.string(),
    /** For example `visa`. */
    brand: z.string(),
    last4: z.string(),
    expiryMonth: z.number().int(),
    expiryYear: z.number().int(),
    isDefault: z.boolean(),
    /** `expired`: no longer pays. `declined`: the last payment with it was refused; it may be tried again. */
    status: z.enum(['usable', 'expired', 'declined']),
    savedAt: Timestamp,
  })
  .meta({ id: 'SavedPaymentMethod' });

const List = z.object({ items: z.array(SavedPaymentMethod) });
const MethodId = z.strictObject({ id: typeId('pmt') });

export const listSavedMethods = operation({
  id: 'listSavedMethods',
  method: 'GET',
  path: '/v1/me/payment-methods',
  permission: 'user',
  tag: 'Account',
  summary: 'What one saved in this shop to pay with, the default first.',
  response: List,
});
export const preferSavedMethod = operation({
  id: 'preferSavedMethod',
  method: 'PUT',
  path: '/v1/me/payment-methods/:id/default',
  permission: 'user',
  tag: 'Account',
  summary: 'Make a saved method the default; all of them come back.',
  params: MethodId,
  body: z.strictObject({}),
  response: List,
});
export const removeSavedMethod = operation({
  id: 'removeSavedMethod',
  method: 'DELETE',
  path: '/v1/me/payment-methods/:id',
  permission: 'user',
  tag: 'Account',
  summary: 'Remove a saved method; from now on nothing is paid with it, not even a placement that has begun.',
  params: MethodId,
  status: 204,
});
