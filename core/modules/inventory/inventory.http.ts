// Stock over HTTP, for staff: an offer with what lies where, moves by hand, rules and settings. The list of all is read with prices, in selling.
import type { z } from 'zod';
import * as contract from '#contracts/stock.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { inLocale, readIn, storeActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { changeRules, changeSettings } from './change-rules.ts';
import { InventoryError } from './inventory.errors.ts';
import { type LevelRow, stockOfOffer, type StockRow } from './levels.sql.ts';
import { changeBackorder, moveUnits, type OfOffer, transferUnits } from './move-units.ts';
import { LOW_AT, stockSettings } from './rules.sql.ts';

const shownLevel = (row: LevelRow): z.input<typeof contract.StockLevel> => ({
  locationId: publicId('stockLocation', row.location_id),
  location: row.location,
  onHand: row.on_hand,
  reserved: row.reserved,
  available: row.on_hand - row.reserved,
  incoming: row.incoming,
  backorderLimit: row.backorder_limit,
});

export const stockShownIn =
  (locale: string) =>
  (row: StockRow): z.input<typeof contract.StockRow> => {
    const sum = (pick: (level: LevelRow) => number): number => row.levels.reduce((all, level) => all + pick(level), 0);
    const [onHand, reserved] = [sum((level) => level.on_hand), sum((level) => level.reserved)];
    return {
      offerId: publicId('offer', row.offer_id),
      sku: row.sku,
      title: inLocale(row.title, locale, 'en'),
      variant: row.product_options
        .map((option) => option.values.find((value) => value.code === row.options[option.code]))
        .map((value) => (value ? inLocale(value.name, locale, 'en') : ''))
        .filter(Boolean)
        .join(', '),
      picture: { url: row.media_key ? mediaUrl(row.media_key) : '', alt: inLocale(row.alt ?? {}, locale, 'en') },
      onHand,
      reserved,
      available: onHand - reserved,
      incoming: sum((level) => level.incoming),
      level: row.level,
      levels: row.levels.map(shownLevel),
      rules: {
        minQuantity: row.min_quantity,
        maxQuantity: row.max_quantity,
        quantityStep: row.quantity_step,
        customerLimit: row.customer_limit,
        availableFrom: row.available_from?.toISOString() ?? null,
        laterDays: row.later_days,
        lowAt: row.low_at,
      },
      version: row.version,
    };
  };

/** @throws Refusal STOCK_NOT_FOUND */
async function read(tx: Tx, { orgId, offerId }: OfOffer, locale: string): Promise<z.input<typeof contract.StockRow>> {
  const row = await tx.row(stockOfOffer, [orgId, offerId]);
  if (!row) throw InventoryError('STOCK_NOT_FOUND');
  return stockShownIn(locale)(row);
}

const optional = (id: string | undefined) => (id === undefined ? undefined : privateId('stockLocation', id));

const stockRoutes = [
  route(contract.getStock, async (call) => {
    const actor = await storeActor(call);
    return inTx(actor, (tx) => read(tx, { orgId: actor.orgId, offerId: privateId('offer', call.params.offerId) }, readIn(call)));
  }),
  route(contract.moveStock, async (call) => {
    const actor = await storeActor(call);
    const of = { orgId: actor.orgId, offerId: privateId('offer', call.params.offerId) };
    const { delta, reason, note, locationId } = call.body;
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () => {
        await moveUnits(tx, {
          ...of,
          delta,
          reason,
          note,
          locationId: optional(locationId),
          sourceKey: `${actor.userId} ${call.key}`,
        });
        return read(tx, of, readIn(call));
      }),
    );
  }),
  route(contract.transferStock, async (call) => {
    const actor = await storeActor(call);
    const of = { orgId: actor.orgId, offerId: privateId('offer', call.params.offerId) };
    const { fromId, toId, units, note } = call.body;
    const [from, to] = [privateId('stockLocation', fromId), privateId('stockLocation', toId)];
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () => {
        await transferUnits(tx, { ...of, fromId: from, toId: to, units, note, sourceKey: `${actor.userId} ${call.key}` });
        return read(tx, of, readIn(call));
      }),
    );
  }),
];

const ruleRoutes = [
  route(contract.changeBackorder, async (call) => {
    const actor = await storeActor(call);
    const of = { orgId: actor.orgId, offerId: privateId('offer', call.params.offerId) };
    return inTx(actor, async (tx) => {
      await changeBackorder(tx, { ...of, locationId: optional(call.body.locationId), limit: call.body.limit });
      return read(tx, of, readIn(call));
    });
  }),
  route(contract.changeOfferRules, async (call) => {
    const actor = await storeActor(call);
    const of = { orgId: actor.orgId, offerId: privateId('offer', call.params.offerId) };
    const { version, ...rules } = call.body;
    return inTx(actor, async (tx) => {
      await changeRules(
        tx,
        { ...of, version },
        {
          min_quantity: rules.minQuantity,
          max_quantity: rules.maxQuantity,
          quantity_step: rules.quantityStep,
          customer_limit: rules.customerLimit,
          available_from: rules.availableFrom === null ? null : new Date(rules.availableFrom),
          later_days: rules.laterDays,
          low_at: rules.lowAt,
        },
      );
      return read(tx, of, readIn(call));
    });
  }),
  route(contract.getStockSettings, async (call) => {
    const actor = await storeActor(call);
    const row = await inTx(actor, (tx) => tx.row(stockSettings, [actor.orgId]));
    return { lowAt: row?.low_at ?? LOW_AT };
  }),
  route(contract.changeStockSettings, async (call) => {
    const actor = await storeActor(call);
    await inTx(actor, (tx) => changeSettings(tx, actor.orgId, call.body.lowAt));
    return { lowAt: call.body.lowAt };
  }),
];

export const levelRoutes = [...stockRoutes, ...ruleRoutes];
