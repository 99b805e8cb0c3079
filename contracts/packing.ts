// What is printed for who packs and who carries: packing slips and labels.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Order, Shipment } from './orders.ts';
import { Timestamp, typeId } from './shapes.ts';

export const PackingSlip = z
  .object({
    /** The parcel that left; null for what is to leave still. */
    parcel: Shipment.pick({ id: true, carrier: true, trackingNumber: true, shippedAt: true }).nullable(),
    /** Where it leaves from; null where nothing is counted. */
    from: z.object({ id: typeId('loc'), name: z.string(), address: z.string(), country: z.string().nullable() }).nullable(),
    lines: z.array(
      z.object({
        lineId: typeId('lin'),
        title: z.string(),
        variant: z.string(),
        sku: z.string(),
        seller: z.string(),
        quantity: z.number().int(),
        /** Of one unit. */
        weightGrams: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'PackingSlip' });

export const PackingSlips = z
  .object({
    order: z.object({ id: typeId('ord'), number: z.string(), placedAt: Timestamp }),
    /** The buyer's language: what is printed speaks it. */
    locale: z.string(),
    /** The name of the shop in it. */
    shop: z.string(),
    to: Order.shape.shippingAddress,
    phone: z.string().nullable(),
    /** What is to leave still comes before what left. */
    items: z.array(PackingSlip),
  })
  .meta({ id: 'PackingSlips' });

export const listPackingSlips = operation({
  id: 'listPackingSlips',
  method: 'GET',
  path: '/v1/admin/orders/:id/packing-slips',
  permission: 'orders.fulfil',
  tag: 'Staff',
  summary:
    'What is packed together, for slips and labels: each parcel that left, and what is to leave still from each place. Names no prices.',
  params: z.strictObject({ id: typeId('ord') }),
  response: PackingSlips,
});
