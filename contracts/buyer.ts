// What a signed-in buyer has: their addresses, their orders, and what they began as a guest.
import { z } from 'zod';
import { Phone } from './account.ts';
import { Cart } from './checkout.ts';
import { operation } from './operation.ts';
import { OrderStatus } from './orders.ts';
import { Money, PageQuery, Timestamp, line, pageOf, typeId } from './shapes.ts';

const AddressFields = z.strictObject({
  /** What the person calls it, for example "Office". */
  label: line(60, 0).optional(),
  name: line(120),
  line1: line(200),
  line2: line(200, 0).optional(),
  city: line(120),
  region: line(120, 0).optional(),
  postalCode: line(20, 0).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: Phone.optional(),
});

export const SavedAddress = AddressFields.extend({ id: typeId('adr'), isDefault: z.boolean() }).meta({ id: 'SavedAddress' });
const AddressId = z.strictObject({ id: typeId('adr') });

export const listAddresses = operation({
  id: 'listAddresses',
  method: 'GET',
  path: '/v1/me/addresses',
  permission: 'user',
  tag: 'Account',
  summary: 'The address book, the default first.',
  response: z.object({ items: z.array(SavedAddress) }),
});
export const addAddress = operation({
  id: 'addAddress',
  method: 'POST',
  path: '/v1/me/addresses',
  permission: 'user',
  tag: 'Account',
  summary: 'Keep an address; the first one is the default. At most 50.',
  body: AddressFields.extend({ isDefault: z.boolean().optional() }),
  response: SavedAddress,
  status: 201,
});
export const changeAddress = operation({
  id: 'changeAddress',
  method: 'PUT',
  path: '/v1/me/addresses/:id',
  permission: 'user',
  tag: 'Account',
  summary: 'Write an address anew; `isDefault` makes it the default.',
  params: AddressId,
  body: AddressFields.extend({ isDefault: z.boolean().optional() }),
  response: SavedAddress,
});
export const removeAddress = operation({
  id: 'removeAddress',
  method: 'DELETE',
  path: '/v1/me/addresses/:id',
  permission: 'user',
  tag: 'Account',
  summary: 'Forget an address; if it was the default, the oldest other one is now.',
  params: AddressId,
  status: 204,
});

export const MyOrder = z
  .object({
    id: typeId('ord'),
    number: z.string(),
    status: OrderStatus,
    placedAt: Timestamp,
    lineCount: z.number().int(),
    /** Something of it is sent to the buyer. */
    ships: z.boolean(),
    total: Money,
  })
  .meta({ id: 'MyOrder' });

export const listMyOrders = operation({
  id: 'listMyOrders',
  method: 'GET',
  path: '/v1/me/orders',
  permission: 'user',
  tag: 'Account',
  summary: 'One’s orders in this shop, newest first.',
  query: PageQuery,
  response: pageOf(MyOrder),
});
export const claim = operation({
  id: 'claimGuest',
  method: 'POST',
  path: '/v1/me/claim',
  permission: 'user',
  tag: 'Account',
  summary:
    'Take over what was begun as a guest, to be called after signing in: the orders and the cart of the guest token, and guest orders that name one’s verified e-mail. The open cart of now comes back.',
  body: z.strictObject({}),
  response: z.object({ orders: z.number().int(), cart: Cart.nullable() }),
});
