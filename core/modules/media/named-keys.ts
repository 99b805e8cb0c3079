// Which private files somebody still names: each module that keeps some says how it knows its own, so that a sweep takes none of them.
import { type Statement, type Tx } from '#platform/db/index.ts';

const namers: Statement<{ key: string }>[] = [];

/** Says which of the keys in $1 (text[]) a module names. */
export const nameKeys = (named: Statement<{ key: string }>): void => void namers.push(named);

export async function namedAmongKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(namers.map((named) => tx.rows(named, [keys])));
  return new Set(found.flat().map(({ key }) => key));
}
