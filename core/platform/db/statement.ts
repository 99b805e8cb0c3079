// A statement is SQL with a name: prepared once per connection, readable in its module's x.sql.ts, checked against the schema by a test.

export interface Statement<Row> {
  name: string;
  text: string;
  /** Only carries the type of a row. */
  row?: Row;
}

const all = new Map<string, Statement<unknown>>();

/** Declares a statement; the name is unique and at most 63 characters (PostgreSQL's limit for prepared statements). */
export function statement<Row = Record<string, never>>(name: string, text: string): Statement<Row> {
  if (name.length > 63) throw new Error(`Statement name ${name} is too long`);
  if (all.has(name)) throw new Error(`Two statements are called ${name}`);
  const made = { name, text: text.trim() };
  all.set(name, made);
  return made;
}

/** Every statement of the modules loaded so far. */
export const statements = (): Statement<unknown>[] => [...all.values()];
