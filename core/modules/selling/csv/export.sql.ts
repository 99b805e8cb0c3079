// Statements that read what an export writes, a step at a time, in an order that stays.
import type { AttributeSaid } from '#modules/catalog/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Text } from '../texts.ts';
import { matches } from '../own-list/own-list.sql.ts';
import { centralPrices, countingPrices, furtherPrices, type OptionNow } from './shelf.sql.ts';

export interface ExportedVariant {
  product_id: Uuid;
  id: Uuid;
  slug: string;
  kind: string;
  status: string;
  category: string;
  title: Text;
  subtitle: Text;
  description: Text;
  seo_title: Text;
  seo_description: Text;
  tags: string[];
  attributes: AttributeSaid[];
  /** Addresses of categories beside its main one. */
  further: string[];
  pictures: string[];
  product_options: OptionNow[];
  sku: string;
  options: Record<string, string>;
  barcode: string | null;
  weight_grams: number | null;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  prices: Record<string, { price: string; compareAt: string | null }>;
}

/** Products that match the filter of the list; $16 and $17 behind which product and variant, $18 rows. */
export const exportedProducts = statement<ExportedVariant>(
  'export.products',
  `select p.id as product_id, v.id, p.slug, p.kind, p.status, c.slug as category, p.title, p.subtitle, p.description, p.seo_title, p.seo_description,
          p.tags, p.attributes, p.options as product_options, v.sku, v.options, v.barcode, v.weight_grams, o.price_minor, o.compare_at_minor, ${furtherPrices},
          array(select f.slug from product_categories pc join categories f on f.org_id = pc.org_id and f.id = pc.category_id
                 where pc.org_id = p.org_id and pc.product_id = p.id order by pc.position) as further,
          array(select pp.media_key from product_pictures pp where pp.org_id = p.org_id and pp.product_id = p.id order by pp.position) as pictures
     from products p join categories c on c.org_id = p.org_id and c.id = p.category_id
     join variants v on v.org_id = p.org_id and v.product_id = p.id and v.status = 'active'
     left join offers o on o.org_id = p.org_id and o.variant_org_id = p.org_id and o.variant_id = v.id and o.currency = $2
    where ${matches} and p.id >= coalesce($16::uuid, '00000000-0000-0000-0000-000000000000')
      and ($16::uuid is null or (p.id, v.id) > ($16, $17::uuid))
    order by p.id, v.id limit $18`,
);
/** Which attributes of the set they say, and in which languages. */
export const exportedAttributes = statement<{ code: string; locales: string[] }>(
  'export.attributes',
  `select e ->> 'code' as code, array_agg(distinct l) as locales
     from products p cross join jsonb_array_elements(p.attributes) as e cross join jsonb_object_keys(e -> 'value') as l
    where ${matches} and p.attributes <> '[]' and e ? 'code' group by 1`,
);

export interface ExportedPrice {
  id: Uuid;
  sku: string;
  title: Text;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  prices: Record<string, { price: string; compareAt: string | null }>;
}
/** Whatever it sells, its own and of brands, at the prices that count. $5 behind which offer, $6 rows, $7 further currencies, $8 now. */
export const exportedPrices = statement<ExportedPrice>(
  'export.prices',
  `select o.id, v.sku, p.title, ${countingPrices}
     from offers o
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    cross join lateral (select ${furtherPrices}) f${centralPrices({ currency: '$2', further: '$7', now: '$8::timestamptz' })}
    where o.org_id = $1 and o.currency = $2 and ($3::text is null or p.words like $3) and ($4::text is null or p.status = $4)
      and ($5::uuid is null or o.id > $5)
    order by o.id limit $6`,
);

export interface ExportedLevel {
  offer_id: Uuid;
  location_id: Uuid;
  sku: string;
  title: Text;
  location: string;
  on_hand: number;
  reserved: number;
}
/** $5 and $6 behind which offer and location, $7 rows. */
export const exportedStock = statement<ExportedLevel>(
  'export.stock',
  `select s.offer_id, s.location_id, v.sku, p.title, l.name as location, s.on_hand, s.reserved
     from stock_levels s
     join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
     join offers o on o.org_id = s.org_id and o.id = s.offer_id and o.currency = $2
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    where s.org_id = $1 and ($3::text is null or p.words like $3) and ($4::text is null or p.status = $4)
      and ($5::uuid is null or (s.offer_id, s.location_id) > ($5, $6::uuid))
    order by s.offer_id, s.location_id limit $7`,
);
