// Services pass the contract of kinds: places in a group are what is scarce.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, publicId } from '#platform/ids/index.ts';
import { targetOf } from '#platform/machine/index.ts';
import { giveBack, hold } from '#modules/booking/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { findSalon, first, newOrder, openService, type Salon, startsOf, statesIn, wants } from '../../tools/testing/salon.ts';
import { kindContract } from '../kind-contract.ts';
import { service } from './server.ts';

const SEATS = 10;

let database: TestDatabase;
let salon: Salon;
let offerId: string;
let start: string;

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  salon = await findSalon(database);
  ({ offerId } = await openService(salon, { capacity: SEATS }));
  start = first(await startsOf(salon, offerId))
    .toISOString()
    .replace('.000', '');
});
afterAll(closeDatabase);

async function order(quantity: number) {
  return { order: newOrder(salon), line: { lineId: newId(), sellerOrgId: salon.orgId, offerId, quantity, config: { start } } };
}

/** Others who have the places that are not to be there. */
let others: { order: ReturnType<typeof newOrder>; lineId: string } | undefined;

async function supply(units: number): Promise<void> {
  const before = others;
  if (before) await inTx(systemActor, (tx) => giveBack(tx, before.order, [before.lineId], 'released'));
  const line = wants(salon, offerId, new Date(start));
  const left = await inTx(systemActor, async (tx) => (await service.available(tx, [{ ...line, config: { start } }])).get(offerId) ?? 0);
  const theirs = newOrder(salon);
  others = { order: theirs, lineId: line.lineId };
  await inTx(systemActor, async (tx) => hold(tx, theirs, [{ ...line, seats: left - units }], null));
}

kindContract(service, { order, supply, config: { good: { start: '2026-05-01T10:00:00Z' }, bad: { start: '2026-05-01T10:00:00+07:00' } } });

test('MKT-07 a service goes from new through a held time, paid and confirmed to served and closed, or is missed', () => {
  const walk = (moves: string[]): string | undefined =>
    moves.reduce<string | undefined>((state, move) => (state ? targetOf(service.machine, state, move) : undefined), 'new');
  expect(walk(['reserve', 'pay', 'confirm', 'serve', 'close'])).toBe('closed');
  expect(walk(['reserve', 'pay', 'confirm', 'miss'])).toBe('no_show');
  for (const moves of [['reserve'], ['reserve', 'pay'], ['reserve', 'pay', 'confirm']])
    expect(walk([...moves, 'cancel'])).toBe('cancelled');
  expect(walk(['reserve', 'pay', 'confirm', 'serve', 'cancel'])).toBeUndefined();
  expect(walk(['reserve', 'pay', 'serve'])).toBeUndefined();
});

test('MKT-07 an order that expired and is paid late has its time again, if it is still there', async () => {
  const { offerId: own } = await openService(salon);
  const at = first(await startsOf(salon, own))
    .toISOString()
    .replace('.000', '');
  const line = { lineId: newId(), sellerOrgId: salon.orgId, offerId: own, quantity: 1, config: { start: at } };
  const mine = newOrder(salon);
  await inTx(systemActor, (tx) => service.reserve(tx, mine, [line], new Date(Date.now() + 60_000)));
  await inTx(systemActor, async (tx) => service.effects.expire?.(tx, mine, [line]));
  await inTx(systemActor, (tx) => service.reserve(tx, mine, [line], null));
  expect(await statesIn(database, mine)).toEqual(['expired', 'confirmed']);
});

test('MKT-09 sent the way orders are placed, after everything else, a hold stands with the order or fails it whole', async () => {
  const { offerId: own } = await openService(salon);
  const at = first(await startsOf(salon, own))
    .toISOString()
    .replace('.000', '');
  const place = (mine: ReturnType<typeof newOrder>) =>
    inTx(salon.buyer, async (tx) => {
      const line = { lineId: newId(), sellerOrgId: salon.orgId, offerId: own, quantity: 1, config: { start: at } };
      tx.last(() => void service.reserve(tx, mine, [line], new Date(tx.now.getTime() + 60_000)).catch(() => undefined));
    });
  const [mine, late] = [newOrder(salon), newOrder(salon)];
  await place(mine);
  const failure: unknown = await place(late).catch((error: unknown) => error);
  expect(service.refusal(failure)).toMatchObject({ code: 'SLOT_TAKEN' });
  expect([await statesIn(database, mine), await statesIn(database, late)]).toEqual([['held'], []]);
});

test('MKT-07 a chosen person is asked for by their public id, and lines of one offer at two times are both looked at', async () => {
  const { offerId: own, resources } = await openService(salon, { people: 2 });
  const [one, two] = (await startsOf(salon, own)).map((each) => each.toISOString().replace('.000', ''));
  const anna = publicId('bookingResource', resources[0]?.[0] ?? '');
  const line = (at: string | undefined) => ({
    lineId: newId(),
    sellerOrgId: salon.orgId,
    offerId: own,
    quantity: 1,
    config: { start: at ?? '', with: [anna] },
  });
  expect(service.config.safeParse(line(one).config).success).toBe(true);
  const reserve = (at: string | undefined) =>
    inTx(systemActor, (tx) => service.reserve(tx, newOrder(salon), [line(at)], new Date(Date.now() + 60_000)));
  await reserve(one);
  const failure: unknown = await reserve(one).catch((error: unknown) => error);
  expect(service.refusal(failure)).toMatchObject({ code: 'SLOT_TAKEN', status: 409 });
  const left = (lines: ReturnType<typeof line>[]) => inTx(systemActor, async (tx) => (await service.available(tx, lines)).get(own) ?? 0);
  const withAnyone = { ...line(one), config: { start: one ?? '' } } as ReturnType<typeof line>;
  expect([await left([line(one)]), await left([withAnyone]), await left([line(two)]), await left([line(one), line(two)])]).toEqual([
    0, 1, 1, 0,
  ]);
});
