// A seller with services to book, for tests: people, rooms and hours, made through the booking module's own face.
import pg from 'pg';
import { config } from '#platform/config/index.ts';
import { type Actor, inTx, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import {
  addResource,
  addSchedule,
  addService,
  confirm,
  exceptionRefusal,
  type ForOrder,
  giveBack,
  hold,
  type NewService,
  Policy,
  showSlots,
  slotRefusal,
  type WantedSlot,
} from '#modules/booking/index.ts';
import type { TestDatabase } from './database.ts';

export interface Salon {
  orgId: Uuid;
  /** Somebody who comes through the seller's channel. */
  buyer: Actor;
  staff: Actor;
  /** Offers of the preset that nothing can be booked of yet. */
  offers: Uuid[];
}

const DAY_MS = 86_400_000;
const weeks = [
  'MO,TU,WE,TH,FR',
  'TU,WE,TH,FR,SA',
  'MO,WE,FR,SA',
  'SA,SU,MO,TU',
  'TU,TH,SA',
  'MO,TU,WE,TH,FR,SA,SU',
  'FR,SA,SU',
  'MO,TH',
  'WE,TH,FR,SU',
  'SU,MO,TU',
];

export const easyPolicy: Policy = Policy.parse({
  cancel: { noticeMinutes: 0, fees: [] },
  reschedule: { noticeMinutes: 0, fees: [], most: 2 },
  noShow: { afterMinutes: 15, basisPoints: 10_000 },
  blackouts: [],
});

export async function findSalon(database: TestDatabase): Promise<Salon> {
  const offers = await database.sql<{ org_id: Uuid; id: Uuid }>('select org_id, id from offers order by id');
  const orgId = offers[0]?.org_id ?? '';
  const base = { ...systemActor, shopId: orgId, sellers: [orgId] };
  return {
    orgId,
    buyer: { ...base, kind: 'buyer', guest: 'guest a' },
    staff: { ...base, kind: 'staff', orgId, shopId: null, sellers: [] },
    offers: offers.map(({ id }) => id),
  };
}

export interface Wishes extends Partial<NewService> {
  /** How many people and rooms there are; each kind is a need. */
  people?: number;
  rooms?: number;
  /** Open daily. */
  opens?: string;
  openMinutes?: number;
  /** Each person has hours of their own: one of ten weeks. */
  ownHours?: boolean;
}

/** Makes the salon's next offer bookable and answers which it is. */
export async function openService(
  salon: Salon,
  wishes: Wishes = {},
): Promise<{ offerId: Uuid; serviceId: Uuid; scheduleId: Uuid; resources: Uuid[][] }> {
  const offerId = salon.offers.pop();
  if (!offerId) throw new Error('the preset has no more offers');
  const { people = 1, rooms = 0, opens = '09:00', openMinutes = 480, ownHours = false, ...given } = wishes;
  const zone = given.zone ?? 'Asia/Kathmandu';
  return inTx(salon.staff, async (tx) => {
    const schedule = (rrule: string): Uuid =>
      addSchedule(tx, salon.orgId, { name: 'Hours', zone, openings: [{ starts: `2026-01-01T${opens}`, minutes: openMinutes, rrule }] });
    const scheduleId = schedule('FREQ=DAILY');
    const add = (kind: 'staff' | 'room') => (_: unknown, index: number) =>
      addResource(tx, salon.orgId, {
        kind,
        name: `${kind} ${index}`,
        scheduleId: ownHours ? schedule(`FREQ=WEEKLY;BYDAY=${weeks[index % weeks.length]}`) : scheduleId,
      });
    const resources = [Array.from({ length: people }, add('staff')), Array.from({ length: rooms }, add('room'))].filter(
      (need) => need.length > 0,
    );
    const serviceId = addService(tx, salon.orgId, {
      offerId,
      zone,
      durationMinutes: 60,
      stepMinutes: 60,
      horizonDays: 60,
      policy: easyPolicy,
      needs: resources,
      ...given,
    });
    return { offerId, serviceId, scheduleId, resources };
  });
}

export const newOrder = (salon: Salon): ForOrder => ({ orgId: salon.orgId, orderId: newId() });

/** Starts that are shown from tomorrow on, so that none of them is over before a test is. */
export const startsOf = (salon: Salon, offerId: Uuid, days = 3): Promise<Date[]> =>
  inTx(salon.buyer, async (tx) => {
    const from = tx.now.getTime() + DAY_MS;
    const shown = await showSlots(tx, { orgId: salon.orgId, offerId }, { from, until: from + days * DAY_MS });
    return shown.slots.map(({ start }) => new Date(start));
  });

export const wants = (salon: Salon, offerId: Uuid, start: Date, more: Partial<WantedSlot> = {}): WantedSlot => ({
  lineId: newId(),
  sellerOrgId: salon.orgId,
  offerId,
  start,
  seats: 1,
  ...more,
});

/** Holds as a buyer for some minutes; throws as the database does. */
export const holdFor = (salon: Salon, order: ForOrder, wanted: WantedSlot[], minutes = 15): Promise<void> =>
  inTx(salon.buyer, async (tx) => hold(tx, order, wanted, new Date(tx.now.getTime() + minutes * 60_000)));

export const first = <T>(list: T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
};

/** What became of an act: its refusal's code, or undefined. */
export async function codeOf(act: Promise<unknown>): Promise<string | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    const refusal = slotRefusal(error) ?? exceptionRefusal(error) ?? error;
    return (refusal as { code?: string }).code ?? String(error);
  }
}

const later = ['TOO_BUSY', '55P03', '57014', '25P04'];

/** As a client does: too busy means later. */
export async function patiently(act: () => Promise<unknown>): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const code = await codeOf(act());
    if (!later.includes(code ?? '') || attempt > 50) return code;
  }
}

export const tally = (codes: (string | undefined)[]): Record<string, number> =>
  Object.fromEntries(Object.entries(Object.groupBy(codes, (code) => code ?? 'taken')).map(([code, all]) => [code, all?.length ?? 0]));

export async function deadlocksOf(database: TestDatabase): Promise<number> {
  const [row] = await database.sql<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()');
  return Number(row?.deadlocks);
}

export async function statesIn(database: TestDatabase, order: ForOrder): Promise<string[]> {
  const rows = await database.sql<{ state: string }>('select state from bookings where order_id = $1 order by id', [order.orderId]);
  return rows.map(({ state }) => state);
}

/** Paid for, or let go, as an order would. */
export const paid = (order: ForOrder, lines: Uuid[]): Promise<void> => inTx(systemActor, (tx) => confirm(tx, order, lines));
export const letGo = (order: ForOrder, lines: Uuid[], how: 'released' | 'expired' = 'released'): Promise<void> =>
  inTx(systemActor, (tx) => giveBack(tx, order, lines, how));

/**
 * Lets many act at the same moment: nobody can begin a session until as many connections wait as the pool has.
 * A race without it is won by whoever's connection is open first, and proves nothing.
 */
export async function atOnce(database: TestDatabase, many: number, act: () => Promise<unknown>): Promise<(string | undefined)[]> {
  const gate = new pg.Client(database.urls.admin);
  await gate.connect();
  try {
    await gate.query('begin');
    await gate.query('lock table booking_sessions in share mode');
    const answers = Promise.all(Array.from({ length: many }, () => patiently(act)));
    const waiting = async (): Promise<number> =>
      (
        await database.sql(
          `select from pg_locks l join pg_database d on d.oid = l.database where not l.granted and d.datname = current_database()`,
        )
      ).length;
    const all = Math.min(many, config().DATABASE_POOL);
    const end = Date.now() + 2_000;
    while ((await waiting()) < all && Date.now() < end) await new Promise((resume) => setTimeout(resume, 5));
    await gate.query('commit');
    return await answers;
  } finally {
    await gate.end();
  }
}
