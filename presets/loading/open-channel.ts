// Opens a storefront of a preset: its names, languages, currencies and rules.
import { addChannel } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { PresetChannel } from '../preset.ts';

/** It answers at `NAME.localhost`. */
export function openChannel(tx: Tx, orgId: Uuid, name: string, channel: PresetChannel): Uuid {
  const id = newId();
  tx.send(addChannel, [
    orgId,
    id,
    name,
    [`${name}.localhost`],
    JSON.stringify(channel.name),
    JSON.stringify(channel.tagline),
    channel.theme,
    channel.locales,
    channel.defaultLocale,
    channel.currency,
    channel.countries,
    channel.pricesIncludeTax,
    channel.reservationMinutes,
    channel.latePayment,
    channel.capture,
    ['test'],
    channel.furtherCurrencies ?? [],
  ]);
  return id;
}
