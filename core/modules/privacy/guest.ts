// What a shop has under an address whose owner has no account there: shown, and erased, to whoever proved the address. A legal hold keeps it.
import { record } from '#modules/audit/index.ts';
import { provedAddress } from '#modules/identity/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Kept, Person } from '#platform/privacy.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, open, seal } from '#platform/vault/index.ts';
import type { Archive } from './archive.ts';
import { withOrders } from './person.ts';
import { privacyParts } from './privacy.parts.ts';
import {
  addGuestErasure,
  dropGuestErasure,
  freeGuestErasures,
  type GuestErasureRow,
  heldInShop,
  lockAccountsAt,
  lockAddresses,
} from './privacy.sql.ts';

/** Nobody's id: what is known by account finds nothing. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

const place = (orgId: Uuid) => ({ table: 'guest_erasures', column: 'email_sealed', orgId });
defineSealed({ table: 'guest_erasures', column: 'email_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

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

/** What somebody proved: the address, and in whose shop. */
interface Proved {
  email: string;
  orgId: Uuid;
}

interface Report {
  erased: number;
  kept: Kept[];
}

/**
 * Erases what may be erased, at once: there is no account that could call it off. While a hold stands all stays, and the wish waits.
 * @throws Refusal CODE_LAPSED
 */
export async function eraseGuest(tx: Tx, asked: Asked): Promise<Report> {
  const proved = await provedAddress(tx, { ...asked, last: true });
  return (await lockHeld(tx, proved)) ? waitForHold(tx, proved) : forgetGuest(tx, proved);
}

/** Whether a hold stands; none is set on the address or its account until the commit. */
async function lockHeld(tx: Tx, { email, orgId }: Proved): Promise<boolean> {
  const index = blindIndex('email', email);
  await tx.row(lockAddresses, [[index]]);
  await tx.row(lockAccountsAt, [index]);
  return (await tx.row(heldInShop, [orgId, index]))?.held ?? false;
}

async function waitForHold(tx: Tx, { email, orgId }: Proved): Promise<Report> {
  const id = newId();
  tx.send(addGuestErasure, [orgId, id, blindIndex('email', email), seal(email, place(orgId)), tx.now]);
  const told = (await collectGuest(tx, { email, orgId })).parts.filter(({ name, rows }) => name !== 'holds' && rows.length > 0);
  const kept = told.map(({ name, rows }) => ({ what: name, why: 'hold', until: null, count: rows.length }));
  await record(tx, {
    orgId,
    action: 'privacy.guest_held',
    subject: { type: 'guest_request', id },
    after: { kept: kept.map(({ what, count }) => ({ what, count })) },
  });
  return { erased: 0, kept };
}

async function forgetGuest(tx: Tx, { email, orgId }: Proved): Promise<Report> {
  const person = await guestAt(tx, email, orgId);
  const report: Report = { erased: 0, kept: [] };
  for (const part of parts()) {
    const done = await part.erase(tx, person);
    report.erased += done.erased;
    report.kept.push(...done.kept);
  }
  tx.send(dropGuestErasure, [orgId, blindIndex('email', email)]);
  await record(tx, {
    orgId,
    action: 'privacy.guest_erased',
    subject: { type: 'guest_request', id: newId() },
    after: { erased: report.erased, kept: report.kept.map(({ what, count }) => ({ what, count })) },
  });
  return report;
}

/** Wishes whose hold was lifted. */
export const freeGuests = (tx: Tx): Promise<GuestErasureRow[]> => tx.rows(freeGuestErasures, []);

/** Does a wish that waited, unless another hold was set meanwhile. */
export const eraseFreeGuest = ({ org_id: orgId, email_sealed: sealed }: GuestErasureRow): Promise<void> =>
  inTx(systemActor, async (tx) => {
    const proved = { orgId, email: open(sealed, place(orgId)) };
    if (!(await lockHeld(tx, proved))) await forgetGuest(tx, proved);
  });
