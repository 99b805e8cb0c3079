// Gets the shop ready for the run: twenty offers with enough of most and too little of a few, and the settings that are checked.
import { publicId } from '../../core/platform/ids/index.ts';
import type { Sql } from './passing-time.ts';
import type { Random } from './random.ts';

const OFFERS = 20;
const SCARCE = 3;

export interface Goods {
  /** Public ids of the offers, in the order plans count them. */
  offers: string[];
  /** Units of each at the beginning, by its inner id. */
  units: Map<string, number>;
}

/** Counts the stock anew, with the move that explains it. */
export async function arrangeStock(sql: Sql, checkouts: number): Promise<Goods> {
  const rows = await sql<{ id: string }>(
    `select o.id from offers o join stock_levels s on s.org_id = o.org_id and s.offer_id = o.id
      where o.status = 'published' order by o.id limit $1`,
    [OFFERS],
  );
  if (rows.length < OFFERS) throw new Error(`The preset has ${rows.length} offers; ${OFFERS} are needed.`);
  const units = new Map(rows.map(({ id }, index) => [id, index < SCARCE ? Math.ceil(checkouts / 40) : checkouts * 2]));
  await sql(
    `with wanted as (select * from unnest($1::uuid[], $2::int[]) as w(offer_id, units)),
          counted as (
            insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
            select s.org_id, gen_random_uuid(), s.offer_id, s.location_id, w.units - s.on_hand, 'counted', 'faults', now()
              from stock_levels s join wanted w using (offer_id) where w.units <> s.on_hand)
     update stock_levels s set on_hand = w.units from wanted w where w.offer_id = s.offer_id`,
    [[...units.keys()], [...units.values()]],
  );
  return { offers: rows.map(({ id }) => publicId('offer', id)), units };
}

/** Whether late money revives its order or goes back is the shop's choice; here chance chooses. */
export async function chooseLatePayment(sql: Sql, draw: Random): Promise<string> {
  const choice = draw.pick(['refund', 'revive']);
  await sql('update channels set late_payment = $1', [choice]);
  return choice;
}

/** Refuses to prove anything on a database that may forget what it acknowledged. */
export async function requireDurable(sql: Sql): Promise<void> {
  const rows = await sql<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  const loose = rows.filter(({ setting }) => setting !== 'on');
  if (rows.length < 3 || loose.length > 0) throw new Error(`This database is not durable: ${JSON.stringify(loose)}`);
}
