// Proves every chain of the audit trail from outside of the program, with the keys of its settings.
import type pg from 'pg';
import { allChains, type Fault, type Prover, type Reader, verify, verifyCount } from '../../core/modules/audit/index.ts';
import { ringOfShop } from './keys.ts';
import { macWith, openWith, type Ring } from '../../core/platform/vault/ring.ts';

export const reader = (client: pg.Client): Reader => ({
  rows: async (what, values) => (await client.query({ text: what.text, values })).rows as never[],
});

/** What proves with a ring. */
export const proverOf = (ring: Ring): Prover => ({
  mac: (purpose, text) => macWith(ring, purpose, text),
  open: (sealed, place) => openWith(ring, sealed, place),
});

/** Chains there are, and what is wrong with them. Chains whose end is no longer written down are walked, too. */
async function proveChains(client: pg.Client, ring: Ring): Promise<{ chains: number; faults: Fault[] }> {
  const known = await reader(client).rows(allChains, []);
  const found = await client.query<{ org_id: string }>('select distinct org_id from audit_entries');
  const orgIds = [...new Set([...known, ...found.rows].map((row) => row.org_id))];
  const faults: Fault[] = await verifyCount(reader(client));
  for (const orgId of orgIds) faults.push(...(await verify(reader(client), proverOf(ring), orgId)).faults);
  return { chains: orgIds.length, faults };
}

/** What the doctor says of the trail. */
export async function lookAtTrail(client: pg.Client): Promise<{ sound: boolean; lines: string[] }> {
  const ring = ringOfShop();
  if (!ring)
    return {
      sound: false,
      lines: ['✗ the audit trail can’t be proved: set APP_SECRET, or LOOKUP_KEY and DATA_KEYS, as the shop has them'],
    };
  const { chains, faults } = await proveChains(client, ring);
  if (faults.length === 0)
    return {
      sound: true,
      lines: [`✓ ${chains} ${chains === 1 ? 'chain of the audit trail proves itself' : 'chains of the audit trail prove themselves'}`],
    };
  return { sound: false, lines: ['✗ the audit trail is broken', ...faults.map(({ orgId, text }) => `    organization ${orgId}: ${text}`)] };
}
