// Cards of products as they are now: whatever found them, price, stock and texts are read here.
import { unitsIn } from '#modules/inventory/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OptionRow } from '#modules/catalog/index.ts';
import { furtherOffers, type PriceReach, pricedOffers } from '#modules/pricing/index.ts';

type Text = Record<string, string>;

export interface CardRow {
  org_id: Uuid;
  id: Uuid;
  slug: string;
  kind: string;
  title: Text;
  subtitle: Text;
  options: OptionRow[];
  category_slug: string;
  category_name: Text;
  media_key: string | null;
  alt: Text | null;
  price_from: bigint;
  price_to: bigint;
  compare_at: bigint | null;
  /** Of the lowest price. */
  offer_id: Uuid;
  in_stock: boolean;
}

/**
 * $1 sellers, $2 currency, $3 whose and $4 which products, in the order of the answer, $5 sizes, $6 colours, $7 in stock only, $8 now, $9 the channel. Of the
 * variants only those of the sizes and colours count, so that no card says a price of a size that was not asked for. `offset 0` holds the order: a
 * plan for any values would else go through all categories, and all variants of a product for each of its offers.
 */
const cards = (offers: string): string => `
  select p.org_id, p.id, p.slug, p.kind, p.title, p.subtitle, p.options, c.slug as category_slug, c.name as category_name, pic.media_key, pic.alt,
         o.price_from, o.price_to, o.compare_at, o.offer_id, o.in_stock
    from unnest($3::uuid[], $4::uuid[]) with ordinality as w(org_id, id, place)
    join products p on p.org_id = w.org_id and p.id = w.id and p.status = 'published'
    cross join lateral (select c.slug, c.name from categories c where c.org_id = p.org_id and c.id = p.category_id offset 0) c
    cross join lateral (
      select min(o.price_minor) as price_from, max(o.price_minor) as price_to,
             (array_agg(o.compare_at_minor order by o.price_minor, o.id))[1] as compare_at, (array_agg(o.id order by o.price_minor, o.id))[1] as offer_id,
             coalesce(bool_or(s.available > 0), false) as in_stock
        from ${offers} o
       cross join lateral (select v.options from variants v
                            where v.org_id = o.variant_org_id and v.id = o.variant_id and v.status = 'active' offset 0) v
        cross join lateral (select ${unitsIn('$9')}) s
       where o.org_id = any ($1::uuid[]) and o.variant_org_id = p.org_id and o.product_id = p.id and o.currency = $2 and o.status = 'published'
         and ($5::text[] is null or v.options ->> 'size' = any ($5))
         and ($6::text[] is null or v.options ->> 'colour' = any ($6))
         and (not $7 or s.available > 0)) o
    left join lateral (select pp.media_key, pp.alt from product_pictures pp
                        where pp.org_id = p.org_id and pp.product_id = p.id
                        order by coalesce(pp.options ->> 'colour' = any ($6), false) desc, pp.position limit 1) pic on true
   where o.price_from is not null and $8::timestamptz is not null
   order by w.place`;

const only = 'f.org_id = any ($1::uuid[]) and f.variant_org_id = p.org_id and f.product_id = p.id';

/** By how far prices have to be looked for. */
export const cardsOf = {
  offers: statement<CardRow>('discovery.cards', cards('offers')),
  further: statement<CardRow>('discovery.cards_in', cards(furtherOffers({ currency: '$2' }))),
  all: statement<CardRow>('discovery.cards_priced', cards(pricedOffers({ currency: '$2', now: '$8::timestamptz', only }))),
} as const satisfies Record<PriceReach, unknown>;
