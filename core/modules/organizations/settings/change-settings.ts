// Changes what an organization says of itself.
import { record } from '#modules/audit/index.ts';
import { requirePicture } from '#modules/media/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { OrganizationChanged } from '../organizations.events.ts';
import { isReserved } from '../slug.ts';
import { sealAddress, sealTaxId } from './settings.sealed.ts';
import { changeSettings, lockSettings, type SettingsRow, settingsOf } from './settings.sql.ts';

export interface SettingsChange {
  name?: string | undefined;
  slug?: string | undefined;
  taxId?: string | null | undefined;
  address?: Record<string, string | undefined> | null | undefined;
  locale?: string | undefined;
  timeZone?: string | undefined;
  logoKey?: string | null | undefined;
}

export async function findSettings(tx: Tx, orgId: Uuid): Promise<SettingsRow> {
  const row = await tx.row(settingsOf, [orgId]);
  if (!row) throw OrganizationError('ORGANIZATION_NOT_FOUND');
  return row;
}

/** What is not named stays, null takes away. @throws Refusal SLUG_TAKEN, PICTURE_NOT_FOUND */
export async function updateSettings(tx: Tx, orgId: Uuid, change: SettingsChange): Promise<SettingsRow> {
  const row = await tx.row(lockSettings, [orgId]);
  if (!row) throw OrganizationError('ORGANIZATION_NOT_FOUND');
  if (change.slug && change.slug !== row.slug && isReserved(change.slug)) throw OrganizationError('SLUG_TAKEN');
  if (change.logoKey) await requirePicture(tx, orgId, change.logoKey);
  const kept = <T>(given: T | undefined, had: T): T => (given === undefined ? had : given);
  const taxId = change.taxId === undefined ? row.tax_id_sealed : change.taxId && sealTaxId(orgId, change.taxId);
  const address =
    change.address === undefined ? row.address && JSON.stringify(row.address) : change.address && sealAddress(orgId, change.address);
  const after = {
    name: kept(change.name, row.name),
    slug: kept(change.slug, row.slug),
    locale: kept(change.locale, row.locale),
    timeZone: kept(change.timeZone, row.time_zone),
    logo: kept(change.logoKey, row.logo_key),
  };
  await tx
    .rows(changeSettings, [orgId, after.name, after.slug, taxId, address, after.locale, after.timeZone, after.logo])
    .catch((error: unknown) => {
      throw (error as { constraint?: string }).constraint === 'organizations_slug_key' ? OrganizationError('SLUG_TAKEN') : error;
    });
  const changed = (['taxId', 'address'] as const).filter((field) => change[field] !== undefined);
  await record(tx, {
    orgId,
    action: 'organization.changed',
    subject: { type: 'organization', id: orgId },
    before: { name: row.name, slug: row.slug, locale: row.locale, timeZone: row.time_zone, logo: row.logo_key },
    // Of what may be personal only that it changed.
    after: { ...after, changed },
  });
  tx.emit(OrganizationChanged, { orgId, aggregateId: orgId, payload: { what: 'settings' } });
  return findSettings(tx, orgId);
}
