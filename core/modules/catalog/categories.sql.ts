// Statements about an organization's own categories, its tags and its set of attributes.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

/** So that two who change the tree, or the set of attributes, do so one after the other. */
export const holdCatalog = statement<{ locale: string }>(
  'catalog.hold',
  `select locale from organizations where id = $1 for no key update`,
);

export interface OwnCategoryRow {
  id: Uuid;
  slug: string;
  name: Text;
  parent_id: Uuid | null;
  picture_key: string | null;
  position: number;
  products: number;
}

export const ownCategories = statement<OwnCategoryRow>(
  'catalog.own_categories',
  `select c.id, c.slug, c.name, c.parent_id, c.picture_key, c.position,
          (select count(*) from products p where p.org_id = c.org_id and p.category_id = c.id)::int
          + (select count(*) from product_categories f where f.org_id = c.org_id and f.category_id = c.id)::int as products
     from categories c where c.org_id = $1 order by c.position, c.id limit 1001`,
);
export const addOwnCategory = statement(
  'catalog.add_own_category',
  `insert into categories (org_id, id, slug, name, parent_id, picture_key, position) values ($1, $2, $3, $4, $5, $6, $7)`,
);
/** $3 name, $4 slug, $5 parent, $6 picture and $7 position as they are to be. */
export const changeCategory = statement(
  'catalog.change_category',
  `update categories set name = $3, slug = $4, parent_id = $5, picture_key = $6, position = $7 where org_id = $1 and id = $2`,
);
export const dropCategory = statement('catalog.drop_category', `delete from categories where org_id = $1 and id = $2`);
export const placeCategories = statement(
  'catalog.place_categories',
  `update categories c set position = w.place::int from unnest($2::uuid[]) with ordinality as w(id, place)
    where c.org_id = $1 and c.id = w.id and c.position <> w.place`,
);
export const tagsOf = statement<{ tag: string; products: number }>(
  'catalog.tags',
  `select t.tag, count(*)::int as products from products p cross join unnest(p.tags) as t(tag)
    where p.org_id = $1 and p.tags <> '{}' group by t.tag order by products desc, t.tag limit 500`,
);

export interface AttributeRow {
  id: Uuid;
  code: string;
  name: Text;
  type: 'text' | 'number' | 'boolean' | 'choice';
  unit: string | null;
  choices: { code: string; name: Text }[];
  category_id: Uuid | null;
}

const attribute = 'a.id, a.code, a.name, a.type, a.unit, a.choices, a.category_id';
export const attributesOf = statement<AttributeRow>(
  'catalog.attributes',
  `select ${attribute} from attribute_definitions a where a.org_id = $1 order by a.position, a.code`,
);
/** What products say of each attribute with a code: how many say it, and which values. */
export const attributesSaid = statement<{ code: string; products: number; values: string[] }>(
  'catalog.attributes_said',
  `select e ->> 'code' as code, count(distinct p.id)::int as products, coalesce(array_agg(distinct e ->> 'valueCode') filter (where e ? 'valueCode'), '{}') as values
     from products p cross join jsonb_array_elements(p.attributes) as e
    where p.org_id = $1 and p.attributes <> '[]' and ($2::text is null or e ->> 'code' = $2) and e ? 'code' group by 1`,
);
export const putAttributeRow = statement(
  'catalog.put_attribute',
  `insert into attribute_definitions (org_id, id, code, name, type, unit, choices, category_id, position)
   values ($1, $2, $3, $4, $5, $6, $7, $8, (select coalesce(max(position), 0) + 1 from attribute_definitions where org_id = $1))
   on conflict (org_id, code) do update set name = excluded.name, unit = excluded.unit, choices = excluded.choices, category_id = excluded.category_id`,
);
export const dropAttribute = statement<{ id: Uuid }>(
  'catalog.drop_attribute',
  `delete from attribute_definitions where org_id = $1 and code = $2 returning id`,
);
/** Says the attribute's name, and its choices' names, anew on the products that say them. */
export const renameAttribute = statement(
  'catalog.rename_attribute',
  `update products p set attributes = (
     select jsonb_agg(case when e ->> 'code' = $2 then e || jsonb_build_object('name', $3::jsonb)
                             || case when $4::jsonb ? (e ->> 'valueCode') then jsonb_build_object('value', $4::jsonb -> (e ->> 'valueCode')) else '{}' end
                           else e end order by w.place)
       from jsonb_array_elements(p.attributes) with ordinality as w(e, place))
    where p.org_id = $1 and p.attributes @> jsonb_build_array(jsonb_build_object('code', $2::text))`,
);
