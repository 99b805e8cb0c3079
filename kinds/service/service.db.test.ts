// Services pass the contract of kinds: places in a group are what is scarce.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, publicId } from '#platform/ids/index.ts';
import { targetOf } from '#platform/machine/index.ts';
import { giveBack, hold } from '#modules/booking/index.ts';
import type { StandingLine } from '#modules/orders/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { findSalon, first, newOrder, openService, type Salon, startsOf, statesIn, wants } from '../../tools/testing/salon.ts';
import { guestOrder, kindContract } from '../kind-contract.ts';
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

const mineOf = (of: Salon) => guestOrder(newOrder(of));
const lineOf = (offer: string, config: { start: string; with?: string[] }, quantity = 1): StandingLine => ({
  lineId: newId(),
  sellerOrgId: salon.orgId,
  offerId: offer,
  quantity,
  config,
  state: 'slot_reserved',
  paidMinor: 100n,
});

async function order(quantity: number) {
  return { order: mineOf(salon), line: lineOf(offerId, { start }, quantity) };
}

/** Others who have the places that are not to be there. */
let others: { order: ReturnType<typeof newOrder>; lineId: string } | undefined;

async function supply(units: number): Promise<void> {
  const before = others;
  if (before) await inTx(systemActor, (tx) => giveBack(tx, before.order, [before.lineId], 'released'));
  const line = wants(salon, offerId, new Date(start));
  const [left = 0] = await inTx(systemActor, (tx) => service.available(tx, [lineOf(offerId, { start })], newId()));
  const theirs = newOrder(salon);
  others = { order: theirs, lineId: line.lineId };
  await inTx(systemActor, async (tx) => hold(tx, theirs, [{ ...line, seats: left - units }], null));
}

kindContract(service, {
  order,
  supply,
  config: { good: { start: '2026-05-01T10:00:00Z' }, bad: { start: '2026-05-01T10:00:00+07:00' } },
  given: async ({ lineId }) => (await database.sql(`select from bookings where line_id = $1 and state = 'confirmed'`, [lineId])).length,
});

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
  const line = lineOf(own, { start: at });
  const mine = mineOf(salon);
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
  const place = (mine: ReturnType<typeof mineOf>) =>
    inTx(salon.buyer, async (tx) => {
      const line = lineOf(own, { start: at });
      tx.last(() => void service.reserve(tx, mine, [line], new Date(tx.now.getTime() + 60_000)).catch(() => undefined));
    });
  const [mine, late] = [mineOf(salon), mineOf(salon)];
  await place(mine);
  const failure: unknown = await place(late).catch((error: unknown) => error);
  expect(service.refusal(failure)).toMatchObject({ code: 'SLOT_TAKEN' });
  expect([await statesIn(database, mine), await statesIn(database, late)]).toEqual([['held'], []]);
});

test('MKT-07 a chosen person is asked for by their public id, and lines of one offer at two times are both looked at', async () => {
  const { offerId: own, resources } = await openService(salon, { people: 2 });
  const [one, two] = (await startsOf(salon, own)).map((each) => each.toISOString().replace('.000', ''));
  const anna = publicId('bookingResource', resources[0]?.[0] ?? '');
  const line = (at: string | undefined) => lineOf(own, { start: at ?? '', with: [anna] });
  expect(service.config.safeParse(line(one).config).success).toBe(true);
  const reserve = (at: string | undefined) =>
    inTx(systemActor, (tx) => service.reserve(tx, mineOf(salon), [line(at)], new Date(Date.now() + 60_000)));
  const left = (lines: StandingLine[]) => inTx(systemActor, (tx) => service.available(tx, lines, newId()));
  const withAnyone = (at: string | undefined) => lineOf(own, { start: at ?? '' });
  // Who chose somebody is served first, and takes nobody from who did not.
  expect(await left([withAnyone(one), line(one), withAnyone(one)])).toEqual([1, 1, 0]);
  await reserve(one);
  const failure: unknown = await reserve(one).catch((error: unknown) => error);
  expect(service.refusal(failure)).toMatchObject({ code: 'SLOT_TAKEN', status: 409 });
  expect(await left([line(one), withAnyone(one), line(two), withAnyone(one)])).toEqual([0, 1, 1, 0]);
});
