// Who carries a parcel and its number are put right; its buyer sees it on the order's page.
import { record } from '#modules/audit/index.ts';
import { renumberShipment, shipmentNumber } from '#modules/fulfilment/index.ts';
import { actorName, type Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { holdOrder } from './move-lines.ts';
import { OrderError } from './orders.errors.ts';
import { OrderNoted } from './orders.events.ts';
import { addHistory } from './orders.sql.ts';

interface Numbered {
  orgId: Uuid;
  orderId: Uuid;
  parcelId: Uuid;
  carrier: string;
  trackingNumber: string;
}

/** The same again changes nothing. @throws Refusal ORDER_NOT_FOUND, PARCEL_NOT_FOUND */
export async function changeParcel(tx: Tx, { orgId, orderId, parcelId, carrier, trackingNumber }: Numbered): Promise<void> {
  if (!(await holdOrder(tx, orgId, orderId))) throw OrderError('ORDER_NOT_FOUND');
  const before = await tx.row(shipmentNumber, [orgId, orderId, parcelId]);
  if (!before) throw OrderError('PARCEL_NOT_FOUND');
  if (before.carrier === carrier && before.tracking_number === trackingNumber) return;
  tx.send(renumberShipment, [orgId, orderId, parcelId, carrier, trackingNumber]);
  tx.send(addHistory, [orgId, newId(), orderId, 'parcel.changed', actorName(tx.actor), `${carrier} ${trackingNumber}`, tx.now]);
  tx.emit(OrderNoted, { orgId, aggregateId: orderId, payload: { orderId } });
  await record(tx, {
    orgId,
    action: 'order.parcel_changed',
    subject: { type: 'order', id: orderId },
    before: { carrier: before.carrier, trackingNumber: before.tracking_number },
    after: { carrier, trackingNumber, parcel: publicId('shipment', parcelId) },
  });
}
