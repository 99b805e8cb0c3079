// An order as the API shows it, to its buyer or to staff.
import type { z } from 'zod';
import type { Order } from '#contracts/orders.ts';
import { placesOf } from '#modules/inventory/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { inLocale } from '#modules/organizations/index.ts';
import { intentOfOrder, type IntentRow, type IntentState } from '#modules/payments/index.ts';
import { buyerOf, type Tx, widenSellers } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { movesFor, phaseOf, targetOf } from '#platform/machine/index.ts';
import { type GuardFacts, kindNamed, type MovesOfLine, type MoveTerms } from './kind.ts';
import { allowedMoves, paidFor, termsOf } from './move-lines.ts';
import { openAddress, openContact } from './order.sealed.ts';
import { OrderError } from './orders.errors.ts';
import {
  type HistoryRow,
  historyOf,
  type LineViewRow,
  linesForView,
  orderById,
  type OrderViewRow,
  type ShipmentRow,
  shipmentsOf,
} from './view.sql.ts';

type Shown = z.input<typeof Order>;
type Viewer = 'buyer' | 'staff';

type PaymentStatus = NonNullable<Shown['payment']>['status'];

/** A payment's state with what was captured of it. */
export function paymentStatus(intent: { state: IntentState; captured_minor: bigint; amount_minor: bigint }): PaymentStatus {
  if (intent.captured_minor === 0n) return intent.state;
  return intent.captured_minor < intent.amount_minor ? 'partly_captured' : 'captured';
}

export function factsOf(intent: Pick<IntentRow, 'state' | 'provider'> | undefined, has: Iterable<string> = []): GuardFacts {
  return { paid: intent?.state === 'authorized', paidOffline: false, has: new Set(has) };
}

/** Reads an order that the actor may see. @throws Refusal ORDER_NOT_FOUND */
export async function viewOrder(tx: Tx, orgId: Uuid, orderId: Uuid, viewer: Viewer, locale?: string): Promise<Shown> {
  const key = [orgId, orderId];
  const [order, lines, history, shipments, intent] = await Promise.all([
    tx.row(orderById, [...key, ...buyerOf(tx.actor)]),
    tx.rows(linesForView, key),
    tx.rows(historyOf, key),
    tx.rows(shipmentsOf, key),
    tx.row(intentOfOrder, key),
  ]);
  if (!order) throw OrderError('ORDER_NOT_FOUND');
  const language = locale ?? order.locale;
  const amount = (minor: bigint) => toWire(money(minor, order.currency));
  const facts = factsOf(intent, ['shipment']);
  const terms = await termsOf(tx, { order, lines }, viewer);
  const places = viewer === 'staff' ? await placesLeft(tx, shipments) : [];
  const contact = openContact(orgId, order.contact);
  return {
    id: publicId('order', order.id),
    number: order.number.toString(),
    status: order.status as Shown['status'],
    placedAt: order.placed_at.toISOString(),
    expiresAt: order.expires_at?.toISOString() ?? null,
    locale: order.locale,
    contact: { email: contact.email, phone: contact.phone ?? null, name: contact.name ?? null },
    shippingAddress: shownAddress(order),
    shippingMethod: order.shipping_method ? { ...order.shipping_method, name: inLocale(order.shipping_method.name, language, 'en') } : null,
    shippingLines: shippingLinesOf(order, lines, language),
    promotion: order.promotion_code === null ? null : { code: order.promotion_code },
    lines: lines.map((line) => {
      const moves = allowedMoves(line, { mover: viewer, facts, terms: terms(line.id) });
      const ends = moneyMoves(line, viewer, { paidMinor: paidFor(order, line), moves, terms: terms(line.id) });
      return shownLine(line, { amount, language, placedAt: order.placed_at, orgId, moves, ends, sent: sentOf(line, shipments) });
    }),
    ships: lines.some(({ ships }) => ships),
    totals: {
      items: amount(order.items_minor),
      discount: amount(order.discount_minor),
      shipping: amount(order.shipping_minor),
      tax: amount(order.tax_minor),
      total: amount(order.total_minor),
      taxIncluded: order.tax_included,
    },
    payment: intent ? shownPayment(intent) : null,
    shipments: shipments.map((row) => shownShipment(row, lines, places)),
    events: history.map((row) => shownEvent(row, viewer)),
    version: order.version,
  };
}

/** What the viewer's moves with a paid line would give back: those its kind has terms for, and those that end it. */
function moneyMoves(
  line: LineViewRow,
  viewer: Viewer,
  of: { paidMinor: bigint; moves: string[]; terms: MovesOfLine },
): (MoveTerms & { move: string; backMinor: bigint })[] {
  const { machine } = kindNamed(line.kind);
  if (phaseOf(machine, line.state) !== 'active') return [];
  return movesFor(machine, line.state, viewer)
    .filter((move) => of.terms[move] ?? phaseOf(machine, targetOf(machine, line.state, move) ?? '') === 'void')
    .map((move) => {
      const { keptMinor, reasons } = of.terms[move] ?? { keptMinor: 0n, reasons: [] };
      const allowed = of.moves.includes(move);
      return { move, allowed, reasons, keptMinor: allowed ? keptMinor : 0n, backMinor: allowed ? of.paidMinor - keptMinor : 0n };
    });
}

function shippingLinesOf(order: OrderViewRow, lines: readonly LineViewRow[], language: string): Shown['shippingLines'] {
  return order.shipping_lines.map(({ seller, name, minDays, maxDays, minor }) => {
    const sent = lines.filter((line) => line.seller_org_id === seller && line.ships);
    return {
      seller: { id: publicId('organization', seller), name: sent[0]?.snapshot.seller ?? '' },
      method: { name: inLocale(name, language, 'en'), minDays, maxDays },
      price: toWire(money(BigInt(minor), order.currency)),
      lineIds: sent.map((line) => publicId('orderLine', line.id)),
    };
  });
}

function shownAddress(order: OrderViewRow): Shown['shippingAddress'] {
  const at = openAddress(order.org_id, order.shipping_address);
  if (!at) return null;
  const { name = '', line1 = '', line2 = null, city = '', region = null, postalCode = null, country = '' } = at;
  return { name, line1, line2, city, region, postalCode, country };
}

const DAY_MS = 86_400_000;

const shownLater = (later: LineViewRow['snapshot']['shipsLater'], placedAt: Date): Shown['lines'][number]['shipsLater'] =>
  later ? { units: later.units, by: new Date(placedAt.getTime() + later.days * DAY_MS).toISOString() } : null;

function shownLine(
  line: LineViewRow,
  how: {
    amount: (minor: bigint) => { amount: string; currency: string };
    language: string;
    placedAt: Date;
    /** Whose shop it is. */
    orgId: Uuid;
    moves: string[];
    ends: ReturnType<typeof moneyMoves>;
    sent: number;
  },
): Shown['lines'][number] {
  const say = (text: Record<string, string>): string => inLocale(text, how.language, 'en');
  return {
    id: publicId('orderLine', line.id),
    kind: line.kind,
    state: line.state,
    phase: line.phase,
    title: say(line.snapshot.title),
    variant: say(line.snapshot.variant),
    sku: line.snapshot.sku,
    productSlug: line.product_org_id === how.orgId ? line.snapshot.slug : `${line.snapshot.slug}.${publicId('product', line.product_id)}`,
    picture: { url: line.snapshot.picture ? mediaUrl(line.snapshot.picture) : '', alt: say(line.snapshot.alt) },
    quantity: line.quantity,
    sent: how.sent,
    shipsFrom: line.snapshot.shipsFrom ?? null,
    shipsLater: shownLater(line.snapshot.shipsLater, how.placedAt),
    unitPrice: how.amount(line.unit_price_minor),
    discount: how.amount(line.discount_minor),
    total: how.amount(line.total_minor),
    tax: how.amount(line.tax_minor),
    seller: { id: publicId('organization', line.seller_org_id), name: line.snapshot.seller },
    kept: line.kept_minor === null ? null : how.amount(line.kept_minor),
    moves: how.moves,
    terms: how.ends.map(({ move, allowed, keptMinor, backMinor, reasons }) => ({
      move,
      allowed,
      fee: how.amount(keptMinor),
      refund: how.amount(backMinor),
      reasons,
    })),
  };
}

function shownPayment(intent: IntentRow): NonNullable<Shown['payment']> {
  const amount = (minor: bigint) => toWire(money(minor, intent.currency));
  return {
    id: publicId('payment', intent.id),
    method: intent.provider,
    status: paymentStatus(intent),
    amount: amount(intent.amount_minor),
    captured: amount(intent.captured_minor),
    refunded: amount(intent.refunded_minor),
    instrument: intent.instrument,
    declineCode: intent.decline_code,
    nextAction: intent.next_action,
  };
}

/** What is in a parcel; one without numbers has all of its lines. */
const unitsIn = ({ line_ids: ids, units }: ShipmentRow, lines: readonly LineViewRow[]): { lineId: Uuid; quantity: number }[] =>
  ids.map((lineId, at) => ({ lineId, quantity: units?.[at] ?? lines.find(({ id }) => id === lineId)?.quantity ?? 0 }));

const sentOf = (line: LineViewRow, shipments: readonly ShipmentRow[]): number =>
  shipments
    .flatMap((row) => unitsIn(row, [line]))
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Where parcels left from, of whichever seller that is. */
async function placesLeft(tx: Tx, shipments: readonly ShipmentRow[]): Promise<{ id: Uuid; name: string }[]> {
  const known = shipments.flatMap(({ location_org_id: orgId, location_id: id }) => (orgId && id ? [{ orgId, id }] : []));
  if (known.length === 0) return [];
  const sellers = [...new Set(known.map(({ orgId }) => orgId))];
  widenSellers(tx, sellers);
  return tx.rows(placesOf, [sellers, [...new Set(known.map(({ id }) => id))]]);
}

const shownPlace = (place: { id: Uuid; name: string } | undefined): Shown['shipments'][number]['from'] =>
  place ? { id: publicId('stockLocation', place.id), name: place.name } : null;

const shownShipment = (
  row: ShipmentRow,
  lines: readonly LineViewRow[],
  places: readonly { id: Uuid; name: string }[],
): Shown['shipments'][number] => ({
  id: publicId('shipment', row.id),
  carrier: row.carrier,
  trackingNumber: row.tracking_number,
  shippedAt: row.shipped_at.toISOString(),
  lineIds: row.line_ids.map((id) => publicId('orderLine', id)),
  units: unitsIn(row, lines).map(({ lineId, quantity }) => ({ lineId: publicId('orderLine', lineId), quantity })),
  from: shownPlace(places.find(({ id }) => id === row.location_id)),
});

const ofParcels: ReadonlySet<string> = new Set(['line.ship', 'parcel.sent', 'parcel.changed']);

/** What staff write is for staff, but for who carries the goods and how they are found. */
function shownReason(row: HistoryRow, viewer: Viewer): string | null {
  const internal = row.type.endsWith('_failed') || (row.actor === 'staff' && !ofParcels.has(row.type));
  return viewer === 'buyer' && internal ? null : row.reason;
}

const shownEvent = (row: HistoryRow, viewer: Viewer): Shown['events'][number] => ({
  id: row.id,
  type: row.type,
  at: row.at.toISOString(),
  actor: row.actor,
  reason: shownReason(row, viewer),
  lineId: row.line_id ? publicId('orderLine', row.line_id) : null,
  from: row.from_state,
  to: row.to_state,
});
