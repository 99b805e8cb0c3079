// Founds an organization that can sell at once: its owner, its shop, a tax rate, a way to ship and a place for stock, in one transaction.
import { OWNER } from '#contracts/permissions.ts';
import { record } from '#modules/audit/index.ts';
import { addShippingMethod } from '#modules/fulfilment/index.ts';
import { addLocation } from '#modules/inventory/index.ts';
import {
  addChannel,
  addChannelSeller,
  addMembership,
  foundOrganization,
  freeSlug,
  OrganizationFounded,
  requireFounder,
} from '#modules/organizations/index.ts';
import { addTaxRate } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { startIn } from './countries.ts';

const speaks = ['en', 'th', 'vi', 'ru', 'ar'];
const standard = { en: 'Standard delivery', th: 'จัดส่งแบบมาตรฐาน', vi: 'Giao hàng tiêu chuẩn', ru: 'Обычная доставка', ar: 'توصيل عادي' };

export interface Founding {
  userId: Uuid;
  name: string;
  country: string;
  locale: string;
}

/** @throws Refusal EMAIL_NOT_VERIFIED, TOO_MANY_ORGANIZATIONS */
export async function foundShop(tx: Tx, founding: Founding): Promise<Uuid> {
  const { userId, name, country, locale } = founding;
  await requireFounder(tx, userId);
  const slug = await freeSlug(tx, name);
  const id = newId();
  const start = startIn(country);
  foundOrganization(tx, { id, slug, name, country, founder: { userId, locale, timeZone: start.timeZone } });
  tx.send(addMembership, [id, userId, OWNER, tx.now]);
  openShop(tx, { ...founding, id, slug });
  await record(tx, { orgId: id, action: 'organization.founded', subject: { type: 'organization', id }, after: { name, slug, country } });
  tx.emit(OrganizationFounded, { orgId: id, aggregateId: id, payload: { by: userId } });
  return id;
}

/** Its first channel, with what it needs to sell. */
export function openShop(tx: Tx, { id, slug, name, country, locale }: Omit<Founding, 'userId'> & { id: Uuid; slug: string }): void {
  const { currency, taxBasisPoints } = startIn(country);
  const channelId = newId();
  const included = country !== 'US' && country !== 'CA';
  tx.send(addChannel, [
    id,
    channelId,
    slug,
    [],
    JSON.stringify({ [locale]: name }),
    '{}',
    'vestify',
    speaks,
    locale,
    currency,
    [country],
    included,
    15,
    'refund',
    'payment',
    ['test'],
    [],
  ]);
  tx.send(addChannelSeller, [id, channelId, id]);
  if (taxBasisPoints > 0) tx.send(addTaxRate, [id, newId(), country, 'VAT', taxBasisPoints]);
  tx.send(addShippingMethod, [id, newId(), JSON.stringify(standard), null, currency, 0n, null, 2, 7, 0]);
  tx.send(addLocation, [id, newId(), name]);
}
