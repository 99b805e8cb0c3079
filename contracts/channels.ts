// Channels (storefronts) as their owner runs them: settings, host names, taxes.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Country, Locale } from './organizations.ts';
import { Currency, line, Timestamp, typeId } from './shapes.ts';

/** A text in one or several locales. */
const Texts = z.partialRecord(Locale, line(120));
const Host = z
  .string()
  .min(4)
  .max(253)
  .transform((host) => host.trim());
/** At least one, none twice. */
const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .min(1)
    .max(most)
    .refine((all) => new Set(all).size === all.length, 'must not name one twice');

export const ChannelHost = z
  .object({
    host: z.string(),
    verified: z.boolean(),
    checkedAt: Timestamp.nullable(),
    /** What the DNS must say before it counts. */
    record: z.object({ type: z.literal('TXT'), name: z.string(), value: z.string() }),
  })
  .meta({ id: 'ChannelHost' });

export const ChannelSettings = z
  .object({
    id: typeId('chn'),
    /** Where the shop is now. */
    url: z.string(),
    /** Its address at this installation. */
    ownHost: z.string(),
    hosts: z.array(ChannelHost),
    name: z.record(z.string(), z.string()),
    tagline: z.record(z.string(), z.string()),
    theme: z.string(),
    locales: z.array(z.string()),
    defaultLocale: z.string(),
    /** The first is what prices are shown in. */
    currencies: z.array(Currency),
    countries: z.array(Country),
    pricesIncludeTax: z.boolean(),
    /** Whether the lowest price of 30 days stands beside a reduction; `auto` is where it sells to a country whose law asks for it. */
    lowestPrice: z.enum(['auto', 'on', 'off']),
    sellers: z.array(z.object({ id: typeId('org'), name: z.string() })),
  })
  .meta({ id: 'ChannelSettings' });

const Params = z.strictObject({ id: typeId('chn') });
const HostParams = Params.extend({ host: z.string().max(253) });

export const listChannels = operation({
  id: 'listChannels',
  method: 'GET',
  path: '/v1/admin/channels',
  permission: 'organization.read',
  tag: 'Channels',
  summary: 'Channels of the organization.',
  response: z.object({ items: z.array(ChannelSettings) }),
});
export const getChannelSettings = operation({
  id: 'getChannelSettings',
  method: 'GET',
  path: '/v1/admin/channels/:id',
  permission: 'organization.read',
  tag: 'Channels',
  summary: 'Settings of a channel.',
  params: Params,
  response: ChannelSettings,
});
export const updateChannel = operation({
  id: 'updateChannel',
  method: 'PATCH',
  path: '/v1/admin/channels/:id',
  permission: 'organization.write',
  tag: 'Channels',
  summary: 'Change a channel; every server shows it within a moment.',
  params: Params,
  body: z.strictObject({
    name: Texts.refine((all) => Object.keys(all).length > 0, 'must be there in one locale at least').optional(),
    tagline: Texts.optional(),
    theme: z.enum(['vestify', 'store-network', 'mastervip', 'snail', 'n8nthai']).optional(),
    locales: listOf(Locale, 5).optional(),
    defaultLocale: Locale.optional(),
    currencies: listOf(Currency, 20).optional(),
    countries: listOf(Country, 250).optional(),
    pricesIncludeTax: z.boolean().optional(),
    lowestPrice: z.enum(['auto', 'on', 'off']).optional(),
    /**
     * Whose offers it shows: fewer than now, or oneself again. Whom else, only who runs the installation decides. Naming them asks for a sign-in
     * of the last ten minutes.
     */
    sellers: listOf(typeId('org'), 500).optional(),
  }),
  response: ChannelSettings,
});
export const addHost = operation({
  id: 'addChannelHost',
  method: 'POST',
  path: '/v1/admin/channels/:id/hosts',
  permission: 'organization.write',
  stepUp: true,
  tag: 'Channels',
  summary: 'Claim a host name; it counts once its DNS proves it.',
  params: Params,
  body: z.strictObject({ host: Host }),
  response: ChannelHost,
  status: 201,
});
export const verifyHost = operation({
  id: 'verifyChannelHost',
  method: 'POST',
  path: '/v1/admin/channels/:id/hosts/:host/verify',
  permission: 'organization.write',
  stepUp: true,
  tag: 'Channels',
  summary: 'Look for the TXT record of a claimed host name now.',
  params: HostParams,
  response: ChannelHost,
});
export const removeHost = operation({
  id: 'removeChannelHost',
  method: 'DELETE',
  path: '/v1/admin/channels/:id/hosts/:host',
  permission: 'organization.write',
  stepUp: true,
  tag: 'Channels',
  summary: 'Give a host name up.',
  params: HostParams,
  status: 204,
});

export const TaxRate = z
  .strictObject({
    country: Country,
    name: line(40),
    /** Hundredths of a percent: 700 is 7 %. */
    rateBasisPoints: z.number().int().min(0).max(10_000),
  })
  .meta({ id: 'TaxRate' });
const Rates = z.strictObject({
  rates: z
    .array(TaxRate)
    .max(250)
    .refine((all) => new Set(all.map(({ country }) => country)).size === all.length, 'must not name a country twice'),
});

export const listTaxes = operation({
  id: 'listTaxRates',
  method: 'GET',
  path: '/v1/admin/taxes',
  permission: 'organization.read',
  tag: 'Channels',
  summary: 'Tax rates by country; where there is none, nothing is charged.',
  response: Rates,
});
export const putTaxes = operation({
  id: 'putTaxRates',
  method: 'PUT',
  path: '/v1/admin/taxes',
  permission: 'organization.write',
  tag: 'Channels',
  summary: 'Replace the list of tax rates. Orders that were placed keep theirs.',
  body: Rates,
  response: Rates,
});
