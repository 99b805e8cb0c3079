// Statements about cards: issuing, ending, looking.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export type CardState = 'active' | 'suspended' | 'revoked' | 'expired';
export type Tier = 'bronze' | 'silver' | 'gold' | 'platinum' | 'diamond';

/** $13 and $14 whose they are, $15 and $16 the order, $17 now; the rest by card. */
export const addCards = statement(
  'loyalty.add_cards',
  `insert into loyalty_cards (org_id, id, programme_id, tier, number_sealed, number_index, last_four, name_sealed, name_index, line_id, place,
                              holder_user, holder_guest, order_org_id, order_id, issued_at, valid_until, refund_until)
   select w.org, w.id, w.programme, w.tier, w.sealed, w.number_index, w.last_four, w.name, $18::text[], w.line, w.place, $13, $14, $15, $16,
          $17::timestamptz, $17::timestamptz + make_interval(days => w.valid_days), $17::timestamptz + make_interval(days => w.refund_days)
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::int[],
                 $11::int[], $12::int[])
          as w(org, id, programme, tier, sealed, number_index, last_four, name, line, place, valid_days, refund_days)`,
);

export interface EndedRow {
  org_id: Uuid;
  id: Uuid;
  programme_id: Uuid;
  order_org_id: Uuid | null;
  order_id: Uuid | null;
  line_id: Uuid | null;
}
const ended = 'org_id, id, programme_id, order_org_id, order_id, line_id';

/** Ends what lives of an order's lines; a second time finds nothing. */
export const revokeCards = statement<EndedRow>(
  'loyalty.revoke_of_lines',
  `update loyalty_cards set state = 'revoked', ended_at = $4, reason = $5
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state in ('active', 'suspended') returning ${ended}`,
);
export const expireCards = statement<EndedRow>(
  'loyalty.expire',
  `update loyalty_cards set state = 'expired', ended_at = $1
    where (org_id, id) in (select c.org_id, c.id from loyalty_cards c
                            where c.state in ('active', 'suspended') and c.valid_until <= $1 order by c.valid_until limit $2 for update skip locked)
    returning ${ended}`,
);

/** One card ($2) from any of the states of $5; $6 is when it ends by that, or null. */
export const moveCard = statement<EndedRow>(
  'loyalty.move_card',
  `update loyalty_cards set state = $3, reason = $4, ended_at = $6
    where org_id = $1 and id = $2 and state = any ($5::text[]) and (valid_until is null or valid_until > $7) returning ${ended}`,
);

/** How the cards of each line stand: one that lives is enough for the line to live. */
export const cardsOfLines = statement<{ line_id: Uuid; living: number; suspended: number; refund_until: Date }>(
  'loyalty.of_lines',
  `select line_id, count(*) filter (where state in ('active', 'suspended'))::int as living,
          count(*) filter (where state = 'suspended')::int as suspended, min(refund_until) as refund_until
     from loyalty_cards where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) group by line_id`,
);

/** Cards of these orders are the person's; the guest ($4) has them no more where they showed that they are the same. */
export const claimCards = statement(
  'loyalty.claim',
  `update loyalty_cards set holder_user = $3, holder_guest = case when holder_guest = $4 then null else holder_guest end
    where order_org_id = $1 and order_id = any ($2::uuid[]) and (holder_user is null or holder_user = $3)`,
);

export interface CardRow extends EndedRow {
  tier: Tier;
  last_four: string;
  name_sealed: string;
  state: CardState;
  issued_at: Date;
  valid_until: Date | null;
  reason: string | null;
  programme: Record<string, string>;
}
const columns = `c.org_id, c.id, c.programme_id, c.order_org_id, c.order_id, c.line_id, c.tier, c.last_four, c.name_sealed, c.state, c.issued_at,
  c.valid_until, c.reason, p.name as programme`;
const from = 'loyalty_cards c join loyalty_programmes p on p.org_id = c.org_id and p.id = c.programme_id';

export const cardById = statement<CardRow>('loyalty.card', `select ${columns} from ${from} where c.org_id = $1 and c.id = $2`);

/** $2 and $3 after which card, $4 how many, $5 tier, $6 state, $7 programme, $8 what `which` looks for. */
const pageBy = (name: string, which: string) =>
  statement<CardRow>(
    `loyalty.cards_${name}`,
    `select ${columns} from ${from}
      where c.org_id = $1 and ($2::timestamptz is null or (c.issued_at, c.id) < ($2, $3::uuid))
        and ($5::text is null or c.tier = $5) and ($6::text is null or c.state = $6) and ${which}
      order by c.issued_at desc, c.id desc limit $4`,
  );
const ofProgramme = '($7::uuid is null or c.programme_id = $7)';
export const cardPages = {
  all: pageBy('all', '$7::uuid is null and $8::text is null'),
  programme: pageBy('of_programme', 'c.programme_id = $7::uuid and $8::text is null'),
  number: pageBy('by_number', `${ofProgramme} and c.number_index = $8::text`),
  lastFour: pageBy('by_last_four', `${ofProgramme} and c.last_four = $8::text`),
  name: pageBy('by_name', `${ofProgramme} and c.id = any (array(select n.id from cards_named($8::text[]) as n))`),
};

export interface MyCardRow extends CardRow {
  order_id: Uuid;
  line_id: Uuid;
  seller: string;
}
/** $1 person, $2 guest, $3 shop: whose it is, beside what the wall says. */
const own = 'c.order_org_id = $3 and (c.holder_user = $1 or c.holder_guest = $2)';
// A seller who left the shop still owes what was bought.
const withSeller = `${from} left join organizations g on g.id = c.org_id`;

/** Those that live first. $7 an order, or null for all. */
export const myCards = statement<MyCardRow>(
  'loyalty.mine',
  `select ${columns}, coalesce(g.name, '') as seller from ${withSeller}
    where ${own} and ($4::timestamptz is null or (c.issued_at, c.id) < ($4, $5::uuid)) and ($7::uuid is null or c.order_id = $7)
    order by c.issued_at desc, c.id desc limit $6`,
);
export const myCard = statement<MyCardRow>(
  'loyalty.my_card',
  `select ${columns}, coalesce(g.name, '') as seller from ${withSeller} where ${own} and c.id = $4`,
);
export const myCardNumber = statement<{ org_id: Uuid; number_sealed: string }>(
  'loyalty.my_card_number',
  `select c.org_id, c.number_sealed from loyalty_cards c where ${own} and c.id = $4`,
);
export const nameCard = statement<{ id: Uuid }>(
  'loyalty.name_card',
  `update loyalty_cards c set name_sealed = $5, name_index = $6
    where ${own} and c.id = $4 and c.state in ('active', 'suspended') and (c.valid_until is null or c.valid_until > $7) returning c.id`,
);
