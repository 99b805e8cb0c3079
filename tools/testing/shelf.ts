// Stock of a preset's first offers for tests: in locations of their own, with orders that take it.
import { newId } from '#platform/ids/index.ts';
import type { TestDatabase } from './database.ts';

export class Shelf {
  readonly #database: TestDatabase;
  org = '';
  channel = '';
  #offers: { id: string; product_id: string }[] = [];

  constructor(database: TestDatabase) {
    this.#database = database;
  }

  /** Takes all stock away, with its locations, so that each test fills its own. */
  async clear(): Promise<void> {
    const { sql } = this.#database;
    await sql(
      `truncate stock_reservations, stock_moves, stock_levels, stock_incoming, stock_count_lines, stock_counts, stock_watch, stock_marks cascade`,
    );
    await sql('delete from stock_locations');
    this.#offers = await sql('select id, product_id from offers order by id limit 10');
    const [row] = await sql<{ org_id: string; id: string }>('select org_id, id from channels limit 1');
    [this.org, this.channel] = [row?.org_id ?? '', row?.id ?? ''];
  }

  offer(at: number): string {
    return this.#offers[at]?.id ?? '';
  }

  async location(name: string, options: { position?: number; closed?: boolean; channels?: string[] }): Promise<string> {
    const id = newId();
    await this.#database.sql(
      `insert into stock_locations (org_id, id, name, position, closed_at, channel_ids) values ($1, $2, $3, $4, $5, $6)`,
      [this.org, id, name, options.position ?? 0, options.closed ? new Date() : null, options.channels ?? null],
    );
    return id;
  }

  /** Units by location, with the moves that explain them, and how many more may be sold from there. */
  async fill(offerId: string, units: Record<string, number>, later: Record<string, number> = {}): Promise<void> {
    for (const [location, onHand] of Object.entries(units)) {
      await this.#database.sql(
        `insert into stock_levels (org_id, offer_id, location_id, on_hand, backorder_limit) values ($1, $2, $3, $4, $5)`,
        [this.org, offerId, location, onHand, later[location] ?? 0],
      );
      await this.#database.sql(
        `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
         select $1, $2, $3, $4, $5::int, 'received', 'shelf', now() where $5::int > 0`,
        [this.org, newId(), offerId, location, onHand],
      );
    }
  }

  /** An order with two lines of an offer in the database, as the checks want to see one behind every reservation. */
  async line(offerId: string, quantity: number) {
    const [orderId, lineId, otherLineId, cartId] = [newId(), newId(), newId(), newId()];
    const { sql } = this.#database;
    await sql(
      `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) values ($1, $2, $3, 'g', 'placed', 'USD', now(), now())`,
      [this.org, cartId, this.channel],
    );
    await sql(
      `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor, shipping_minor,
                           shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at, expires_at)
       values ($1, $2, (random() * 1e12)::bigint, $3, $4, 'g', array[$1::uuid], 'pending', 'USD', $5::bigint, 0, 0, 0, 0, $5::bigint, true, '{}', 'en', now(), now())`,
      [this.org, orderId, this.channel, cartId, 2 * quantity],
    );
    await sql(
      `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot, quantity,
                                unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
       select $1, w.id, $2, w.at, 'physical', 'reserved', 'held', $1, $3, $1, $4, '{}', $5::int, 1, $5::bigint, 0, 0, 'payment'
         from unnest($6::uuid[]) with ordinality as w(id, at)`,
      [this.org, orderId, offerId, this.#offers.find(({ id }) => id === offerId)?.product_id, quantity, [lineId, otherLineId]],
    );
    return { orgId: this.org, orderId, channelId: this.channel, lineId, otherLineId };
  }

  async #byLocation(column: 'on_hand' | 'reserved', offerId: string): Promise<Record<string, number>> {
    const rows = await this.#database.sql<{ location_id: string; units: number }>(
      `select location_id, ${column} as units from stock_levels where offer_id = $1`,
      [offerId],
    );
    return Object.fromEntries(rows.map((row) => [row.location_id, row.units]));
  }

  readonly reserved = (offerId = this.offer(0)): Promise<Record<string, number>> => this.#byLocation('reserved', offerId);
  readonly onHand = (offerId = this.offer(0)): Promise<Record<string, number>> => this.#byLocation('on_hand', offerId);

  /** Units that left for an order line, below zero. */
  async moved(lineId: string): Promise<number> {
    const [row] = await this.#database.sql<{ units: number }>(
      `select coalesce(sum(delta), 0)::int as units from stock_moves where source_key = $1`,
      [lineId],
    );
    return row?.units ?? 0;
  }

  /** What must agree, of one offer. */
  async sums(offerId: string) {
    const [row] = await this.#database.sql<Record<'reserved' | 'onHand' | 'available' | 'least' | 'live' | 'moved' | 'sold', number>>(
      `select sum(reserved)::int as reserved, sum(on_hand)::int as "onHand", sum(on_hand - reserved)::int as available, min(least(on_hand, reserved))::int as least,
              (select coalesce(sum(quantity - units_gone), 0)::int from stock_reservations where offer_id = $1 and state in ('held', 'firm')) as live,
              (select sum(delta)::int from stock_moves where offer_id = $1) as moved,
              (select -coalesce(sum(delta), 0)::int from stock_moves where offer_id = $1 and reason = 'sold') as sold
         from stock_levels where offer_id = $1`,
      [offerId],
    );
    if (!row) throw new Error('no stock of this offer');
    return row;
  }

  async deadlocks(): Promise<number> {
    const [row] = await this.#database.sql<{ deadlocks: number }>(
      `select deadlocks::int from pg_stat_database where datname = current_database()`,
    );
    return row?.deadlocks ?? 0;
  }
}
