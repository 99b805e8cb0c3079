// Booked time over HTTP: months and queues, buyers' bookings, sellers' calendars, feeds, live.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { remind } from '#modules/appointments/index.ts';
import { sweepWaits } from '#modules/booking/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { type Act, freeTimes, openShopService, type Opened, ownerOf, strict } from '../../../tools/testing/appointments.ts';
import { ask, inProcess, leaveProcess } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Shopper, until } from './shopper.ts';

let server: TestServer;
let seller: Act;
let salon: Opened;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  seller = await ownerOf(server);
  salon = await openShopService(seller, server.baseUrl, { people: 2 });
});

afterAll(leaveProcess);

type Json = Record<string, unknown>;

/** Subjects of the mails of a template. */
async function mailsOf(template: string): Promise<string[]> {
  const { body } = await ask<{ items: { template: string; subject: string }[] }>(`${server.baseUrl}/v1/dev/mails?limit=100`);
  return body.items.filter((mail) => mail.template === template).map(({ subject }) => subject);
}

/** A mail of a template about a service. */
async function mailOf(template: string, title: string): Promise<string> {
  const { body } = await ask<{ items: { id: string; template: string; subject: string }[] }>(`${server.baseUrl}/v1/dev/mails?limit=100`);
  const mail = body.items.find((each) => each.template === template && each.subject.includes(title));
  return (await ask<{ text: string }>(`${server.baseUrl}/v1/dev/mails/${mail?.id}`)).body.text;
}

/** The link to the calendar file in the mail of a booking. */
async function calendarLinkOf(title: string): Promise<string> {
  const { pathname, search } = new URL(/https?:\S+calendar\.ics\S+/.exec(await mailOf('booking.booked', title))?.[0] ?? '');
  return server.baseUrl + pathname + search;
}

/** Where in the shop a text leads: to a page there is. */
function pageIn(text: string): string {
  const [, first = '', last = ''] = /https?:\/\/[^/\s]+\/en\/(\w+)\/(\S+)/.exec(text.replaceAll('\r\n ', '')) ?? [];
  const pages = ['[id]', '[slug]'].map((each) => join('apps/web/app/[host]/[locale]/(shop)', first, each, 'page.tsx'));
  expect(
    pages.some((each) => existsSync(each)),
    `a page for ${first}/${last}`,
  ).toBe(true);
  return `${first}/${last}`;
}

/** A guest who has a time in the cart and is ready to pay. */
async function withTime(offerId: string, start: string, quantity = 1, chosen?: string[]): Promise<Shopper> {
  const config = { start, ...(chosen ? { with: chosen } : {}) };
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId, quantity, config }]);
  return shopper.details();
}

interface Booked {
  id: string;
  start: string;
  state: string;
  lineId: string;
  orderId: string;
  feesDue: { amount: string; currency: string };
  terms: { cancel: Decided; reschedule: Decided };
  reschedulesLeft: number;
  resources: { id: string; name: string }[];
}
interface Decided {
  allowed: boolean;
  fee: { amount: string; currency: string };
  refund: { amount: string };
  reasons: { code: string }[];
}

const mine = (shopper: Shopper) => ({ 'x-guest-token': shopper.token, 'idempotency-key': randomUUID() });
async function bookingsOf(shopper: Shopper, when = 'upcoming'): Promise<Booked[]> {
  const { body } = await ask<{ items: Booked[] }>(`${server.baseUrl}/v1/me/bookings?when=${when}`, { headers: mine(shopper) });
  return body.items;
}
async function bought(offerId: string, start: string): Promise<{ shopper: Shopper; booking: Booked }> {
  const shopper = await withTime(offerId, start);
  const placed = await shopper.place();
  expect(placed.body).toMatchObject({ order: { status: 'paid' } });
  const [booking] = await bookingsOf(shopper);
  if (!booking) throw new Error('nothing is booked');
  return { shopper, booking };
}

test('MKT-03 a month shows the times of a service on both clocks, in any zone, and is right at once after a booking', async () => {
  const times = await freeTimes(server.baseUrl, salon.offerId, '&zone=America/New_York');
  // The first of a whole day: in the day to come some are too soon.
  const time = times.find(({ sellerLocal }) => sellerLocal.endsWith('T09:00'));
  expect(time).toMatchObject({ free: [0, 1] });
  expect(time?.local).not.toBe(time?.sellerLocal);
  const start = time?.start ?? '';
  const shopper = await withTime(salon.offerId, start);
  const free = async () => (await freeTimes(server.baseUrl, salon.offerId)).find((each) => each.start === start)?.free;
  expect(await free()).toHaveLength(2);
  await shopper.place();
  expect(await free()).toHaveLength(1);
});

test('MKT-10 a buyer moves a booking for the fee that was shown; the fee is due and kept back of a later refund', async () => {
  const [first, second] = await freeTimes(server.baseUrl, salon.offerId);
  const { shopper, booking } = await bought(salon.offerId, first?.start ?? '');
  expect(booking.terms.reschedule).toMatchObject({ allowed: true, fee: { amount: '1070', currency: 'USD' } });
  expect(booking.terms.cancel.refund.amount).toBe('5350');
  const path = `${server.baseUrl}/v1/me/bookings/${booking.id}/reschedule`;
  const cheaper = { start: second?.start, fee: { amount: '1069', currency: 'USD' } };
  expect((await ask(path, { method: 'POST', headers: mine(shopper), body: cheaper })).body).toMatchObject({
    code: 'FEE_CHANGED',
    facts: { fee: { amount: '1070' } },
  });
  const body = { start: second?.start, fee: booking.terms.reschedule.fee };
  const headers = mine(shopper);
  const moved = await ask<Booked>(path, { method: 'POST', headers, body });
  expect(moved.body).toMatchObject({ start: second?.start, feesDue: { amount: '1070' }, reschedulesLeft: 1 });
  // The same key again is the same move.
  expect((await ask<Booked>(path, { method: 'POST', headers, body })).body).toEqual(moved.body);
  expect(moved.body.terms.cancel).toMatchObject({ fee: { amount: '6420' }, refund: { amount: '4280' } });
  expect(moved.body.terms.cancel.reasons.map(({ code }) => code)).toEqual(['fee', 'fees_due']);
  // Its old id leads to what it is now, and its old time is free.
  const again = await ask<Booked>(`${server.baseUrl}/v1/me/bookings/${booking.id}`, { headers: mine(shopper) });
  expect(again.body.id).toBe(moved.body.id);
  expect((await freeTimes(server.baseUrl, salon.offerId)).find(({ start }) => start === first?.start)?.free).toEqual(first?.free);
  await until('the line says its new time', async () => {
    const [row] = await server.database.sql<{ config: Json }>(`select config from order_lines where config ->> 'start' = $1`, [
      second?.start,
    ]);
    return row;
  });
  const called = await ask<{ lines: { state: string; kept: { amount: string } }[] }>(
    `${server.baseUrl}/v1/orders/${booking.orderId}/lines/${booking.lineId}/moves`,
    { method: 'POST', headers: mine(shopper), body: { move: 'cancel' } },
  );
  expect(called.body.lines[0]).toMatchObject({ state: 'cancelled', kept: { amount: '6420' } });
  expect((await bookingsOf(shopper, 'past'))[0]).toMatchObject({ id: moved.body.id, state: 'released' });
});

test('MKT-10 who moves a booking waits for whoever calls it off: each goes by what the other made of it', async () => {
  const [first, second] = await freeTimes(server.baseUrl, salon.offerId);
  const { shopper, booking } = await bought(salon.offerId, first?.start ?? '');
  const holder = new pg.Client(server.database.urls.admin);
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select from orders where id = $1 for update', [privateId('order', booking.orderId)]);
    const moving = ask<Booked>(`${server.baseUrl}/v1/me/bookings/${booking.id}/reschedule`, {
      method: 'POST',
      headers: mine(shopper),
      body: { start: second?.start, fee: booking.terms.reschedule.fee },
    });
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename = 'tessera_app'`;
    await until('the move to wait', async () => (await server.database.sql(waits)).length > 0, 10);
    await holder.query('commit');
    expect((await moving).body).toMatchObject({ start: second?.start, feesDue: booking.terms.reschedule.fee });
  } finally {
    await holder.end();
  }
});

test('MKT-10 nobody else reaches a booking', async () => {
  const [time] = await freeTimes(server.baseUrl, salon.offerId);
  const { booking } = await bought(salon.offerId, time?.start ?? '');
  const other = await new Shopper(server.baseUrl).withCart([]);
  for (const path of ['', '/calendar.ics'])
    expect((await ask(`${server.baseUrl}/v1/me/bookings/${booking.id}${path}`, { headers: mine(other) })).status).toBe(404);
  const moved = await ask(`${server.baseUrl}/v1/me/bookings/${booking.id}/reschedule`, {
    method: 'POST',
    headers: mine(other),
    body: { start: time?.start, fee: booking.terms.reschedule.fee },
  });
  expect(moved).toMatchObject({ status: 404, body: { code: 'BOOKING_NOT_FOUND' } });
});

test('MKT-03 the seller’s calendar shows bookings, hours and closed times, and a booking moves without a fee', async () => {
  const times = await freeTimes(server.baseUrl, salon.offerId);
  const [start = '', later = ''] = [times[10]?.start, times[12]?.start];
  const { booking } = await bought(salon.offerId, start);
  const closed = `${times[20]?.sellerLocal.slice(0, 10)}`;
  const exception = { kind: 'closed', from: `${closed}T00:00`, until: `${closed}T23:59` };
  const added = await seller('POST', `/schedules/${salon.scheduleId}/exceptions`, exception);
  expect(added.status).toBe(201);
  expect(await seller('POST', `/schedules/${salon.scheduleId}/exceptions`, exception)).toMatchObject({
    status: 409,
    body: { code: 'EXCEPTION_OVERLAPS' },
  });
  expect((await freeTimes(server.baseUrl, salon.offerId)).some(({ sellerLocal }) => sellerLocal.startsWith(closed))).toBe(false);
  const from = `${start.slice(0, 10)}T00:00:00Z`;
  type Calendar = {
    bookings: (Json & { id: string; moves: string[] })[];
    resources: (Json & { open: unknown[]; claims: unknown[]; exceptions: unknown[] })[];
  };
  const calendar = await seller<Calendar>('GET', `/calendar?from=${from}&days=7`);
  expect(calendar.body.bookings.find(({ id }) => id === booking.id)).toMatchObject({
    title: expect.stringMatching(/^Haircut/),
    buyer: { name: 'Somchai Dee', email: 'buyer@example.com' },
    moves: ['confirm', 'cancel'],
    feesDue: { amount: '0' },
  });
  expect(calendar.body.resources[0]?.open.length).toBeGreaterThanOrEqual(6);
  expect(calendar.body.resources.flatMap(({ claims }) => claims)).not.toHaveLength(0);
  const moved = await seller<Booked>('POST', `/bookings/${booking.id}/move`, { start: later, with: [salon.resourceIds[1]] });
  expect(moved).toMatchObject({ status: 200, body: { start: later, resourceIds: [salon.resourceIds[1]], feesDue: { amount: '0' } } });
  expect((await seller('DELETE', `/schedules/${salon.scheduleId}/exceptions/${String(added.body.id)}`)).status).toBe(204);
});

test('MKT-07 the seller confirms by the line, and says how it went only once it has begun', async () => {
  const [time] = await freeTimes(server.baseUrl, salon.offerId);
  const { booking } = await bought(salon.offerId, time?.start ?? '');
  const move = (name: string) => seller(`POST`, `/sold-lines/${booking.lineId}/moves`, { move: name });
  expect(await move('confirm')).toMatchObject({ status: 200, body: { state: 'confirmed', moves: ['serve', 'miss', 'cancel'] } });
  expect(await move('serve')).toMatchObject({ status: 409, body: { code: 'NOT_OVER_YET' } });
  expect(await move('ship')).toMatchObject({ status: 409, body: { code: 'MOVE_NOT_ALLOWED' } });
  expect(await move('cancel')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
});

test('MKT-03 who waits for a full time is told when it is free', async () => {
  const one = await openShopService(seller, server.baseUrl);
  const [time] = await freeTimes(server.baseUrl, one.offerId);
  const start = time?.start ?? '';
  const { booking } = await bought(one.offerId, start);
  const waiting = await new Shopper(server.baseUrl).withCart([]);
  const path = `${server.baseUrl}/v1/offers/${one.offerId}/waits`;
  const joined = await ask<{ id: string }>(path, { method: 'POST', headers: mine(waiting), body: { start } });
  expect(joined).toMatchObject({ status: 201, body: { state: 'waiting', start } });
  expect((await ask(path, { method: 'POST', headers: mine(waiting), body: { start } })).body.id).toBe(joined.body.id);
  const signedIn = { ...(await personHeaders()), 'idempotency-key': randomUUID() };
  expect((await ask(path, { method: 'POST', headers: signedIn, body: { start } })).status).toBe(201);
  await seller('POST', `/sold-lines/${booking.lineId}/moves`, { move: 'cancel' });
  await until('the one who waits is told', async () => {
    const { body } = await ask<{ items: { state: string }[] }>(`${server.baseUrl}/v1/me/waits`, { headers: mine(waiting) });
    return body.items[0]?.state === 'told';
  });
  expect((await ask(`${server.baseUrl}/v1/me/waits/${joined.body.id}`, { method: 'DELETE', headers: mine(waiting) })).status).toBe(204);
  // Whoever is next is told in their turn, a person by mail.
  await server.database.sql(`update booking_waits set told_at = told_at - interval '20 minutes' where told_at is not null`);
  await inProcess();
  await sweepWaits();
  await until('the person’s mail', async () => (await mailsOf('booking.time_free')).length === 1);
  expect(pageIn(await mailOf('booking.time_free', ''))).toBe(`p/${one.slug}`);
});

/** Somebody with an account. */
async function personHeaders(): Promise<Record<string, string>> {
  const login = { email: 'staff@vestify.test', password: 'demo-vest-2026' };
  const { body } = await ask<{ accessToken: string }>(`${server.baseUrl}/v1/auth/login`, { method: 'POST', body: login });
  return { authorization: `Bearer ${body.accessToken}` };
}

test('COR-92 MKT-16 a booking is an iCalendar file, and a secret address reads a calendar until it is voided', async () => {
  const [time] = await freeTimes(server.baseUrl, salon.offerId);
  const { shopper, booking } = await bought(salon.offerId, time?.start ?? '');
  const file = await ask(`${server.baseUrl}/v1/me/bookings/${booking.id}/calendar.ics`, { headers: mine(shopper) });
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(file.bytes.toString()).toContain(`DTSTART:${booking.start.replace(/[-:]/g, '')}\r\n`);
  const [person = ''] = booking.resources.map(({ id }) => id);
  const feed = await seller<{ url: string }>('POST', `/resources/${person}/calendar-feed`, {});
  expect(feed.status).toBe(201);
  const { pathname } = new URL(feed.body.url);
  const read = await ask(server.baseUrl + pathname);
  expect(read.bytes.toString()).toContain(`UID:${booking.lineId}@`);
  expect(read.bytes.toString()).not.toMatch(/Somchai|buyer@example/);
  expect((await seller('DELETE', `/resources/${person}/calendar-feed`)).status).toBe(204);
  expect((await ask(server.baseUrl + pathname)).status).toBe(404);
});

test('MKT-21 who booked is told by mail: booked, moved, called off, and reminded once', async () => {
  const cut = await openShopService(seller, server.baseUrl, { title: 'Evening cut' });
  const [one, two, three, four] = await freeTimes(server.baseUrl, cut.offerId);
  const { booking } = await bought(cut.offerId, one?.start ?? '');
  const told = (template: string) =>
    until(template, async () => (await mailsOf(template)).some((subject) => subject.includes('Evening cut')));
  await told('booking.booked');
  const link = await calendarLinkOf('Evening cut');
  const moved = await seller<Booked>('POST', `/bookings/${booking.id}/move`, { start: four?.start });
  await told('booking.moved');
  // The link needs no session, and leads to what the booking is by then; one that we did not sign leads nowhere.
  expect((await ask(link)).bytes.toString()).toContain(`DTSTART:${four?.start.replace(/[-:]/g, '')}`);
  expect((await ask(`${link.slice(0, -43)}${'A'.repeat(43)}`)).status).toBe(404);
  const led = async () => pageIn((await ask(link)).bytes.toString());
  expect(await led()).toBe(`orders/${booking.orderId}`);
  await server.database.sql('update orders set buyer_user = (select id from users limit 1) where id = $1', [
    privateId('order', booking.orderId),
  ]);
  expect(await led()).toBe(`bookings/${moved.body.id}`);
  await server.database.sql(
    `update bookings set starts_at = now() + interval '20 hours', created_at = now() - interval '3 days' where id = $1`,
    [privateId('booking', moved.body.id)],
  );
  const both = await new Shopper(server.baseUrl).withCart(
    [two, three].map((time) => ({ offerId: cut.offerId, quantity: 1, config: { start: time?.start ?? '' } })),
  );
  await (await both.details()).place();
  const [other] = await bookingsOf(both);
  await seller('POST', `/sold-lines/${other?.lineId}/moves`, { move: 'cancel' });
  await told('booking.called_off');
  await inProcess();
  await Promise.all([remind(), remind()]);
  await remind();
  expect(await mailsOf('booking.reminder')).toEqual(['Soon: Evening cut']);
});

test('MKT-10 what a seller moves costs the buyer nothing, and leaves their own moves as many as they were', async () => {
  const [one, two] = await freeTimes(server.baseUrl, salon.offerId);
  const { shopper, booking } = await bought(salon.offerId, one?.start ?? '');
  await seller('POST', `/bookings/${booking.id}/move`, { start: two?.start });
  expect((await bookingsOf(shopper))[0]).toMatchObject({ start: two?.start, reschedulesLeft: 2, feesDue: { amount: '0' } });
});

test('COR-92 MKT-16 a person’s calendar has a secret address: a new one voids the old, and nobody else’s bookings are in it', async () => {
  const headers = await personHeaders();
  const make = () => ask<{ url: string }>(`${server.baseUrl}/v1/me/calendar-feed`, { method: 'POST', headers, body: {} });
  const read = (url: string) => ask(server.baseUrl + new URL(url).pathname);
  const first = await make();
  expect((await read(first.body.url)).bytes.toString()).not.toContain('BEGIN:VEVENT');
  const second = await make();
  expect((await read(first.body.url)).status).toBe(404);
  expect((await read(second.body.url)).status).toBe(200);
  const shown = await ask<{ feed: Json }>(`${server.baseUrl}/v1/me/calendar-feed`, { headers });
  expect(shown.body.feed.readAt).not.toBeNull();
  expect(JSON.stringify(shown.body)).not.toContain('/v1/calendars');
  await ask(`${server.baseUrl}/v1/me/calendar-feed`, { method: 'DELETE', headers });
  expect((await read(second.body.url)).status).toBe(404);
});

test('MKT-03 absurd windows are refused or empty at once, and a schedule takes a thousand exceptions and no more', async () => {
  const month = (of: string) => ask<{ days: unknown[] }>(`${server.baseUrl}/v1/offers/${salon.offerId}/slots?month=${of}`);
  expect((await month('2099-12')).body.days).toEqual([]);
  expect((await month('2000-01')).body.days).toEqual([]);
  expect((await month('9999-01')).status).toBe(400);
  for (const query of ['from=0001-01-01T00:00:00Z&days=7', 'from=9999-12-31T00:00:00Z&days=7', 'from=2026-12-01T00:00:00Z&days=46'])
    expect(await seller('GET', `/calendar?${query}`)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  for (const at of ['2000-01-01T00:00:00Z', '2099-12-31T00:00:00Z'])
    expect((await seller('GET', `/calendar?from=${at}&days=45`)).status).toBe(200);
  await server.database.sql(
    `insert into booking_exceptions (org_id, id, schedule_id, kind, from_local, until_local)
     select org_id, gen_random_uuid(), id, 'closed', timestamp '2040-01-01' + n * interval '1 day', timestamp '2040-01-01' + n * interval '1 day' + interval '1 hour'
       from booking_schedules, generate_series(1, 1000) n where id = $1`,
    [privateId('bookingSchedule', salon.scheduleId)],
  );
  const more = { kind: 'closed', from: '2039-01-01T00:00', until: '2039-01-02T00:00' };
  expect(await seller('POST', `/schedules/${salon.scheduleId}/exceptions`, more)).toMatchObject({
    status: 422,
    body: { code: 'TOO_MANY_EXCEPTIONS' },
  });
  expect((await freeTimes(server.baseUrl, salon.offerId)).length).toBeGreaterThan(0);
});

test.each<[what: string, path: () => string, body: () => Json, status: number, code: string]>([
  ['hours by the second', () => '/schedules', () => hours('FREQ=SECONDLY'), 422, 'RULE_TOO_OFTEN'],
  ['a rule that never comes', () => '/schedules', () => hours('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 422, 'RULE_NEVER'],
  ['a rule that is none', () => '/schedules', () => hours('every day'), 422, 'RULE_NOT_RIGHT'],
  ['a zone that is none', () => '/schedules', () => ({ ...hours('FREQ=DAILY'), zone: 'Mars/Olympus' }), 422, 'ZONE_NOT_KNOWN'],
  [
    'a day that is none',
    () => '/schedules',
    () => ({ ...hours('FREQ=DAILY'), openings: [{ starts: '2026-02-30T09:00', minutes: 60, rrule: null }] }),
    422,
    'LOCAL_TIME_NOT_RIGHT',
  ],
  [
    'a closed time that ends before it begins',
    () => `/schedules/${salon.scheduleId}/exceptions`,
    () => ({ kind: 'closed', from: '2026-12-02T00:00', until: '2026-12-01T00:00' }),
    422,
    'SCHEDULE_NOT_RIGHT',
  ],
  ['a negative duration', () => '/services', () => ({ ...service(), durationMinutes: -60 }), 400, 'VALIDATION_FAILED'],
  ['goods made bookable twice', () => '/services', () => service(), 409, 'SERVICE_EXISTS'],
  [
    'an offset longer than a step',
    () => '/services',
    () => ({ ...service(), offerId: 'ofr_00000000000000000000000000', offsetMinutes: 90 }),
    422,
    'OFFER_NOT_BOOKABLE',
  ],
])('MKT-03 %s is refused with its code', async (_, path, body, status, code) => {
  expect(await seller('POST', path(), body())).toMatchObject({ status, body: { code } });
});

const hours = (rrule: string): Json => ({ name: 'x', zone: 'UTC', openings: [{ starts: '2026-01-01T09:00', minutes: 60, rrule }] });
const service = (): Json => ({
  offerId: salon.offerId,
  zone: 'UTC',
  durationMinutes: 60,
  stepMinutes: 60,
  horizonDays: 30,
  policy: strict,
  needs: [salon.resourceIds],
});
