// Ways of shipping as the organization that ships runs them.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Country, Locale } from './organizations.ts';
import { Currency, line, Money, typeId } from './shapes.ts';

const Name = z
  .partialRecord(Locale, line(80))
  .refine((all) => Object.keys(all).length > 0, 'must be there in one locale at least')
  .meta({ id: 'ShippingMethodName' });
const Days = z.number().int().min(0).max(365);
const Minor = z.string().regex(/^[1-9]\d{0,11}$/, 'must be a whole number of minor units above zero');

/** What it costs in one currency, and from which sum of goods on nothing. */
const ShippingPrice = z
  .strictObject({ currency: Currency, amount: Minor, freeFrom: Minor.nullable().default(null) })
  .meta({ id: 'ShippingPrice' });
const Prices = z
  .array(ShippingPrice)
  .max(20)
  .refine((all) => new Set(all.map(({ currency }) => currency)).size === all.length, 'must not name one currency twice');
const Countries = z
  .array(Country)
  .min(1)
  .max(250)
  .refine((all) => new Set(all).size === all.length, 'must not name one twice')
  .nullable();

export const OwnShippingMethod = z
  .object({
    id: typeId('shm'),
    name: z.record(z.string(), z.string()),
    /** Null: wherever the shop sells. */
    countries: z.array(z.string()).nullable(),
    minDays: z.number().int(),
    maxDays: z.number().int(),
    /** One for each currency it is offered in; none where it costs nothing, in any. */
    prices: z.array(z.object({ price: Money, freeFrom: Money.nullable() })),
    archived: z.boolean(),
  })
  .meta({ id: 'OwnShippingMethod' });

const inOrder = ({ minDays, maxDays }: { minDays?: number | undefined; maxDays?: number | undefined }): boolean =>
  minDays === undefined || maxDays === undefined || minDays <= maxDays;
const daysInOrder = { message: 'must not be more than maxDays', path: ['minDays'] };

export const listOwnShippingMethods = operation({
  id: 'listOwnShippingMethods',
  method: 'GET',
  path: '/v1/admin/shipping-methods',
  permission: 'organization.read',
  tag: 'Shipping',
  summary: 'Ways in which the organization ships, in the order in which buyers see them; those put away come last. At most 100.',
  response: z.object({ items: z.array(OwnShippingMethod) }),
});
export const createShippingMethod = operation({
  id: 'createShippingMethod',
  method: 'POST',
  path: '/v1/admin/shipping-methods',
  permission: 'organization.write',
  tag: 'Shipping',
  summary: 'Add a way to ship, behind the others. Without prices it costs nothing, in any currency.',
  body: z
    .strictObject({ name: Name, countries: Countries.default(null), minDays: Days, maxDays: Days, prices: Prices.default([]) })
    .refine(inOrder, daysInOrder),
  response: OwnShippingMethod,
  status: 201,
  idempotent: true,
});
export const updateShippingMethod = operation({
  id: 'updateShippingMethod',
  method: 'PATCH',
  path: '/v1/admin/shipping-methods/:id',
  permission: 'organization.write',
  tag: 'Shipping',
  summary: 'Change a way to ship, put it away or bring it back. What is not named stays; orders that were placed keep theirs.',
  params: z.strictObject({ id: typeId('shm') }),
  body: z
    .strictObject({
      name: Name.optional(),
      countries: Countries.optional(),
      minDays: Days.optional(),
      maxDays: Days.optional(),
      /** All prices there are to be; those not named go. */
      prices: Prices.optional(),
      archived: z.boolean().optional(),
      /** Puts it before all others: what buyers are offered first. */
      first: z.literal(true).optional(),
    })
    .refine(inOrder, daysInOrder),
  response: OwnShippingMethod,
});
