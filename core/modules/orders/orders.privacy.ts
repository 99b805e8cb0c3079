// Orders of a person: all of them in their archive; who bought goes when tax law lets it, what was bought stays.
import { config } from '#platform/config/index.ts';
import { statement, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { addressLists, heldAt, type Person, type PrivacyPart } from '#platform/privacy.ts';
import { openAddress, openContact, sealedColumnsOf } from './order.sealed.ts';

interface OwnOrder {
  org_id: Uuid;
  id: Uuid;
  number: bigint;
  shop: string;
  status: string;
  placed_at: Date;
  total_minor: bigint;
  currency: string;
  contact: unknown;
  shipping_address: unknown;
  lines: { title: Record<string, string>; quantity: number }[];
}

const MOST = 5_000;

/** Orders of a person ($1), and those of guests that name an address of theirs ($2, $3); of one shop ($4), or all. */
const mine = `
  mine as (
    select org_id, id from orders where buyer_user = $1
    union
    select o.org_id, o.id from unnest($2::text[], $3::timestamptz[]) as a(index, until)
      join orders o on o.email_index = a.index and o.buyer_user is null and (a.until is null or o.placed_at < a.until)
     where $4::uuid is null or o.org_id = $4)`;

const ordersOf = statement<OwnOrder>(
  'orders.of_person',
  `with ${mine} select o.org_id, o.id, o.number, g.name as shop, o.status, o.placed_at, o.total_minor, o.currency, o.contact, o.shipping_address,
          (select coalesce(jsonb_agg(jsonb_build_object('title', l.snapshot -> 'title', 'quantity', l.quantity) order by l.position), '[]')
             from order_lines l where l.org_id = o.org_id and l.order_id = o.id) as lines
     from mine join orders o on o.org_id = mine.org_id and o.id = mine.id join organizations g on g.id = o.org_id
    order by o.placed_at desc limit ${MOST}`,
);

interface DueOrder {
  org_id: Uuid;
  id: Uuid;
  cart_id: Uuid;
  country: string | null;
}

const due = `select o.org_id, o.id, o.cart_id, o.shipping_address ->> 'country' as country`;
/** A hold stands on the order, or on whoever bought it. */
const held = `(
  exists (select from legal_holds h
           where h.lifted_at is null
             and (h.user_id = o.buyer_user or (h.org_id = o.org_id and (h.order_id = o.id or h.phone_index = o.phone_index))))
  or ${heldAt('o.org_id', 'o.email_index')})`;
/** Orders whose time is up, and from which somebody can still be read: those of one person, and all there are. */
const dueOrdersOf = statement<DueOrder>(
  'orders.to_forget_of',
  `with ${mine} ${due} from mine join orders o on o.org_id = mine.org_id and o.id = mine.id
    where o.email_index is not null and o.placed_at < $5 and not ${held} limit $6 for update of o`,
);
const dueOrders = statement<DueOrder>(
  'orders.to_forget',
  `${due} from orders o where o.email_index is not null and o.placed_at < $1 and not ${held}
    order by o.placed_at limit $2 for update of o`,
);
/** Asked again when they are locked: whoever sets a hold locks the order first. */
const heldAmong = statement<{ id: Uuid }>(
  'orders.held_among',
  `select o.id from unnest($1::uuid[], $2::uuid[]) as w(org_id, id) join orders o on o.org_id = w.org_id and o.id = w.id where ${held}`,
);
const forgetOrder = statement(
  'orders.forget',
  `update orders set contact = $3, shipping_address = case when shipping_address is null then null else $4::jsonb end,
          email_index = null, phone_index = null, name_index = null, version = version + 1
    where org_id = $1 and id = $2`,
);
const keptOrders = statement<{ count: number; newest: Date | null }>(
  'orders.kept',
  `with ${mine} select count(*)::int as count, max(o.placed_at) as newest
     from mine join orders o on o.org_id = mine.org_id and o.id = mine.id where o.email_index is not null`,
);

/** Of guests, those that name an address ($1, $2); of one shop ($3), or all. */
const named = statement<{ id: Uuid; guest: string }>(
  'orders.naming',
  `select o.id, o.buyer_guest as guest from unnest($1::text[], $2::timestamptz[]) as a(index, until)
     join orders o on o.email_index = a.index and o.buyer_user is null and (a.until is null or o.placed_at < a.until)
    where $3::uuid is null or o.org_id = $3 limit ${MOST}`,
);

export const ordersNaming = (tx: Tx, person: Person): Promise<{ id: Uuid; guest: string }[]> =>
  tx.rows(named, [...addressLists(person), person.shopId ?? null]);

const NOBODY = 'erased@erased.invalid';

const yearsBefore = (at: Date, years: number): Date => {
  const then = new Date(at);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
};

const whose = (person: Person): unknown[] => [person.userId, ...addressLists(person), person.shopId ?? null];

/** Makes orders anonymous whose time is up and on which no hold stands: those of one person, or of everybody. Answers which, with their carts. */
export async function forgetOrders(tx: Tx, person: Person | null, most: number): Promise<{ org_id: Uuid; cart_id: Uuid }[]> {
  const before = yearsBefore(tx.now, config().TAX_YEARS);
  const found = person ? await tx.rows(dueOrdersOf, [...whose(person), before, most]) : await tx.rows(dueOrders, [before, most]);
  const kept = await tx.rows(heldAmong, [found.map(({ org_id: org }) => org), found.map(({ id }) => id)]);
  const free = found.filter(({ id }) => kept.every((each) => each.id !== id));
  for (const { org_id: orgId, id, country } of free) {
    const sealed = sealedColumnsOf(orgId, { email: NOBODY }, { ...(country ? { country } : {}) });
    tx.send(forgetOrder, [orgId, id, sealed.contact, sealed.address]);
  }
  return free;
}

export const ordersPrivacy: PrivacyPart = {
  name: 'orders',
  tables: ['orders'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(ordersOf, whose(person));
    return rows.map((row) => ({
      id: publicId('order', row.id),
      number: row.number.toString(),
      shop: row.shop,
      status: row.status,
      placedAt: row.placed_at.toISOString(),
      total: toWire(money(row.total_minor, row.currency)),
      contact: openContact(row.org_id, row.contact),
      shippingAddress: openAddress(row.org_id, row.shipping_address),
      lines: row.lines.map(({ title, quantity }) => ({ title: title.en ?? Object.values(title)[0] ?? '', quantity })),
    }));
  },
  async erase(tx, person) {
    const erased = (await forgetOrders(tx, person, MOST)).length;
    const kept = await tx.row(keptOrders, whose(person));
    if (!kept?.count || !kept.newest) return { erased, kept: [] };
    const until = yearsBefore(kept.newest, -config().TAX_YEARS);
    return { erased, kept: [{ what: 'orders', why: 'tax_law', until, count: kept.count }] };
  },
};
