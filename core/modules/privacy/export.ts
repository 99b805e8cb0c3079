// A copy of all that is held on a person: asked for, made by a job, kept sealed for a day behind a signed link.
import { timingSafeEqual } from 'node:crypto';
import { record } from '#modules/audit/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { mac, open, seal } from '#platform/vault/index.ts';
import type { Archive } from './archive.ts';
import { tellReady } from './mails.ts';
import { personOf } from './person.ts';
import { PrivacyError } from './privacy.errors.ts';
import { privacyParts } from './privacy.parts.ts';
import { addExport, exportReady, type ExportRow, findExport, findPerson, queuedExports } from './privacy.sql.ts';

/** Who asks something about themself, and in which shop. */
export interface Asking {
  userId: Uuid;
  shopId: Uuid;
  /** Origin of the shop, for links. */
  site: string;
  locale: string;
}

/** How long an archive can be fetched. */
const KEEP_MS = 24 * 3600_000;
const PLACE = { table: 'privacy_exports', column: 'archive_sealed', orgId: null };
defineSealed({ table: 'privacy_exports', column: 'archive_sealed', key: { id: 'uuid' }, org: null, form: 'text' });

const make = defineJob<{ id: Uuid }>('privacy.export', ({ id }) => makeExport(id));

/** @throws Refusal EXPORT_RUNNING */
export async function requestExport(tx: Tx, { userId, shopId, site, locale }: Asking): Promise<ExportRow> {
  const added = await tx.row(addExport, [newId(), userId, shopId, site, locale, tx.now]);
  if (!added) throw PrivacyError('EXPORT_RUNNING');
  enqueue(tx, make, { id: added.id }, { key: `export ${added.id}` });
  await record(tx, { orgId: null, action: 'privacy.export_requested', subject: { type: 'user', id: userId }, after: { export: added.id } });
  return added;
}

/** Takes up archives whose job was given up. */
export async function resumeExports(tx: Tx): Promise<void> {
  for (const { id } of await tx.rows(queuedExports, [tx.now])) enqueue(tx, make, { id }, { key: `export ${id}` });
}

/** Each part is read in a transaction of its own: a person may have much. */
async function makeExport(id: Uuid): Promise<void> {
  const asked = await inTx(systemActor, (tx) => tx.row(findExport, [id]));
  if (asked?.state !== 'queued') return;
  const person = await inTx(systemActor, async (tx) => {
    const found = await tx.row(findPerson, [asked.user_id]);
    return found && personOf(tx, found);
  });
  if (!person) return;
  const archive: Archive = { person: publicId('user', person.userId), madeAt: '', parts: [] };
  for (const part of privacyParts()) {
    const rows = await inTx(systemActor, (tx) => part.collect(tx, person));
    archive.parts.push({ name: part.name, rows });
  }
  await inTx(systemActor, async (tx) => {
    archive.madeAt = tx.now.toISOString();
    const expiresAt = new Date(tx.now.getTime() + KEEP_MS);
    if (!(await tx.row(exportReady, [id, seal(JSON.stringify(archive), PLACE), tx.now, expiresAt]))) return;
    await record(tx, { orgId: null, action: 'privacy.export_ready', subject: { type: 'user', id: person.userId }, after: { export: id } });
    await tellReady(tx, { ...asked, email: person.email, expiresAt });
  });
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const signatureOf = (id: Uuid, userId: Uuid, expires: number): string => mac('privacy archive', JSON.stringify([id, userId, expires]));

/** Where the archive can be fetched; null while there is none. */
export function linkOf(row: ExportRow): string | null {
  if (row.state !== 'ready' || !row.expires_at) return null;
  const expires = seconds(row.expires_at);
  const path = `/v1/me/privacy/exports/${publicId('privacyExport', row.id)}/archive`;
  return `${path}?expires=${expires}&signature=${signatureOf(row.id, row.user_id, expires)}`;
}

/**
 * The archive behind a link, for the person it is of.
 * @throws Refusal EXPORT_NOT_FOUND for anybody else and a link we did not sign, EXPORT_EXPIRED
 */
export async function openArchive(
  tx: Tx,
  asked: { id: Uuid; userId: Uuid; expires: number; signature: string },
): Promise<{ archive: Archive; locale: string }> {
  const row = await tx.row(findExport, [asked.id]);
  const right = Buffer.from(signatureOf(asked.id, asked.userId, asked.expires));
  const given = Buffer.from(asked.signature);
  const signed = given.length === right.length && timingSafeEqual(given, right);
  if (row?.user_id !== asked.userId || !signed) throw PrivacyError('EXPORT_NOT_FOUND');
  if (!row.archive_sealed || asked.expires <= seconds(tx.now)) throw PrivacyError('EXPORT_EXPIRED');
  await record(tx, {
    orgId: null,
    action: 'privacy.export_fetched',
    subject: { type: 'user', id: asked.userId },
    after: { export: asked.id },
  });
  return { archive: JSON.parse(open(row.archive_sealed, PLACE)) as Archive, locale: row.locale };
}
