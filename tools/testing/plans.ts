// How the database does a statement of ours on large tables: planned for any values, as the server's statements are. What is explained with its
// values beside it is planned for these alone, whatever the mode of plans is.
import pg from 'pg';
import { statements } from '#platform/db/index.ts';

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  /** Of one loop; only where it was done. */
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** A connection with the settings for plans that the server's have. */
export async function connectForPlans(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c plan_cache_mode=force_generic_plan -c jit=off' });
  await client.connect();
  return client;
}

const inArray = (value: unknown): string => (value === null || value === undefined ? 'NULL' : JSON.stringify(plain(value)));
const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** A value as SQL writes it; lists as PostgreSQL writes arrays. */
function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.map(inArray).join(',')}}` : plain(value));
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

interface Explaining {
  /** Settings of the transaction, as `app.org`. */
  settings?: Readonly<Record<string, string>>;
  /** Does it, too, and says how many rows were looked at; all is rolled back. */
  analyze?: boolean;
}

/** The plan of a statement by its name, from the top down. */
export async function planOf(
  client: pg.Client,
  name: string,
  values: readonly unknown[],
  { settings = {}, analyze = false }: Explaining = {},
): Promise<PlanNode[]> {
  const text = statements().find((each) => each.name === name)?.text;
  if (!text) throw new Error(`there is no statement ${name}`);
  await client.query('begin');
  try {
    for (const [setting, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [setting, value]);
    await client.query(`prepare explained as ${text}`);
    const call = values.length > 0 ? `explained(${values.map(literalOf).join(', ')})` : 'explained';
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (${analyze ? 'analyze, ' : ''}format json) execute ${call}`,
    );
    return nodesOf(rows[0]?.['QUERY PLAN'][0].Plan ?? { 'Node Type': 'none' });
  } finally {
    await client.query('rollback');
    await client.query('deallocate all');
  }
}

/** Which of these tables a plan reads from end to end. */
export const readWhole = (plan: readonly PlanNode[], tables: readonly string[]): string[] =>
  plan.flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && tables.includes(node['Relation Name'] ?? '') ? [node['Relation Name'] ?? ''] : [],
  );

/** How many rows a node of an executed plan looked at in one loop. */
export const lookedAt = (node: PlanNode): number => (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
