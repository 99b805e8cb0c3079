// Says which sealed columns hold values that the newest key did not seal, and which hold some that no key opens.
import type pg from 'pg';
import '../../apps/server/parts.ts';
import { sealedColumns } from '../../core/platform/vault/columns.ts';
import { ringOfShop } from './keys.ts';

const rows = (count: number): string => `${count} ${count === 1 ? 'row is' : 'rows are'}`;

/** What is plain or under an older key is work for the job `reseal`; what is under a key that is gone is lost until it comes back. */
export async function lookAtSealed(client: pg.Client): Promise<{ sound: boolean; lines: string[] }> {
  const ring = ringOfShop();
  const lines: string[] = [];
  let sound = true;
  for (const { table, column, count } of sealedColumns()) {
    const found = await client.query<{ key: string; rows: number }>(count);
    for (const { key, rows: number } of found.rows) {
      if (key === ring?.newest) continue;
      if (key === 'plain') lines.push(`! ${table}.${column}: ${rows(number)} plain; the job reseal seals them`);
      else if (ring?.keys.has(key))
        lines.push(`! ${table}.${column}: ${rows(number)} under the older key ${key}; the job reseal seals them again`);
      else {
        sound = false;
        lines.push(`✗ ${table}.${column}: ${rows(number)} sealed with key ${key}, which is not in DATA_KEYS`);
      }
    }
  }
  return { sound, lines: lines.length > 0 ? lines : ['✓ personal data is sealed with the newest key'] };
}
