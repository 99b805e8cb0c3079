// The columns that are sealed: each module says which are its own, and the job that seals again walks them all.
import { type Statement, statement } from '../db/statement.ts';

export interface SealedColumn {
  table: string;
  column: string;
  /** Columns of the primary key with their types, in its order. */
  key: Readonly<Record<string, string>>;
  /** Column with the organization; null where rows belong to none. */
  org: string | null;
  /** `json`: a jsonb column written by `sealJson`, with the fields that stay readable. */
  form: 'text' | { keep: readonly string[] };
  /** Blind indexes beside it, made when a plain value is sealed: column and how it comes from the value. */
  indexes?: Readonly<Record<string, (value: never) => string | string[] | null>>;
}

export interface SealedRow {
  org: string | null;
  key: string[];
  held: string;
}

export interface Walked extends SealedColumn {
  /** Rows that the newest key ($1) did not seal, after a key of a row or null. */
  find: Statement<SealedRow>;
  /** Compare-and-set: what somebody changed meanwhile is sealed already. */
  set: Statement<{ done: boolean }>;
  /** Rows by the key that sealed them; `plain` for those that none did. */
  count: string;
}

const all: Walked[] = [];

/** Declares a sealed column; see core/platform/vault/reseal.ts. */
export function defineSealed(column: SealedColumn): void {
  const { table, column: name, key, org, form } = column;
  const isJson = form !== 'text';
  const keys = Object.entries(key);
  const text = isJson ? `case jsonb_typeof(${name}) when 'string' then ${name} #>> '{}' else coalesce(${name} ->> 'sealed', '') end` : name;
  const after = keys.map(([, type], index) => `$${index + 3}::${type}`);
  const columns = keys.map(([each]) => each).join(', ');
  const indexes = Object.keys(column.indexes ?? {});
  const label = `${table}_${name}`;
  all.push({
    ...column,
    find: statement<SealedRow>(
      `reseal.find_${label}`,
      `select ${org ?? 'null'}::text as org, array[${keys.map(([each]) => `${each}::text`).join(', ')}] as key, ${name}::text as held from ${table}
        where ${name} is not null and not starts_with(${text}, 'v1.' || $1 || '.') and (${after[0]} is null or (${columns}) > (${after.join(', ')}))
        order by ${columns} limit $2`,
    ),
    set: statement<{ done: boolean }>(
      `reseal.set_${label}`,
      `update ${table} set ${name} = $2${indexes.map((each, index) => `, ${each} = $${index + 3 + keys.length}`).join('')}
        where ${name}::text = $1 and (${columns}) = (${after.join(', ')}) returning true as done`,
    ),
    count: `select coalesce(substring(${text} from '^v1[.]([a-z0-9-]{1,32})[.]'), 'plain') as key, count(*)::int as rows from ${table}
             where ${name} is not null group by 1 order by 1`,
  });
}

/** Every sealed column of the modules loaded so far. */
export const sealedColumns = (): readonly Walked[] => all;
