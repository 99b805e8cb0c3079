// Statements about how many cards there may be: set aside, made firm, given back.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export const takeCards = statement('loyalty.take_cards', `select take_loyalty_cards($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

export const firmCards = statement(
  'loyalty.firm_cards',
  `update loyalty_reservations set state = 'firm', expires_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'held'`,
);

/** The live reservations of a line are ended once; the counters follow in the same statement. */
export const freeCards = statement(
  'loyalty.free_cards',
  `with ended as (
     update loyalty_reservations set state = $4, ended_at = $5, expires_at = null
      where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state in ('held', 'firm')
      returning org_id, programme_id, cards),
   sums as (select org_id, programme_id, sum(cards)::int as cards from ended group by 1, 2)
   update loyalty_programmes p set cards_taken = p.cards_taken - s.cards from sums s where p.org_id = s.org_id and p.id = s.programme_id`,
);

/** Of cards that ended: programmes ($1 whose, $2) and how many of each ($3). */
export const giveCardsBack = statement(
  'loyalty.give_back',
  `update loyalty_programmes p set cards_taken = p.cards_taken - w.cards
     from unnest($1::uuid[], $2::uuid[], $3::int[]) as w(org, programme, cards) where p.org_id = w.org and p.id = w.programme`,
);

/** `left` is null where there is no limit. */
export const freeUnits = statement<{ offer_id: Uuid; programme_id: Uuid; left: number | null }>(
  'loyalty.free_units',
  `select w.offer as offer_id, p.id as programme_id, p.card_limit - p.cards_taken as left
     from unnest($1::uuid[], $2::uuid[]) as w(seller, offer)
     join offers o on o.org_id = w.seller and o.id = w.offer
     join loyalty_terms t on t.org_id = w.seller and t.org_id = o.variant_org_id and t.variant_id = o.variant_id
     join loyalty_programmes p on p.org_id = t.org_id and p.id = t.programme_id and p.status = 'open'`,
);

export interface IssuedRow {
  org_id: Uuid;
  programme_id: Uuid;
  line_id: Uuid;
  cards: number;
  tier: string;
  valid_days: number | null;
  refund_days: number;
}
/** Reservations that are paid become cards, once; the counters stay as they are. */
export const turnIntoCards = statement<IssuedRow>(
  'loyalty.turn_into_cards',
  `update loyalty_reservations set state = 'issued', ended_at = $4
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'firm'
    returning org_id, programme_id, line_id, cards, tier, valid_days, refund_days`,
);
