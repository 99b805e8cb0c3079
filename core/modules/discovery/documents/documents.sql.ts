// Statements that derive the search's documents from products, offers, prices and stock, as the system role.
import { unitsIn } from '#modules/inventory/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OptionRow } from '#modules/catalog/index.ts';
import { pricedOffers } from '#modules/pricing/index.ts';

type Text = Record<string, string>;

/**
 * One writer at a time: of two that look at one product at different moments, the one that looked first may write last. `words` is the table of
 * words that is written: another one when it was emptied to be written from nothing. What comes next is planned for the queue as it is now: a plan
 * that was made while it was empty goes through all of it for each product, and a rebuild or an import fills it at once.
 */
export const becomeWriter = statement<{ mine: boolean; words: string }>(
  'discovery.become_writer',
  `select pg_try_advisory_xact_lock(hashtext('tessera.search')) as mine, pg_relation_filenode('search_words')::text as words,
          set_config('plan_cache_mode', 'force_custom_plan', true)`,
);
/** Plans are kept again. */
export const keepPlans = statement('discovery.keep_plans', `select set_config('plan_cache_mode', 'force_generic_plan', true)`);

export interface QueuedRow {
  product_org_id: Uuid;
  /** Null: every product of the organization. */
  product_id: Uuid | null;
}

/** The database stamps rows to the microsecond, a program's clock counts whole milliseconds: what came within the same one is due. */
const isDue = `due_at < $1::timestamptz + interval '1 millisecond'`;

/**
 * Half of them the products that came last, so that one change is not behind all that an import or a rebuild left, half those that wait longest. $1
 * now, $2 how many.
 */
export const takeQueued = statement<QueuedRow>(
  'discovery.take_queued',
  `with due as (
     (select product_org_id, product_id, id, true as late from search_queue where ${isDue} order by due_at desc, id desc limit $2::int / 2)
     union all
     (select product_org_id, product_id, id, false from search_queue where ${isDue} order by due_at, id limit 4 * $2::int)),
   next as materialized (
     select product_org_id, product_id from due group by 1, 2 order by product_id is not null, bool_or(late) desc, min(id) limit $2),
   gone as (
     delete from search_queue q using next n
      where q.product_org_id = n.product_org_id and q.product_id = n.product_id and q.${isDue}),
   gone_whole as (
     delete from search_queue q using next n
      where q.product_org_id = n.product_org_id and q.product_id is null and n.product_id is null and q.${isDue})
   select product_org_id, product_id from next order by 1, 2`,
);

/** What can't be derived now is looked at again later. $1 whose, $2 product, $3 now, $4 when. */
export const putOff = statement(
  'discovery.put_off',
  `update search_queue set due_at = $4 where product_org_id = $1 and product_id is not distinct from $2 and due_at <= $3`,
);

/** A hundred thousand products are queued in one statement, beside whatever else the machine does. */
export const takeTime = statement(
  'discovery.take_time',
  `select set_config('statement_timeout', '60s', true), set_config('transaction_timeout', '120s', true)`,
);
/** All products of an organization, and what is still written of products it has no more. */
export const queueOrganization = statement(
  'discovery.queue_organization',
  `insert into search_queue (product_org_id, product_id, due_at)
   select $1, p.id, $2 from (select id from products where org_id = $1 union select product_id from search_documents where product_org_id = $1) p`,
);

/** Who has an offer of any of these products. $1 whose, $2 products. */
export const sellersOfProducts = statement<{ org_id: Uuid }>(
  'discovery.sellers_of_products',
  `select distinct o.org_id from offers o
    where o.variant_org_id = $1 and o.product_id = any ($2::uuid[]) and o.status = 'published'`,
);

export interface SourceRow {
  org_id: Uuid;
  id: Uuid;
  currency: string;
  kind: string;
  title: Text;
  subtitle: Text;
  description: Text;
  tags: string[];
  attributes: { code?: string; valueCode?: string; name: Text; value: Text }[];
  options: OptionRow[];
  position: number;
  published_at: Date | null;
  categories: { slug: string; name: Text }[];
  price_from: bigint;
  price_to: bigint;
  compare_at: bigint | null;
  in_stock: boolean;
  seller_org_id: Uuid;
  sellers: Uuid[];
  /** What those who sell and make it are called. */
  who: string[];
  variants: { sku: string; options: Record<string, string>; inStock: boolean }[];
}

const priced = pricedOffers({
  currency: 'cu.currency',
  now: '$5::timestamptz',
  only: 'f.org_id = any ($1::uuid[]) and f.variant_org_id = p.org_id and f.product_id = p.id',
});

/** What a channel shows of products, for everybody. $1 sellers, $2 currencies, $3 whose products, $4 which, $5 now, $6 the channel. */
export const sourcesOf = statement<SourceRow>(
  'discovery.sources',
  `select p.org_id, p.id, cu.currency, p.kind, p.title, p.subtitle, p.description, p.tags, p.attributes, p.options, p.position, p.published_at,
          c.categories, o.price_from, o.price_to, o.compare_at, o.in_stock, o.sellers[1] as seller_org_id, o.sellers, o.variants,
          array(select n.name from organizations n where n.id = any (o.sellers) or n.id = p.org_id) as who
     from products p
    cross join lateral (
      with recursive above as (
        select c.id, c.parent_id, c.slug, c.name, 1 as depth from categories c
         where c.org_id = p.org_id
           and (c.id = p.category_id
                or c.id in (select x.category_id from product_categories x where x.org_id = p.org_id and x.product_id = p.id))
        union all
        select c.id, c.parent_id, c.slug, c.name, a.depth + 1 from above a
          join categories c on c.org_id = p.org_id and c.id = a.parent_id where a.depth < 8)
      select jsonb_agg(distinct jsonb_build_object('slug', slug, 'name', name)) as categories from above) c
    cross join unnest($2::text[]) as cu(currency)
    cross join lateral (
      select min(o.price_minor) as price_from, max(o.price_minor) as price_to,
             (array_agg(o.compare_at_minor order by o.price_minor, o.id))[1] as compare_at,
             coalesce(bool_or(s.available > 0), false) as in_stock, array_agg(o.org_id order by o.price_minor, o.id) as sellers,
             jsonb_agg(jsonb_build_object('sku', v.sku, 'options', v.options, 'inStock', coalesce(s.available > 0, false))) as variants
        from ${priced} o
        join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id and v.product_id = o.product_id and v.status = 'active'
       cross join lateral (select ${unitsIn('$6')}) s
       where o.status = 'published') o
    where p.org_id = $3 and p.id = any ($4::uuid[]) and p.status = 'published' and o.price_from is not null`,
);

const columns = [
  'org_id uuid',
  'channel_id uuid',
  'currency text',
  'product_org_id uuid',
  'product_id uuid',
  'kind text',
  'seller_org_id uuid',
  'price_from bigint',
  'price_to bigint',
  'compare_at bigint',
  'in_stock boolean',
  'position int',
  'newest bigint',
  'title jsonb',
  'facets text[]',
  'terms tsvector',
];
const names = columns.map((column) => column.split(' ')[0] ?? '');
const values = names.slice(5);

/** Writes documents that are new or others than they were. $1 rows as JSON. */
export const writeRows = statement<{ org_id: Uuid; channel_id: Uuid; product_id: Uuid }>(
  'discovery.write_documents',
  `insert into search_documents as d (${names.join(', ')})
   select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as r(${columns.join(', ')})
   on conflict (org_id, channel_id, currency, product_org_id, product_id) do update
      set ${values.map((name) => `${name} = excluded.${name}`).join(', ')}
    where (${values.map((name) => `d.${name}`).join(', ')}) is distinct from (${values.map((name) => `excluded.${name}`).join(', ')})
   returning org_id, channel_id, product_id`,
);

/** Drops what is written of products and was not derived again. $1 whose, $2 products, $3 rows as JSON. */
export const dropRows = statement<{ org_id: Uuid; channel_id: Uuid; product_id: Uuid }>(
  'discovery.drop_documents',
  `delete from search_documents d
    where d.product_org_id = $1 and d.product_id = any ($2::uuid[])
      and not exists (select from jsonb_to_recordset($3::jsonb) as r(channel_id uuid, currency text, product_id uuid)
                       where r.channel_id = d.channel_id and r.currency = d.currency and r.product_id = d.product_id)
   returning org_id, channel_id, product_id`,
);

export const writeTitles = statement(
  'discovery.write_titles',
  `insert into search_titles as t (org_id, channel_id, locale, product_org_id, product_id, title)
   select distinct on (channel_id, locale, product_id) org_id, channel_id, locale, product_org_id, product_id, title
     from jsonb_to_recordset($1::jsonb) as r(org_id uuid, channel_id uuid, locale text, product_org_id uuid, product_id uuid, title text)
   on conflict (org_id, channel_id, locale, product_org_id, product_id) do update set title = excluded.title where t.title <> excluded.title`,
);
export const dropTitles = statement(
  'discovery.drop_titles',
  `delete from search_titles t
    where t.product_org_id = $1 and t.product_id = any ($2::uuid[])
      and not exists (select from jsonb_to_recordset($3::jsonb) as r(channel_id uuid, locale text, product_id uuid)
                       where r.channel_id = t.channel_id and r.locale = t.locale and r.product_id = t.product_id)`,
);

/** $1 organization, $2 channel, $3 rows as JSON. */
export const writeWords = statement(
  'discovery.write_words',
  `insert into search_words (org_id, channel_id, word, shown, rests)
   select $1, $2, r.word, r.shown, r.rests from jsonb_to_recordset($3::jsonb) as r(word text, shown text, rests text[])
   on conflict (org_id, channel_id, word) do nothing`,
);

/** Those that are called the same already are looked up and not touched. */
export const writeFacets = statement(
  'discovery.write_facets',
  `insert into search_facets as f (org_id, channel_id, code, value, name, value_name, swatch, place)
   select $1, $2, r.code, r.value, r.name, r.value_name, r.swatch, r.place
     from jsonb_to_recordset($3::jsonb) as r(code text, value text, name jsonb, value_name jsonb, swatch text, place int)
     left join search_facets s on s.org_id = $1 and s.channel_id = $2 and s.code = r.code and s.value = r.value
    where (s.name, s.value_name, s.swatch, s.place) is distinct from (r.name, r.value_name, r.swatch, r.place)
   on conflict (org_id, channel_id, code, value) do update
      set name = excluded.name, value_name = excluded.value_name, swatch = excluded.swatch, place = excluded.place
    where (f.name, f.value_name, f.swatch, f.place) is distinct from (excluded.name, excluded.value_name, excluded.swatch, excluded.place)`,
);

/** Words as their stems; null where the language has none for them. */
export const stemsOf = statement<{ word: string; english: string | null; russian: string | null }>(
  'discovery.stems',
  `select w as word, (ts_lexize('english_stem', w))[1] as english, (ts_lexize('russian_stem', w))[1] as russian from unnest($1::text[]) as w`,
);
