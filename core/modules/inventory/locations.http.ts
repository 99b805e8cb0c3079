// Places for stock over HTTP, for staff.
import type { z } from 'zod';
import * as contract from '#contracts/stock.ts';
import { storeActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { changeLocation, closeLocation, createLocation, type Place } from './change-locations.ts';
import { type LocationRow, locationsOf } from './locations.sql.ts';

const shown = (row: LocationRow): z.input<typeof contract.StockLocation> => ({
  id: publicId('stockLocation', row.id),
  name: row.name,
  address: row.address,
  country: row.country,
  position: row.position,
  channelIds: row.channel_ids?.map((id) => publicId('channel', id)) ?? null,
  closed: row.closed_at !== null,
  offers: row.offers,
  onHand: row.on_hand,
  reserved: row.reserved,
  version: row.version,
});

const placeOf = <T extends Omit<Place, 'channelIds'> & { channelIds?: string[] | null | undefined }>({ channelIds, ...place }: T) => ({
  ...place,
  channelIds: channelIds?.map((id) => privateId('channel', id)) ?? (channelIds === null ? null : undefined),
});

export const locationRoutes = [
  route(contract.listLocations, async (call) => {
    const actor = await storeActor(call);
    return { items: (await inTx(actor, (tx) => tx.rows(locationsOf, [actor.orgId]))).map(shown) };
  }),
  route(contract.createLocation, async (call) => {
    const actor = await storeActor(call);
    const place = placeOf(call.body);
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 201, async () => shown(await createLocation(tx, actor.orgId, place))),
    );
  }),
  route(contract.changeLocation, async (call) => {
    const actor = await storeActor(call);
    const { version, ...place } = call.body;
    const at = { orgId: actor.orgId, id: privateId('stockLocation', call.params.id), version };
    return shown(await inTx(actor, (tx) => changeLocation(tx, at, placeOf(place))));
  }),
  route(contract.closeLocation, async (call) => {
    const actor = await storeActor(call);
    const at = { orgId: actor.orgId, id: privateId('stockLocation', call.params.id) };
    return shown(await inTx(actor, (tx) => closeLocation(tx, at)));
  }),
];
