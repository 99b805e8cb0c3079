// Changes a channel's settings by its owner.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { ChannelChanged } from '../organizations.events.ts';
import {
  changeChannelRow,
  channelSettings,
  type ChannelSettingsRow,
  currencyInUse,
  addSellers,
  dropSellers,
  holdChannel,
} from './hosts.sql.ts';

export interface ChannelChange {
  name?: Record<string, string | undefined> | undefined;
  tagline?: Record<string, string | undefined> | undefined;
  theme?: string | undefined;
  locales?: string[] | undefined;
  defaultLocale?: string | undefined;
  currencies?: string[] | undefined;
  countries?: string[] | undefined;
  pricesIncludeTax?: boolean | undefined;
  lowestPrice?: 'auto' | 'on' | 'off' | undefined;
  sellers?: Uuid[] | undefined;
}

/** @throws Refusal CHANNEL_NOT_FOUND */
export async function findChannel(tx: Tx, orgId: Uuid, id: Uuid): Promise<ChannelSettingsRow> {
  const row = (await tx.rows(channelSettings, [orgId])).find((each) => each.id === id);
  if (!row) throw OrganizationError('CHANNEL_NOT_FOUND');
  return row;
}

const settingsOf = (row: ChannelSettingsRow) => ({
  name: row.name,
  tagline: row.tagline,
  theme: row.theme,
  locales: row.locales,
  defaultLocale: row.default_locale,
  currencies: row.currencies,
  countries: row.countries,
  pricesIncludeTax: row.prices_include_tax,
  lowestPrice: row.lowest_price,
  sellers: row.seller_ids,
});

/**
 * An organization's offers stand in its own shop. Whose else stand there is not for the shop alone to say: it may take sellers away; adding
 * one is for who runs the installation.
 */
async function changeSellers(
  tx: Tx,
  channel: { orgId: Uuid; id: Uuid; mayAdd: boolean },
  change: { before: Uuid[]; after: Uuid[] },
): Promise<void> {
  const { orgId, id, mayAdd } = channel;
  const added = change.after.filter((each) => !change.before.includes(each));
  if (!mayAdd && added.some((each) => each !== orgId)) throw OrganizationError('SELLER_NOT_YOURS');
  tx.send(dropSellers, [orgId, id, change.after]);
  if (added.length === 0) return;
  await tx.rows(addSellers, [orgId, id, added]).catch((error: unknown) => {
    throw (error as { code?: string }).code === '23503' ? OrganizationError('ORGANIZATION_NOT_FOUND') : error;
  });
}

/** What is not named stays. @throws Refusal CHANNEL_NOT_FOUND, LOCALE_MISSING, CURRENCY_IN_USE, SELLER_NOT_YOURS, ORGANIZATION_NOT_FOUND */
export async function changeChannel(
  tx: Tx,
  caller: { orgId: Uuid; mayAddSellers: boolean },
  input: { id: Uuid; change: ChannelChange },
): Promise<ChannelSettingsRow> {
  const { orgId } = caller;
  const { id, change } = input;
  await tx.row(holdChannel, [orgId, id]);
  const before = settingsOf(await findChannel(tx, orgId, id));
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<typeof before>;
  const after = { ...before, ...given };
  const [had = ''] = before.currencies;
  if (after.currencies[0] !== had && (await tx.row(currencyInUse, [orgId, had]))?.used)
    throw OrganizationError('CURRENCY_IN_USE', { facts: { currency: had } });
  if (!after.locales.includes(after.defaultLocale)) throw OrganizationError('LOCALE_MISSING');
  const { theme, locales, defaultLocale, currencies, countries, pricesIncludeTax, lowestPrice } = after;
  const texts = [JSON.stringify(after.name), JSON.stringify(after.tagline)];
  tx.send(changeChannelRow, [orgId, id, ...texts, theme, locales, defaultLocale, currencies, countries, pricesIncludeTax, lowestPrice]);
  if (change.sellers)
    await changeSellers(tx, { orgId, id, mayAdd: caller.mayAddSellers }, { before: before.sellers, after: after.sellers });
  await record(tx, { orgId, action: 'channel.changed', subject: { type: 'channel', id }, before, after });
  tx.emit(ChannelChanged, { orgId, aggregateId: id, payload: { channelId: id } });
  return findChannel(tx, orgId, id);
}
