// Statements of the content module. Requests of a shop see its published pages: row-level security says so.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Text } from '#platform/texts.ts';

export type Role = 'terms' | 'privacy' | 'returns' | 'shipping';

export interface PageRow {
  id: Uuid;
  slug: string;
  role: Role | null;
  status: 'draft' | 'published';
  title: Text;
  body: Text;
  seo_title: Text;
  seo_description: Text;
  required: boolean;
  version: number;
  edition: number;
  updated_at: Date;
  former: string[];
}

const former = `array(select s.slug from content_page_slugs s where s.org_id = p.org_id and s.page_id = p.id order by s.slug) as former`;
const columns = `p.id, p.slug, p.role, p.status, p.title, p.body, p.seo_title, p.seo_description, p.required, p.version, p.edition, p.updated_at, ${former}`;

export const pagesOf = statement<Omit<PageRow, 'body'>>(
  'content.pages',
  `select ${columns.replace('p.body, ', '')} from content_pages p where p.org_id = $1 order by p.role nulls last, p.slug`,
);
export const pageById = statement<PageRow>('content.page', `select ${columns} from content_pages p where p.org_id = $1 and p.id = $2`);
export const holdPage = statement<PageRow>(
  'content.hold_page',
  `select ${columns} from content_pages p where p.org_id = $1 and p.id = $2 for no key update of p`,
);
/** By the name it has, else by one it had. */
export const pageBySlug = statement<PageRow>(
  'content.page_by_slug',
  `select ${columns} from content_pages p
    where p.org_id = $1 and p.status = 'published'
      and (p.slug = $2 or p.id = (select s.page_id from content_page_slugs s where s.org_id = $1 and s.slug = $2))
    order by p.slug <> $2 limit 1`,
);
export const addPage = statement(
  'content.add_page',
  `insert into content_pages (org_id, id, slug, role, status, title, body, seo_title, seo_description, required, edition, created_at, updated_at, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, case when $5 = 'published' then $12::timestamptz end)`,
);
export const writePage = statement(
  'content.write_page',
  `update content_pages set slug = $3, status = $4, title = $5, body = $6, seo_title = $7, seo_description = $8, required = $9, edition = $10,
          version = version + 1, updated_at = $11, published_at = case when $4 = 'published' then coalesce(published_at, $11) else published_at end
    where org_id = $1 and id = $2`,
);
export const dropPage = statement('content.drop_page', `delete from content_pages where org_id = $1 and id = $2`);
/** Nobody's name any more, or this page's own again. */
export const freeFormer = statement('content.free_former', `delete from content_page_slugs where org_id = $1 and slug = $2`);
export const keepFormer = statement(
  'content.keep_former',
  `insert into content_page_slugs (org_id, slug, page_id) values ($1, $2, $3) on conflict (org_id, slug) do update set page_id = excluded.page_id`,
);
export const addEdition = statement(
  'content.add_edition',
  `insert into content_page_editions (org_id, page_id, edition, role, title, body, at) values ($1, $2, $3, $4, $5, $6, $7)`,
);

export interface MenuRow {
  place: 'header' | 'footer';
  items: MenuEntry[];
  version: number;
}
export interface MenuLeaf {
  label: Text;
  link:
    | { type: 'page'; pageId: string }
    | { type: 'category' | 'product' | 'seller'; slug: string }
    | { type: 'url'; url: string }
    | { type: 'none' };
}
export interface MenuEntry extends MenuLeaf {
  items: MenuLeaf[];
}

export const menusOf = statement<MenuRow>('content.menus', `select place, items, version from content_menus where org_id = $1`);
/** By condition: `$5` is the version it was read with, 0 where there was none. */
export const writeMenu = statement<{ version: number }>(
  'content.write_menu',
  `insert into content_menus (org_id, place, items, updated_at) select $1, $2, $3, $4
    where $5::int = 0 or exists (select from content_menus m where m.org_id = $1 and m.place = $2 and m.version = $5)
   on conflict (org_id, place) do update set items = excluded.items, version = content_menus.version + 1, updated_at = excluded.updated_at
    where content_menus.version = $5
   returning version`,
);
export const dropMenu = statement<{ place: string }>(
  'content.drop_menu',
  `delete from content_menus where org_id = $1 and place = $2 and version = $3 returning place`,
);

export interface PolicyRow {
  id: Uuid;
  slug: string;
  role: Role | null;
  title: Text;
  edition: number;
  required: boolean;
  updated_at: Date;
}
/** What of a shop is in the shop, without what it says. */
export const publishedPages = statement<PolicyRow>(
  'content.published',
  `select id, slug, role, title, edition, required, updated_at from content_pages
    where org_id = $1 and status = 'published' order by array_position(array['terms', 'privacy', 'returns', 'shipping'], role), slug limit 500`,
);

export const keepAgreed = statement(
  'content.keep_agreed',
  `insert into order_policies (org_id, order_id, page_id, edition, at)
   select $1, $2, w.page_id, w.edition, $5 from unnest($3::uuid[], $4::int[]) as w(page_id, edition)`,
);

export interface AgreedRow {
  page_id: Uuid;
  role: Role;
  edition: number;
  title: Text;
  body: Text;
  at: Date;
}
/** What an order agreed to may be nothing; an order that is not there is another answer. `$3` to `$5` are `buyerOf`. */
export const orderIsThere = statement<{ id: Uuid }>(
  'content.order_is_there',
  `select id from orders where org_id = $1 and id = $2 and ($3 or buyer_user = $4 or buyer_guest = $5)`,
);
export const agreedOf = statement<AgreedRow>(
  'content.agreed',
  `select a.page_id, e.role, a.edition, e.title, e.body, a.at
     from order_policies a join content_page_editions e on e.org_id = a.org_id and e.page_id = a.page_id and e.edition = a.edition
    where a.org_id = $1 and a.order_id = $2 order by a.page_id`,
);
