// What a search outside of the database is told of a shelf, read from the documents as they are now.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface ToldRow {
  product_org_id: Uuid;
  product_id: Uuid;
  position: number;
  newest: string;
  price_from: string;
  facets: string[];
  titles: Record<string, string> | null;
  /** Words and marks by their weight; marks have the last. */
  terms: { lexeme: string; weight: 'A' | 'B' | 'C' | 'D' | null }[];
}

const told = `
  select d.product_org_id, d.product_id, d.position, d.newest::text as newest, d.price_from::text as price_from, d.facets,
         (select jsonb_object_agg(t.locale, t.title) from search_titles t
           where t.org_id = d.org_id and t.channel_id = d.channel_id and t.product_org_id = d.product_org_id and t.product_id = d.product_id) as titles,
         (select jsonb_agg(jsonb_build_object('lexeme', u.lexeme, 'weight', u.weights[1])) from unnest(d.terms) u) as terms
    from search_documents d where d.org_id = $1 and d.channel_id = $2 and d.currency = $3`;

/** $1 whose channel, $2 channel, $3 currency, $4 whose products, $5 products. */
export const documentsOf = statement<ToldRow>(
  'discovery.documents_of',
  `${told} and d.product_org_id = $4 and d.product_id = any ($5::uuid[])`,
);

/** All of a shelf in steps. $4 the last product before, $5 rows. */
export const documentsAfter = statement<ToldRow>(
  'discovery.documents_after',
  `${told} and ($4::uuid is null or d.product_id > $4) order by d.product_id limit $5`,
);

export interface ChannelRow {
  org_id: Uuid;
  id: Uuid;
  currencies: string[];
  locales: string[];
}

/** Channels as they are, whoever may sell there just now. $1 which; null: all that documents were written for. */
export const channelsTold = statement<ChannelRow>(
  'discovery.channels_told',
  `select c.org_id, c.id, c.currencies, c.locales from channels c
    where case when $1::uuid is null then exists (select from search_documents d where d.org_id = c.org_id and d.channel_id = c.id)
               else c.id = $1 end
    order by c.id`,
);
