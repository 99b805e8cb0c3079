// Statements that move units, expect them, and show what moved. Every change of what is on hand has a move that explains it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { lowAt } from './rules.sql.ts';

/** Whether the organization sells it. */
export const knowOffer = statement<{ id: Uuid }>('inventory.know_offer', `select id from offers where org_id = $1 and id = $2`);

/** So that an offer can lie where it never lay. */
export const openLevel = statement(
  'inventory.open_level',
  `insert into stock_levels (org_id, offer_id, location_id, on_hand, watch_at)
   values ($1, $2, $3, 0, ${lowAt('(select low_at from offer_rules where org_id = $1 and offer_id = $2)', '$1')})
   on conflict do nothing`,
);
/** Levels of an offer in id order, as whoever changes several of them locks them. */
export const holdLevels = statement<{ location_id: Uuid }>(
  'inventory.hold_levels',
  `select location_id from stock_levels where org_id = $1 and offer_id = $2 and location_id = any ($3::uuid[]) order by location_id for no key update`,
);
/** Adds or takes units; takes nothing that is reserved. */
export const changeOnHand = statement<{ on_hand: number }>(
  'inventory.change_on_hand',
  `update stock_levels set on_hand = on_hand + $4
    where org_id = $1 and offer_id = $2 and location_id = $3 and on_hand + $4 >= greatest(0, reserved - backorder_limit)
   returning on_hand`,
);
export const addMove = statement(
  'inventory.add_move',
  `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, note, by_user, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
/** Never less than is sold so already. */
export const setBackorder = statement<{ before: number }>(
  'inventory.set_backorder',
  `update stock_levels set backorder_limit = $4
    where org_id = $1 and offer_id = $2 and location_id = $3 and reserved <= on_hand + $4 returning old.backorder_limit as before`,
);

export interface IncomingRow {
  id: Uuid;
  offer_id: Uuid;
  location_id: Uuid;
  sku: string;
  title: Record<string, string>;
  location: string;
  expected: number;
  received: number;
  expected_on: string | null;
  note: string;
  state: 'open' | 'received' | 'cancelled';
  created_at: Date;
}

const incoming = (where: string): string => `
  select i.id, i.offer_id, i.location_id, v.sku, p.title, l.name as location, i.expected, i.received, i.expected_on::text as expected_on, i.note, i.state, i.created_at
    from stock_incoming i
    join stock_locations l on l.org_id = i.org_id and l.id = i.location_id
    join offers o on o.org_id = i.org_id and o.id = i.offer_id
    join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    join products p on p.org_id = o.variant_org_id and p.id = o.product_id
   where i.org_id = $1 and ${where}`;

export const incomingPage = statement<IncomingRow>(
  'inventory.incoming',
  incoming(
    `i.state = $2 and ($3::timestamptz is null or (i.created_at, i.id) < ($3, $4::uuid)) order by i.created_at desc, i.id desc limit $5`,
  ),
);
export const incomingById = statement<IncomingRow>('inventory.incoming_by_id', incoming('i.id = $2'));
export const addIncoming = statement(
  'inventory.expect',
  `insert into stock_incoming (org_id, id, offer_id, location_id, expected, expected_on, note, by_user, created_at)
   values ($1, $2, $3, $4, $5, $6::text::date, $7, $8, $9)`,
);
/** What came counts; $4 says that no more will, and all that was expected says so, too. Nothing where it was at its end already. */
export const addReceived = statement<{ offer_id: Uuid; location_id: Uuid }>(
  'inventory.receive',
  `update stock_incoming set received = received + $3,
          state = case when $4 or received + $3 >= expected then 'received' else 'open' end,
          closed_at = case when $4 or received + $3 >= expected then $5::timestamptz end
    where org_id = $1 and id = $2 and state = 'open' returning offer_id, location_id`,
);
export const dropIncoming = statement<{ id: Uuid }>(
  'inventory.cancel_incoming',
  `update stock_incoming set state = 'cancelled', closed_at = $3 where org_id = $1 and id = $2 and state = 'open' returning id`,
);

export interface MoveRow {
  id: Uuid;
  offer_id: Uuid;
  sku: string;
  location: string;
  delta: number;
  reason: 'received' | 'counted' | 'damaged' | 'returned' | 'sold' | 'transferred' | 'other';
  note: string | null;
  by_user: Uuid | null;
  at: Date;
}

const moves = (where: string): string => `
  select m.id, m.offer_id, v.sku, l.name as location, m.delta, m.reason, m.note, m.by_user, m.at
    from stock_moves m
    join stock_locations l on l.org_id = m.org_id and l.id = m.location_id
    join offers o on o.org_id = m.org_id and o.id = m.offer_id
    join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
   where m.org_id = $1 and ($2::uuid is null or m.location_id = $2) and ${where}`;

/** Newest first. $1 org, $2 location or null, $3 and $4 where the page starts, $5 rows. */
export const movesPage = statement<MoveRow>(
  'inventory.moves',
  moves('($3::timestamptz is null or (m.at, m.id) < ($3, $4::uuid)) order by m.at desc, m.id desc limit $5'),
);
/** The same of one offer, $6. */
export const movesOfOffer = statement<MoveRow>(
  'inventory.moves_of_offer',
  moves('m.offer_id = $6 and ($3::timestamptz is null or (m.at, m.id) < ($3, $4::uuid)) order by m.at desc, m.id desc limit $5'),
);
/** Oldest first, for a file. $3 and $4 after which row, $5 rows, $6 offer or null, $7 before which moment. */
export const movesForFile = statement<MoveRow>(
  'inventory.moves_for_file',
  moves('($6::uuid is null or m.offer_id = $6) and (m.at, m.id) > ($3::timestamptz, $4::uuid) and m.at < $7 order by m.at, m.id limit $5'),
);

/** Names of who moved something; sealed. */
export const moverNames = statement<{ id: Uuid; name: string }>(
  'inventory.mover_names',
  `select id, name from users where id = any ($1::uuid[])`,
);
