// An order as kinds see it.
import type { Tx } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { BuyerContact, KindOrder } from './kind.ts';
import { type Contact, openAddress, openContact } from './order.sealed.ts';
import { contactOf } from './orders.sql.ts';

export interface OrderRow {
  org_id: Uuid;
  id: Uuid;
  channel_id: Uuid;
  buyer_user: Uuid | null;
  buyer_guest: string | null;
}

/** Who goods go to is the name they gave; who has nothing sent may have given one with the contact. */
export const shownContact = ({ email, phone, name }: Contact, address: { name?: string } | null): BuyerContact => ({
  email,
  phone: phone ?? null,
  name: address?.name ?? name ?? '',
});

export const kindOrder = (tx: Tx, row: OrderRow): KindOrder => ({
  orgId: row.org_id,
  orderId: row.id,
  channelId: row.channel_id,
  buyer: { userId: row.buyer_user, guest: row.buyer_guest },
  async contact() {
    const held = await tx.row(contactOf, [row.org_id, row.id]);
    assert(held, 'an order has a contact');
    return shownContact(openContact(row.org_id, held.contact), openAddress(row.org_id, held.shipping_address));
  },
});
