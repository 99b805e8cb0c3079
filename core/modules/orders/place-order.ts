// Writes an order with its lines, and has each kind set aside what its lines need: all in the caller's transaction.
import type { Channel } from '#modules/organizations/index.ts';
import { actorName, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { phaseOf, targetOf } from '#platform/machine/index.ts';
import { assert } from '#platform/errors/index.ts';
import { type Quote, takeUse } from '#modules/pricing/index.ts';
import { type Buyer, byKind, kindNamed, type KindLine, type KindOrder } from './kind.ts';
import { shownContact } from './kind-order.ts';
import { type Contact, emailIndex, sealedColumnsOf } from './order.sealed.ts';
import { OrderPlaced } from './orders.events.ts';
import { addLines, addOrder } from './orders.sql.ts';

export interface DraftLine extends KindLine {
  kind: string;
  productOrgId: Uuid;
  productId: Uuid;
  snapshot: Record<string, unknown>;
  unitPriceMinor: bigint;
  discountMinor: bigint;
  totalMinor: bigint;
  taxMinor: bigint;
}

/** How one seller sends what they ship. */
export interface ShippingLine {
  seller: Uuid;
  name: Record<string, string>;
  minDays: number;
  maxDays: number;
  minor: bigint;
  taxMinor: bigint;
}

export interface OrderDraft {
  id: Uuid;
  number: bigint;
  channel: Channel;
  cartId: Uuid;
  buyer: Buyer;
  lines: DraftLine[];
  quote: Quote;
  contact: Contact;
  shippingAddress: { name?: string } | null;
  shippingLines: ShippingLine[];
  /** What lowered it. */
  promotion: { id: Uuid; code: string } | null;
  locale: string;
  expiresAt: Date;
}

/** Sends everything; what is scarce comes last, so that a row everybody wants is locked for no longer than the commit takes. */
export function placeOrder(tx: Tx, draft: OrderDraft): void {
  writeOrder(tx, draft);
  tx.emit(OrderPlaced, {
    orgId: draft.channel.org_id,
    aggregateId: draft.id,
    payload: { orderId: draft.id, channelId: draft.channel.id, cartId: draft.cartId, status: 'pending', reason: null },
  });
  tx.last(() => {
    reserveLines(tx, draft);
    takePromotion(tx, draft);
  });
}

/** Whose the order is: a person's, or a guest's who is nobody we know. */
const buyerOfRow = ({ buyer: { userId, guest } }: OrderDraft): Buyer => ({ userId, guest: userId ? null : guest });

/** Has each kind set aside what its lines need, kinds in the order of their names. */
function reserveLines(tx: Tx, draft: OrderDraft): void {
  const order: KindOrder = {
    orgId: draft.channel.org_id,
    orderId: draft.id,
    channelId: draft.channel.id,
    buyer: buyerOfRow(draft),
    contact: () => Promise.resolve(shownContact(draft.contact, draft.shippingAddress)),
  };
  for (const [kind, lines] of byKind(draft.lines)) void kind.reserve(tx, order, lines, draft.expiresAt).catch(() => undefined);
}

function takePromotion(tx: Tx, { channel, id: orderId, promotion, buyer, contact, expiresAt }: OrderDraft): void {
  if (!promotion) return;
  const use = { orgId: channel.org_id, promotionId: promotion.id, orderId, userId: buyer.userId, emailIndex: emailIndex(contact) };
  takeUse(tx, use, expiresAt);
}

function writeOrder(tx: Tx, draft: OrderDraft): void {
  const { channel, quote, lines } = draft;
  const column = <T>(pick: (line: DraftLine, index: number) => T): T[] => lines.map(pick);
  const states = lines.map((line) => {
    const { machine } = kindNamed(line.kind);
    const state = targetOf(machine, machine.initial, 'reserve');
    assert(state, `a line of kind ${line.kind} can be reserved`);
    return { state, phase: phaseOf(machine, state) };
  });
  const personal = sealedColumnsOf(channel.org_id, draft.contact, draft.shippingAddress);
  tx.send(addOrder, [
    channel.org_id,
    draft.id,
    draft.number,
    channel.id,
    draft.cartId,
    draft.buyer.userId,
    buyerOfRow(draft).guest,
    [...new Set(lines.map((line) => line.sellerOrgId))],
    quote.currency,
    quote.itemsMinor,
    quote.discountMinor,
    quote.shippingMinor,
    quote.shippingTaxMinor,
    quote.taxMinor,
    quote.totalMinor,
    quote.taxIncluded,
    personal.contact,
    personal.address,
    shippingMethodOf(draft),
    draft.locale,
    tx.now,
    draft.expiresAt,
    personal.emailIndex,
    personal.phoneIndex,
    personal.nameIndex,
    JSON.stringify(draft.shippingLines, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
    draft.promotion?.id ?? null,
    draft.promotion?.code ?? null,
  ]);
  tx.send(addLines, [
    channel.org_id,
    draft.id,
    quote.taxes[0]?.basisPoints ?? 0,
    channel.capture,
    column((line) => line.lineId),
    column((_, index) => index),
    column((line) => line.kind),
    states.map(({ state }) => state),
    states.map(({ phase }) => phase),
    column((line) => line.sellerOrgId),
    column((line) => line.offerId),
    column((line) => line.productOrgId),
    column((line) => line.productId),
    column((line) => JSON.stringify(line.snapshot)),
    column((line) => JSON.stringify(line.config)),
    column((line) => line.quantity),
    column((line) => line.unitPriceMinor),
    column((line) => line.totalMinor),
    column((line) => line.taxMinor),
    newId(),
    actorName(tx.actor),
    draft.buyer.userId,
    tx.now,
    column((line) => kindNamed(line.kind).ships),
    column((line) => line.discountMinor),
  ]);
}

/** Of the first who ships: what orders are shown by that know of one way alone. */
function shippingMethodOf({ shippingLines: [first] }: OrderDraft): string | null {
  return first ? JSON.stringify({ name: first.name, minDays: first.minDays, maxDays: first.maxDays }) : null;
}
