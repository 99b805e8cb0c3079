// What stands in the database of one tenant: to see that others changed none of it.
import type { TestDatabase } from '../database.ts';

/** Rows by table, as text. */
export type Standing = Map<string, string[]>;

/** What moves in a shop that strangers walk through: counters, and the end of its audit chain, whose entries stay. */
const moving = new Set(['idempotency_keys', 'order_counters', 'audit_chains']);

/** All rows of the tenant's organization and of its people. */
export async function standingOf(database: TestDatabase, slug: string): Promise<Standing> {
  const tables = await database.sql<{ name: string; by: string }>(
    `select c.relname as name, string_agg(a.attname, ',') as by from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname in ('org_id', 'user_id', 'session_id') group by 1 order by 1`,
  );
  // Whoever is or was a member there, and whoever bought there.
  const org = `(select id from organizations where slug = '${slug}')`;
  const people = `select user_id from memberships where org_id = ${org} union select buyer_user from orders where org_id = ${org} and buyer_user is not null`;
  const standing: Standing = new Map();
  for (const { name, by } of tables) {
    if (moving.has(name)) continue;
    const columns = by.split(',');
    const conditions = columns.map((column) => {
      // Strangers have things of their own in the shop, a calendar's address or a place in a queue, and may let go of them.
      const own = columns.includes('user_id') ? ` and (t.user_id is null or t.user_id in (${people}))` : '';
      if (column === 'org_id') return `t.org_id = (select id from organizations where slug = $1)${own}`;
      return column === 'user_id' ? `t.user_id in (${people})` : `t.session_id in (select id from sessions where user_id in (${people}))`;
    });
    const rows = await database.sql<{ row: string }>(
      `select t::text as row from ${name} t where $1::text is not null and (${conditions.join(' or ')})`,
      [slug],
    );
    standing.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  const users = await database.sql<{ row: string }>(`select u::text as row from users u where u.id in (${people})`);
  standing.set(
    'users',
    users.map(({ row }) => row),
  );
  return standing;
}

/** Rows of before that are gone or changed. */
export function changes(before: Standing, after: Standing): string[] {
  return [...before].flatMap(([table, rows]) => {
    const left = new Map<string, number>();
    for (const row of after.get(table) ?? []) left.set(row, (left.get(row) ?? 0) + 1);
    return rows.flatMap((row) => {
      const many = left.get(row) ?? 0;
      left.set(row, many - 1);
      return many > 0 ? [] : [`${table}: ${row}`];
    });
  });
}
