// Orders of a person: all of them in their archive; who bought goes when tax law lets it, what was bought stays.
import { config } from '#platform/config/index.ts';
import { statement, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
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

const ordersOf = statement<OwnOrder>(
  'orders.of_person',
  `select o.org_id, o.id, o.number, g.name as shop, o.status, o.placed_at, o.total_minor, o.currency, o.contact, o.shipping_address,
          (select coalesce(jsonb_agg(jsonb_build_object('title', l.snapshot -> 'title', 'quantity', l.quantity) order by l.position), '[]')
             from order_lines l where l.org_id = o.org_id and l.order_id = o.id) as lines
     from orders o join organizations g on g.id = o.org_id where o.buyer_user = $1 order by o.placed_at desc limit ${MOST}`,
);

interface DueOrder {
  org_id: Uuid;
  id: Uuid;
  country: string | null;
}

const due = `select o.org_id, o.id, o.shipping_address ->> 'country' as country`;
/** Orders whose time is up, and from which somebody can still be read: those of one person, and of all who were forgotten. */
const dueOrdersOf = statement<DueOrder>(
  'orders.to_forget_of',
  `${due} from orders o where o.buyer_user = $3 and o.email_index is not null and o.placed_at < $1 limit $2`,
);
const dueOrdersOfErased = statement<DueOrder>(
  'orders.to_forget',
  `${due} from users u join orders o on o.buyer_user = u.id
    where u.status = 'erased' and o.email_index is not null and o.placed_at < $1 limit $2`,
);
const forgetOrder = statement(
  'orders.forget',
  `update orders set contact = $3, shipping_address = case when shipping_address is null then null else $4::jsonb end,
          email_index = null, phone_index = null, name_index = null, version = version + 1
    where org_id = $1 and id = $2`,
);
const keptOrders = statement<{ count: number; newest: Date | null }>(
  'orders.kept',
  `select count(*)::int as count, max(placed_at) as newest from orders where buyer_user = $1 and email_index is not null`,
);

export const NOBODY = 'erased@erased.invalid';

const yearsBefore = (at: Date, years: number): Date => {
  const then = new Date(at);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
};

/** Makes orders anonymous whose time is up: those of one person, or of everybody who was forgotten before. Answers how many. */
export async function forgetOrders(tx: Tx, userId: Uuid | null, most: number): Promise<number> {
  const before = yearsBefore(tx.now, config().TAX_YEARS);
  const found = userId ? await tx.rows(dueOrdersOf, [before, most, userId]) : await tx.rows(dueOrdersOfErased, [before, most]);
  for (const { org_id: orgId, id, country } of found) {
    const sealed = sealedColumnsOf(orgId, { email: NOBODY }, { ...(country ? { country } : {}) });
    tx.send(forgetOrder, [orgId, id, sealed.contact, sealed.address]);
  }
  return found.length;
}

export const ordersPrivacy: PrivacyPart = {
  name: 'orders',
  tables: ['orders'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(ordersOf, [userId]);
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
  async erase(tx, { userId }) {
    const erased = await forgetOrders(tx, userId, MOST);
    const kept = await tx.row(keptOrders, [userId]);
    if (!kept?.count || !kept.newest) return { erased, kept: [] };
    const until = yearsBefore(kept.newest, -config().TAX_YEARS);
    return { erased, kept: [{ what: 'orders', why: 'tax_law', until, count: kept.count }] };
  },
};
