// Taking from several locations: what is shown can be had, nothing is had twice, and what goes comes back where it was.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { Shelf } from '../../../tools/testing/shelf.ts';
import { useDatabase } from '../../../tools/testing/database.ts';
import { apply, available, firm, giveBack, stockRefusal, take } from './index.ts';

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(await useDatabase({ preset: 'vestify' }));
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);
beforeEach(() => shelf.clear());

const soon = () => new Date(Date.now() + 60_000);

/** Takes as a buyer would; answers the order's line, or why not. */
async function buy(quantity: number, offerId = shelf.offer(0)): Promise<{ orderId: string; lineId: string } | string> {
  const line = await shelf.line(offerId, quantity);
  const wanted = [{ lineId: line.lineId, sellerOrgId: shelf.org, offerId, quantity }];
  try {
    await inTx(systemActor, (tx) => take(tx, line, wanted, soon()));
    return line;
  } catch (error) {
    return (stockRefusal(error) as { code?: string } | undefined)?.code ?? String(error);
  }
}

const units = (offerId = shelf.offer(0), channelId = shelf.channel) =>
  inTx(systemActor, async (tx) => (await available(tx, [{ sellerOrgId: shelf.org, offerId, quantity: 1 }], channelId))[0]);
const of = (bought: Awaited<ReturnType<typeof buy>>) => {
  if (typeof bought === 'string') throw new Error(bought);
  return { orgId: shelf.org, orderId: bought.orderId, lineId: bought.lineId };
};

test('COR-22 units come from the first location in the order of preference that has all of them', async () => {
  const [near, far] = [await shelf.location('near', { position: 1 }), await shelf.location('far', { position: 2 })];
  await shelf.fill(shelf.offer(0), { [far]: 9, [near]: 2 });
  await buy(2);
  expect(await shelf.reserved()).toEqual({ [near]: 2, [far]: 0 });
  await buy(3);
  expect(await shelf.reserved()).toEqual({ [near]: 2, [far]: 3 });
});

test('COR-22 what no location has alone is split over them; as many as are shown can be had, and no more', async () => {
  const places = [
    await shelf.location('a', { position: 1 }),
    await shelf.location('b', { position: 2 }),
    await shelf.location('c', { position: 3 }),
  ];
  await shelf.fill(shelf.offer(0), Object.fromEntries(places.map((place, at) => [place, [2, 3, 1][at] ?? 0])));
  expect(await units()).toBe(6);
  expect(await buy(7)).toBe('OUT_OF_STOCK');
  const bought = of(await buy(5));
  expect(await shelf.reserved()).toEqual({ [places[0] ?? '']: 2, [places[1] ?? '']: 3, [places[2] ?? '']: 0 });
  expect(await units()).toBe(1);
  await inTx(systemActor, async (tx) => giveBack(tx, bought, [bought.lineId], 'released'));
  await inTx(systemActor, async (tx) => giveBack(tx, bought, [bought.lineId], 'released'));
  expect(await units()).toBe(6);
  const sent = of(await buy(6));
  await inTx(systemActor, async (tx) => firm(tx, sent, [sent.lineId]));
  await inTx(systemActor, async (tx) => apply(tx, sent, [sent.lineId]));
  await inTx(systemActor, async (tx) => apply(tx, sent, [sent.lineId]));
  expect(await shelf.onHand()).toEqual(Object.fromEntries(places.map((place) => [place, 0])));
  expect(await shelf.moved(sent.lineId)).toBe(-6);
});

test('COR-22 COR-85 what is on hand anywhere goes before what comes later', async () => {
  const [near, far] = [await shelf.location('near', { position: 1 }), await shelf.location('far', { position: 2 })];
  await shelf.fill(shelf.offer(0), { [near]: 1, [far]: 1 }, { [near]: 5 });
  expect(await units()).toBe(7);
  const split = of(await buy(3));
  expect(await shelf.reserved()).toEqual({ [near]: 2, [far]: 1 });
  const failure: unknown = await inTx(systemActor, async (tx) => apply(tx, split, [split.lineId])).catch((error: unknown) => error);
  expect(stockRefusal(failure)).toMatchObject({ code: 'NOT_ON_HAND', status: 409 });
  expect(await shelf.onHand()).toEqual({ [near]: 1, [far]: 1 });
});

test('COR-81 a location that is closed, or sells in other channels, gives nothing', async () => {
  const [open, closed, others] = [
    await shelf.location('open', {}),
    await shelf.location('closed', { closed: true }),
    await shelf.location('others', { channels: [newId()] }),
  ];
  await shelf.fill(shelf.offer(0), { [open]: 1, [closed]: 0, [others]: 5 });
  expect(await units()).toBe(1);
  expect(await buy(2)).toBe('OUT_OF_STOCK');
  expect(typeof (await buy(1))).toBe('object');
  expect(await shelf.reserved()).toEqual({ [open]: 1, [closed]: 0, [others]: 0 });
});

test('COR-22 NET-08 many buyers of split units at once, with some who let go: nothing is lost, nothing sold twice, nobody deadlocks', async () => {
  const places = await Promise.all([1, 2, 3].map((position) => shelf.location(`place ${position}`, { position })));
  const offers = [shelf.offer(0), shelf.offer(1)];
  for (const offer of offers) await shelf.fill(offer, Object.fromEntries(places.map((place) => [place, 20])));
  const before = await shelf.deadlocks();
  const bought = await Promise.all(
    Array.from({ length: 60 }, async (_, at) => {
      const line = await shelf.line(offers[0] ?? '', 1 + (at % 3));
      const wanted = (at % 2 ? offers : offers.toReversed()).map((offerId, nth) => ({
        lineId: nth === 0 ? line.lineId : line.otherLineId,
        sellerOrgId: shelf.org,
        offerId,
        quantity: 1 + (at % 3),
      }));
      const done = await inTx(systemActor, (tx) => take(tx, line, wanted, soon())).then(
        () => true,
        (error: unknown) => {
          if (!stockRefusal(error)) throw error;
          return false;
        },
      );
      const lines = [line.lineId, line.otherLineId];
      if (done && at % 5 === 0) await inTx(systemActor, async (tx) => giveBack(tx, { ...line }, lines, 'released'));
      if (done && at % 5 === 1) await inTx(systemActor, async (tx) => apply(tx, { ...line }, lines));
      return done;
    }),
  );
  expect(bought.filter(Boolean).length).toBeGreaterThan(20);
  expect(await shelf.deadlocks()).toBe(before);
  for (const offer of offers) {
    const sums = await shelf.sums(offer);
    expect(sums.least).toBeGreaterThanOrEqual(0);
    expect(sums).toMatchObject({ reserved: sums.live, onHand: sums.moved });
    expect(sums.available + sums.reserved + sums.sold).toBe(60);
    // Whoever was refused asked for more than there was: another round takes what is left to the last unit.
    const left = sums.available;
    if (left > 0) expect(typeof (await buy(left, offer))).toBe('object');
    expect(await units(offer)).toBe(0);
  }
});
