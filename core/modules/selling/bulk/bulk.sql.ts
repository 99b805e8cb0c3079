// Statements of changes of many products: what was chosen, what becomes of it batch by batch, and what is written for many at once.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { matches } from '../own-list/own-list.sql.ts';
import type { Fields, Planned } from './plan-edit.ts';

type Text = Record<string, string>;

export interface EditRow {
  id: Uuid;
  org_id: Uuid;
  change: Record<string, unknown>;
  state: 'waiting' | 'running' | 'done' | 'undoing' | 'undone';
  total: number;
  made_by: Uuid | null;
  created_at: Date;
  finished_at: Date | null;
  waiting: number;
  changed: number;
  same: number;
  failed: number;
  undone: number;
  kept: number;
}

const count = (state: string): string => `(count(*) filter (where w.state = '${state}'))::int`;
const columns = `
  select e.id, e.org_id, e.change, e.state, e.total, e.made_by, e.created_at, e.finished_at, n.*
    from bulk_edits e
   cross join lateral (select ${count('waiting')} as waiting, ${count('done')} as changed, ${count('same')} as same, ${count('failed')} as failed,
                              ${count('undone')} as undone, ${count('kept')} as kept
                         from bulk_edit_products w where w.org_id = e.org_id and w.edit_id = e.id) n`;

export const editById = statement<EditRow>('selling.bulk_edit', `${columns} where e.org_id = $1 and e.id = $2`);
export const editPage = statement<EditRow>(
  'selling.bulk_edits',
  `${columns} where e.org_id = $1 and ($2::timestamptz is null or (e.created_at, e.id) < ($2, $3::uuid)) order by e.created_at desc, e.id desc limit $4`,
);
/** An edit of all that match at this moment: $16 its id, $17 at most, $18 the change, $19 who, $20 now. */
export const addEdit = statement<{ total: number }>(
  'selling.add_bulk_edit',
  `with chosen as (
     insert into bulk_edit_products (org_id, edit_id, product_id)
     select p.org_id, $16, p.id from products p where ${matches} order by p.id limit $17 returning 1)
   insert into bulk_edits (org_id, id, change, state, total, made_by, created_at)
   select $1, $16, $18, 'waiting', count(*), $19, $20 from chosen returning total`,
);
/** Moves on from one state: whoever comes second moves nothing. */
export const moveEdit = statement<{ id: Uuid }>(
  'selling.move_bulk_edit',
  `update bulk_edits set state = $4, finished_at = $5 where org_id = $1 and id = $2 and state = $3 returning id`,
);
/** The next that wait, or that are to go back, by id. */
export const claimChosen = statement<{ product_id: Uuid; before: Planned['before'] | null; after: Planned['after'] | null }>(
  'selling.claim_chosen',
  `select product_id, before, after from bulk_edit_products where org_id = $1 and edit_id = $2 and state = $3
    order by product_id limit $4 for update skip locked`,
);

export interface SubjectRow {
  id: Uuid;
  title: Text;
  subtitle: Text;
  status: Fields['status'];
  category_id: Uuid;
  tags: string[];
  attributes: Fields['attributes'];
  prices: Fields['prices'];
  variants: { status: 'active' | 'retired'; priced: boolean }[];
}
const subject = `
  select p.id, p.title, p.subtitle, p.status, p.category_id, p.tags, p.attributes,
         coalesce((select jsonb_agg(jsonb_build_object('offerId', w.id, 'currency', w.currency, 'price', w.price_minor::text, 'compareAt', w.compare_at_minor::text)
                                    order by w.id, w.currency)
                     from (select o.id, o.currency, o.price_minor, o.compare_at_minor from offers o
                            where o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id
                           union all
                           select o.id, f.currency, f.price_minor, f.compare_at_minor from offers o
                             join offer_prices f on f.org_id = o.org_id and f.offer_id = o.id
                            where o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id) w), '[]') as prices,
         coalesce((select jsonb_agg(jsonb_build_object('status', v.status, 'priced', exists (select from offers o
                            where o.org_id = v.org_id and o.variant_org_id = v.org_id and o.variant_id = v.id)))
                     from variants v where v.org_id = p.org_id and v.product_id = p.id), '[]') as variants
    from products p where p.org_id = $1 and p.id = any ($2::uuid[]) order by p.id`;
export const subjectsOf = statement<SubjectRow>('selling.bulk_subjects', subject);
/**
 * Products, their offers and further prices are held, each in the order of their ids, so that what is read after it stays: a statement that locked
 * and read at once would wait for another's prices and then reckon from those before.
 */
export const holdSubjects = statement(
  'selling.hold_bulk_subjects',
  `select from products where org_id = $1 and id = any ($2::uuid[]) order by id for no key update`,
);
export const holdOffers = statement(
  'selling.hold_bulk_offers',
  `select from offers where org_id = $1 and variant_org_id = $1 and product_id = any ($2::uuid[]) order by id for no key update`,
);
export const holdFurther = statement(
  'selling.hold_bulk_further',
  `select from offers o join offer_prices f on f.org_id = o.org_id and f.offer_id = o.id
    where o.org_id = $1 and o.variant_org_id = $1 and o.product_id = any ($2::uuid[]) order by f.offer_id, f.currency for no key update of f`,
);

export const markChosen = statement(
  'selling.mark_chosen',
  `update bulk_edit_products b set state = w.state, error = w.error, before = coalesce(w.before, b.before), after = coalesce(w.after, b.after)
     from jsonb_to_recordset($3::jsonb) as w(id uuid, state text, error text, before jsonb, after jsonb)
    where b.org_id = $1 and b.edit_id = $2 and b.product_id = w.id`,
);
/** What is null stays. */
export const writeProducts = statement(
  'selling.write_many_products',
  `update products p set status = coalesce(w.status, p.status), category_id = coalesce(w.category_id, p.category_id),
          tags = case when w.tags is null then p.tags else array(select jsonb_array_elements_text(w.tags)) end,
          attributes = coalesce(w.attributes, p.attributes), words = coalesce(w.words, p.words),
          published_at = case when w.status = 'published' then coalesce(p.published_at, $3) else p.published_at end
     from jsonb_to_recordset($2::jsonb) as w(id uuid, status text, category_id uuid, tags jsonb, attributes jsonb, words text)
    where p.org_id = $1 and p.id = w.id`,
);
export const writeOffers = statement(
  'selling.write_many_offers',
  `update offers o set price_minor = w.price, compare_at_minor = w.compare_at
     from jsonb_to_recordset($2::jsonb) as w(id uuid, currency text, price bigint, compare_at bigint)
    where o.org_id = $1 and o.id = w.id and o.currency = w.currency`,
);
export const writeFurther = statement(
  'selling.write_many_further',
  `update offer_prices o set price_minor = w.price, compare_at_minor = w.compare_at
     from jsonb_to_recordset($2::jsonb) as w(id uuid, currency text, price bigint, compare_at bigint)
    where o.org_id = $1 and o.offer_id = w.id and o.currency = w.currency`,
);
/** Offers of products that went on sale, or off it. */
export const standMany = statement(
  'selling.stand_many',
  `update offers o set status = s.status
     from jsonb_to_recordset($2::jsonb) as w(id uuid, status text)
     join variants v on v.org_id = $1 and v.product_id = w.id
    cross join lateral (select case when w.status = 'published' and v.status = 'active' then 'published' else 'withdrawn' end as status) s
    where o.org_id = $1 and o.variant_org_id = $1 and o.variant_id = v.id and o.status <> s.status`,
);

export const categoriesById = statement<{ id: Uuid; slug: string; name: Text }>(
  'selling.bulk_categories',
  `select id, slug, name from categories where org_id = $1 and (id = any ($2::uuid[]) or slug = $3)`,
);
/** Of these those that are there, and stay until the commit. */
export const holdCategories = statement<{ id: Uuid }>(
  'selling.hold_bulk_categories',
  `select id from categories where org_id = $1 and id = any ($2::uuid[]) order by id for key share`,
);
export const faultsOf = statement<{ product_id: Uuid; slug: string | null; title: Text | null; error: string }>(
  'selling.bulk_faults',
  `select b.product_id, p.slug, p.title, b.error from bulk_edit_products b left join products p on p.org_id = b.org_id and p.id = b.product_id
    where b.org_id = $1 and b.edit_id = $2 and b.state in ('failed', 'kept') and ($3::uuid is null or b.product_id > $3) order by b.product_id limit $4`,
);
