// The columns that are sealed: each module says which are its own, and the job that seals again walks them all.
import { type Statement, statement } from '../db/statement.ts';

/** What is before every key that a row has, by type. */
const lowest = { uuid: '00000000-0000-0000-0000-000000000000', text: '', bigint: '-9223372036854775808' };

export interface SealedColumn {
  table: string;
  column: string;
  /** Columns of the primary key with their types, in its order. */
  key: Readonly<Record<string, keyof typeof lowest>>;
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
  /** Null in the last row, which only says how far the step has looked and whether it came to the end. */
  held: string | null;
  is_end: boolean;
}

export interface Walked extends SealedColumn {
  /** Where a walk begins. */
  start: string[];
  /** Of the next rows ($2) after a key those that the newest key ($1) did not seal, and where the step ended. */
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
  const textOf = (held: string): string =>
    isJson ? `case jsonb_typeof(${held}) when 'string' then ${held} #>> '{}' else coalesce(${held} ->> 'sealed', '') end` : held;
  const after = keys.map(([, type], index) => `$${index + 3}::${type}`);
  const columns = keys.map(([each]) => each).join(', ');
  const indexes = Object.keys(column.indexes ?? {});
  const label = `${table}_${name}`;
  all.push({
    ...column,
    start: keys.map(([, type]) => lowest[type]),
    // By rows looked at and not by rows found: a step takes as long in a table where everything is done.
    find: statement<SealedRow>(
      `reseal.find_${label}`,
      `with step as materialized (
         select ${org ?? 'null'}::text as org, array[${keys.map(([each]) => `${each}::text`).join(', ')}] as key, ${name} as held,
                row_number() over (order by ${columns}) as place
           from ${table} where (${columns}) > (${after.join(', ')}) order by ${columns} limit $2)
       (select org, key, held::text as held, false as is_end from step where held is not null and not starts_with(${textOf('held')}, 'v1.' || $1 || '.'))
       union all (select null, key, null, place < $2 from step order by place desc limit 1)`,
    ),
    set: statement<{ done: boolean }>(
      `reseal.set_${label}`,
      `update ${table} set ${name} = $2${indexes.map((each, index) => `, ${each} = $${index + 3 + keys.length}`).join('')}
        where ${name}::text = $1 and (${columns}) = (${after.join(', ')}) returning true as done`,
    ),
    count: `select coalesce(substring(${textOf(name)} from '^v1[.]([a-z0-9-]{1,32})[.]'), 'plain') as key, count(*)::int as rows from ${table}
             where ${name} is not null group by 1 order by 1`,
  });
}

/** Every sealed column of the modules loaded so far. */
export const sealedColumns = (): readonly Walked[] => all;
