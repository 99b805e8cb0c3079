// Fills a database with offers and carts by multiplying what the shop itself made, so that a changed table needs no change here.
import type pg from 'pg';
import { gramsOf } from '../../core/modules/catalog/index.ts';
import { BASE, guestHashSql, type Made, prefixOf } from './ids.ts';

const id = (kind: Made, index = 'i'): string => `('${prefixOf(kind)}' || (${BASE} + ${index}))::uuid`;

/** Rows of a table copied from templates with some columns changed; `columns` are SQL expressions over the template `t` and the counter `i`. */
async function multiply(client: pg.Client, table: string, { from, where = '' }: Copied, columns: Record<string, string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  const values = rows.map(({ name }) => columns[name] ?? `t.${name}`);
  await client.query(`insert into ${table} (${rows.map(({ name }) => name).join(', ')}) select ${values.join(', ')} from ${from} ${where}`);
}

interface Copied {
  from: string;
  where?: string;
}

/** What the desk finds the preset's products by, as its worker would have written it by now. */
async function readWords(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ org_id: string; id: string; words: string }>(
    'select p.org_id, p.id, p.words from products p join sources s on s.org_id = p.org_id and s.product_id = p.id',
  );
  for (const { org_id: orgId, id: productId, words } of rows)
    await client.query('update product_words set grams = $3 where org_id = $1 and product_id = $2', [
      orgId,
      productId,
      gramsOf(orgId, words),
    ]);
}

/** Makes `items` offers, each of a product of its own, with ample stock, copied in turn from the preset's. */
export async function seedOffers(client: pg.Client, items: number, onHand: number): Promise<void> {
  await client.query(
    `create temp table sources as
       select row_number() over (order by p.position, p.id) - 1 as n, p.org_id, p.id as product_id, o.id as offer_id, o.variant_id
         from products p cross join lateral (select * from offers o where o.org_id = p.org_id and o.product_id = p.id order by o.id limit 1) o
        where p.status = 'published'`,
  );
  const each = `generate_series(0, ${items - 1}) i join sources s on s.n = i % (select count(*) from sources)`;
  const copy = (table: string, key: string, columns: Record<string, string>): Promise<void> =>
    multiply(client, table, { from: `${each} join ${table} t on t.org_id = s.org_id and t.${key}` }, columns);
  await copy('products', 'id = s.product_id', { id: id('product'), slug: `t.slug || '-' || i`, position: `1000 + i` });
  await readWords(client);
  // Where triggers run they made these already, unread.
  await client.query(
    `insert into product_words (org_id, product_id, grams)
     select t.org_id, ${id('product')}, t.grams from ${each} join product_words t on t.org_id = s.org_id and t.product_id = s.product_id where true
     on conflict (org_id, product_id) do update set grams = excluded.grams`,
  );
  await copy('variants', 'id = s.variant_id', { id: id('variant'), product_id: id('product'), sku: `'BENCH-' || i` });
  await copy('product_pictures', 'product_id = s.product_id and t.position = 0', { id: 'gen_random_uuid()', product_id: id('product') });
  await copy('offers', 'id = s.offer_id', { id: id('offer'), variant_id: id('variant'), product_id: id('product') });
  await copy('stock_levels', 'offer_id = s.offer_id', { offer_id: id('offer'), on_hand: String(onHand), reserved: '0' });
}

export interface Carts {
  /** The cart to multiply: filled and with its details, as the shop made it. */
  templateId: string;
  first: number;
  count: number;
  /** Carts take offers in turn, this many. */
  items: number;
  /** `token`: guests whose tokens the load driver knows; `plain`: a word that pgbench can say without hashing. */
  guests: 'token' | 'plain';
}

export const plainGuest = 'bench-guest-';

/** Makes carts that are ready to place, one line each. */
export async function seedCarts(client: pg.Client, { templateId, first, count, items, guests }: Carts): Promise<void> {
  const each = `generate_series(${first}, ${first + count - 1}) i cross join`;
  const guest = guests === 'plain' ? `'${plainGuest}' || (${BASE} + i)` : guestHashSql(`'bench' || lpad((${BASE} + i)::text, 38, '0')`);
  await multiply(
    client,
    'carts',
    { from: `${each} carts t`, where: `where t.id = '${templateId}'` },
    { id: id('cart'), buyer_guest: guest, expires_at: `now() + interval '30 days'` },
  );
  await multiply(
    client,
    'cart_lines',
    { from: `${each} cart_lines t`, where: `where t.cart_id = '${templateId}'` },
    { id: id('cartLine'), cart_id: id('cart'), offer_id: id('offer', `i % ${items}`) },
  );
}

/**
 * Settles the ground before measuring. Only tables with rows: the planner would take a table that was vacuumed while empty for one that
 * stays empty, and read it from end to end for as long as the plan is kept.
 */
export async function settle(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and pg_relation_size(c.oid) > 0`,
  );
  await client.query(`vacuum analyze ${rows.map(({ name }) => name).join(', ')}`);
  await client.query('checkpoint');
}
