// Where an order is, for people without an account who lost the way to its page.
import { z } from 'zod';
import { Locale } from './account.ts';
import { operation } from './operation.ts';
import { OrderLine, OrderStatus, Shipment } from './orders.ts';
import { Timestamp } from './shapes.ts';

export const TrackedOrder = z
  .object({
    number: z.string(),
    status: OrderStatus,
    placedAt: Timestamp,
    /** When an unpaid order lets go of its goods; null once paid or void. */
    expiresAt: Timestamp.nullable(),
    /** Something of it is sent to the buyer. */
    ships: z.boolean(),
    lines: z.array(OrderLine.pick({ kind: true, state: true, phase: true, title: true, variant: true, picture: true, quantity: true })),
    shipments: z.array(Shipment.pick({ id: true, carrier: true, trackingNumber: true, shippedAt: true })),
  })
  .meta({ id: 'TrackedOrder' });

export const trackOrder = operation({
  id: 'trackOrder',
  method: 'POST',
  path: '/v1/orders/track',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  captcha: true,
  tag: 'Orders',
  summary: 'How far an order has come, for whoever knows its number and the phone number it was placed with. Tells nothing about people.',
  body: z.strictObject({
    /** As people were told it, for example "1042". */
    number: z
      .string()
      .trim()
      .regex(/^#?\d{1,18}$/, 'must be the number of an order'),
    /** Five digits at least, with the code of its country or without. */
    phone: z
      .string()
      .max(40)
      .regex(/^[+\d\s().-]*$/, 'must be a phone number')
      .refine((phone) => phone.replaceAll(/\D/g, '').length >= 5, 'must be a phone number'),
    locale: Locale.optional(),
  }),
  response: TrackedOrder,
});
