// Statements that find documents of one channel: few by the index of terms, many by walking along their order.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { categoryIsHere } from '../here.sql.ts';

const found = `search_matches($1, $2, $3::tsquery, $4::tsquery, $5, $6, $7)`;

export interface FoundRow {
  product_org_id: Uuid;
  product_id: Uuid;
  sort_num: string;
  sort_text: string;
  /** Of all that was found, up to the limit. */
  total: number;
}

/**
 * A page of what terms find. $1 channel, $2 currency, $3 terms, $4 terms that weigh, $5 least and $6 most price, $7 most that are looked at,
 * $8 sort, $9 locale, $10 whose channel, $11 $12 $13 after, $14 rows. `offset 0` has titles looked up one by one and only where they are the order:
 * a plan for any values would else read all of them.
 */
export const pageFound = statement<FoundRow>(
  'discovery.page_found',
  `with found as materialized (select * from ${found}),
   keyed as (
     select f.product_org_id, f.product_id, coalesce(t.title, '') as sort_text, (count(*) over ())::int as total,
            case $8 when 'price' then f.price_from when '-price' then -f.price_from when 'newest' then f.newest when 'title' then 0
                    when 'relevance' then -(round(f.rank * 10000)::bigint) * 10000000000 + f.position else f.position end as sort_num
       from found f
       left join lateral (select t.title from search_titles t
                           where $8 = 'title' and t.org_id = $10 and t.channel_id = $1 and t.locale = $9
                             and t.product_org_id = f.product_org_id and t.product_id = f.product_id offset 0) t on true)
   select k.product_org_id, k.product_id, k.sort_num::text as sort_num, k.sort_text, k.total
     from keyed k where $11::bigint is null or (k.sort_num, k.sort_text, k.product_id) > ($11, $12::text, $13::uuid)
    order by k.sort_num, k.sort_text, k.product_id limit $14`,
);

export interface CountRow {
  /** '' for the documents themselves: value 'found' all, 'chosen' those of every facet chosen. */
  code: string;
  value: string;
  count: number;
}

/**
 * How many of what terms find there are of each facet; what is chosen of a facet narrows the others and never itself. $3 terms without what is
 * chosen of facets, $8 what is: [{"code": "size", "values": ["size:m", "size:l"]}].
 */
export const countFound = statement<CountRow>(
  'discovery.count_found',
  `with found as materialized (select f.facets from ${found} f),
   chosen as materialized (select c.code, c.values from jsonb_to_recordset($8::jsonb) as c(code text, values text[])),
   judged as materialized (
     select f.facets, array(select c.code from chosen c where not f.facets && c.values) as missed from found f)
   select split_part(x.facet, ':', 1) as code, substr(x.facet, strpos(x.facet, ':') + 1) as value, count(*)::int as count
     from judged j, unnest(j.facets) as x(facet)
    where cardinality(j.missed) = 0 or (cardinality(j.missed) = 1 and j.missed[1] = split_part(x.facet, ':', 1))
    group by x.facet
   union all select '', 'found', count(*)::int from judged
   union all select '', 'chosen', count(*)::int from judged j where cardinality(j.missed) = 0`,
);

/** The same where nothing is chosen. */
export const countAll = statement<CountRow>(
  'discovery.count_all',
  `select split_part(x.facet, ':', 1) as code, substr(x.facet, strpos(x.facet, ':') + 1) as value, count(*)::int as count
     from ${found} f, unnest(f.facets || '{:found,:chosen}'::text[]) as x(facet) group by x.facet`,
);

/** The lowest and the highest price of a shelf. $1 whose channel, $2 channel, $3 currency. */
export const priceBounds = statement<{ least: bigint | null; most: bigint | null }>(
  'discovery.price_bounds',
  `select (select d.price_from from search_documents d where d.org_id = $1 and d.channel_id = $2 and d.currency = $3
            order by d.price_from limit 1) as least,
          (select d.price_from from search_documents d where d.org_id = $1 and d.channel_id = $2 and d.currency = $3
            order by d.price_from desc limit 1) as most`,
);

/** What a walk keeps. $1 whose channel, $2 channel, $3 currency, $4 terms, $5 least and $6 most price, $7 $8 $9 after, $10 locale, $11 rows. */
const keeps = `d.terms @@ $4::tsquery and ($5::bigint is null or d.price_from >= $5) and ($6::bigint is null or d.price_from <= $6)`;
const none = '00000000-0000-0000-0000-000000000000';

/** Along an order, until the page is full: where much is found, little is passed over. `most` looks at no more than so many. */
const walk = (name: string, key: string, most?: number): ReturnType<typeof statement<FoundRow>> =>
  statement<FoundRow>(
    `discovery.walk_${name}${most ? `_${most}` : ''}`,
    `select d.product_org_id, d.product_id, d.key::text as sort_num, '' as sort_text, 0 as total
       from (select d.product_org_id, d.product_id, d.price_from, d.terms, ${key} as key from search_documents d
              where d.org_id = $1 and d.channel_id = $2 and d.currency = $3
                and (${key}, d.product_id) > (coalesce($7::bigint, -9223372036854775808), coalesce($9::uuid, '${none}'))
                and $8::text is not distinct from $8 and $10::text is not distinct from $10
              order by ${key}, d.product_id ${most ? `limit ${most}` : ''}) d
      where ${keeps}
      order by d.key, d.product_id limit $11`,
  );

/** By title, likewise. */
const walkTitles = (most?: number): ReturnType<typeof statement<FoundRow>> =>
  statement<FoundRow>(
    `discovery.walk_title${most ? `_${most}` : ''}`,
    `select d.product_org_id, d.product_id, '0' as sort_num, t.title as sort_text, 0 as total
       from (select t.* from search_titles t
              where t.org_id = $1 and t.channel_id = $2 and t.locale = $10 and $7::bigint is not distinct from $7
                and (t.title, t.product_id) > (coalesce($8::text, ''), coalesce($9::uuid, '${none}'))
              order by t.title, t.product_id ${most ? `limit ${most}` : ''}) t
       join search_documents d on d.org_id = t.org_id and d.channel_id = t.channel_id and d.currency = $3
                              and d.product_org_id = t.product_org_id and d.product_id = t.product_id
      where ${keeps}
      order by t.title, t.product_id limit $11`,
  );

const along = (most?: number) =>
  ({
    featured: walk('featured', 'd.position', most),
    newest: walk('newest', 'd.newest', most),
    price: walk('price', 'd.price_from', most),
    '-price': walk('price_down', '(- d.price_from)', most),
    title: walkTitles(most),
  }) as const;

/** Among the next few, which fill most pages; among more; to the end. That an end is named has the planner walk, and not put the whole shelf in order. */
export const walks = { short: along(300), long: along(1_000), whole: along() } as const;

/** Words that may be meant. $1 channel, $2 what is left of the word typed when a letter is missing. */
export const wordsNear = statement<{ word: string; shown: string }>(
  'discovery.words_near',
  `select word, shown from search_words_near($1, $2::text[], 300)`,
);

/** Words that begin so, the shortest first. $1 whose channel, $2 channel, $3 from, $4 before. */
export const wordsFrom = statement<{ word: string; shown: string }>(
  'discovery.words_from',
  `select w.word, w.shown from (select word, shown from search_words
                                 where org_id = $1 and channel_id = $2 and word >= $3 and word < $4 order by word limit 200) w
    order by length(w.word), w.word limit $5`,
);

/** $1 sellers, $2 brands: of those whom a seller takes something. */
export const categoryNames = statement<{ slug: string; name: Record<string, string> }>(
  'discovery.category_names',
  `select distinct on (c.slug) c.slug, c.name from categories c
    where ${categoryIsHere('$1', '$2')} order by c.slug, c.org_id`,
);

export interface FacetNameRow {
  code: string;
  value: string;
  name: Record<string, string>;
  value_name: Record<string, string>;
  swatch: string | null;
  place: number;
}

export const facetNames = statement<FacetNameRow>(
  'discovery.facet_names',
  `select code, value, name, value_name, swatch, place from search_facets where org_id = $1 and channel_id = $2`,
);
