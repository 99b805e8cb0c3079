// What a shop holds under an address whose owner has no account there: shown, and erased, to whoever proved the address.
import { record } from '#modules/audit/index.ts';
import { provedAddress } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Kept, Person } from '#platform/privacy.ts';
import { blindIndex } from '#platform/vault/index.ts';
import type { Archive } from './archive.ts';
import { withOrders } from './person.ts';
import { privacyParts } from './privacy.parts.ts';

/** Nobody's id: what is known by account finds nothing. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

const guestAt = (tx: Tx, email: string, shopId: Uuid): Promise<Person> =>
  withOrders(tx, { userId: NO_ACCOUNT, email, addresses: [{ index: blindIndex('email', email), until: null }], shopId });

const parts = () => privacyParts().filter(({ byAddress }) => byAddress);

interface Asked {
  token: string;
  /** The shop that is asked. */
  orgId: Uuid;
}

/** All that is held under an address in a shop. */
export async function collectGuest(tx: Tx, { email, orgId }: { email: string; orgId: Uuid }): Promise<Archive> {
  const person = await guestAt(tx, email, orgId);
  const told: Archive['parts'] = [];
  for (const part of parts()) told.push({ name: part.name, rows: await part.collect(tx, person) });
  return { person: email, madeAt: tx.now.toISOString(), parts: told };
}

/** @throws Refusal CODE_LAPSED */
export async function guestArchive(tx: Tx, asked: Asked): Promise<{ archive: Archive; locale: string }> {
  const proved = await provedAddress(tx, asked);
  const archive = await collectGuest(tx, proved);
  await record(tx, { orgId: asked.orgId, action: 'privacy.guest_shown', subject: { type: 'guest_request', id: newId() } });
  return { archive, locale: proved.locale };
}

/** Erases what may be erased, at once: there is no account that could call it off. @throws Refusal CODE_LAPSED */
export async function eraseGuest(tx: Tx, asked: Asked): Promise<{ erased: number; kept: Kept[] }> {
  const { email, orgId } = await provedAddress(tx, { ...asked, last: true });
  const person = await guestAt(tx, email, orgId);
  const report: { erased: number; kept: Kept[] } = { erased: 0, kept: [] };
  for (const part of parts()) {
    const done = await part.erase(tx, person);
    report.erased += done.erased;
    report.kept.push(...done.kept);
  }
  await record(tx, {
    orgId,
    action: 'privacy.guest_erased',
    subject: { type: 'guest_request', id: newId() },
    after: { erased: report.erased, kept: report.kept.map(({ what, count }) => ({ what, count })) },
  });
  return report;
}
