// What sellers change about a service, as buyers meet it over HTTP: clocks that jump, blackout days, archived people, services that stop.
import { beforeAll, expect, test } from 'vitest';
import { type Act, freeTimes, openShopService, ownerOf, type ShownSlot, strict } from '../../../tools/testing/appointments.ts';
import { ask } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Shopper } from './shopper.ts';

let server: TestServer;
let seller: Act;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  seller = await ownerOf(server);
});

type Month = { days: { date: string; slots: ShownSlot[] }[]; resources: { id: string; name: string }[] };
const monthOf = (offerId: string, month: string, more = '') =>
  ask<Month>(`${server.baseUrl}/v1/offers/${offerId}/slots?month=${month}${more}`);
const book = async (offerId: string, start: string, chosen?: string[]) => {
  const config = { start, ...(chosen ? { with: chosen } : {}) };
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId, quantity: 1, config }]);
  return { shopper, placed: await (await shopper.details()).place() };
};

/** The next two nights on which the clocks of a zone jump: forward, and back. */
function jumpsOf(zone: string): { forward: string; back: string } {
  const offset = (at: number): number => {
    const said = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
    return Date.parse(`${said.replace(' ', 'T')}:00Z`) - at;
  };
  const days = Array.from({ length: 400 }, (_, day) => Math.floor(Date.now() / 86_400_000 + day + 2) * 86_400_000 + 43_200_000);
  const jump = (sign: number) => days.find((at) => Math.sign(offset(at) - offset(at - 86_400_000)) === sign) ?? 0;
  return { forward: new Date(jump(1)).toISOString().slice(0, 10), back: new Date(jump(-1)).toISOString().slice(0, 10) };
}

test('MKT-03 a time that does not exist is never offered, one that comes twice is offered twice, and each can be booked', async () => {
  const zone = 'America/New_York';
  const service = await openShopService(seller, server.baseUrl, { service: { zone, horizonDays: 500 } });
  const night = { name: 'Nights', zone, openings: [{ starts: '2026-01-01T00:00', minutes: 300, rrule: 'FREQ=DAILY' }] };
  expect((await seller('PUT', `/schedules/${service.scheduleId}`, night)).status).toBe(200);
  const { forward, back } = jumpsOf(zone);
  const localsOn = async (date: string) => {
    const { body } = await monthOf(service.offerId, date.slice(0, 7));
    return body.days.find((day) => day.date === date)?.slots ?? [];
  };
  expect((await localsOn(forward)).map(({ sellerLocal }) => sellerLocal.slice(11))).toEqual(['00:00', '01:00', '03:00', '04:00']);
  const twice = (await localsOn(back)).filter(({ sellerLocal }) => sellerLocal.endsWith('T01:00'));
  expect(twice).toHaveLength(2);
  for (const { start } of twice) expect((await book(service.offerId, start)).placed.status).toBe(201);
  // The reading that does not exist has no instant; the one beside the grid is refused.
  const beside = `${(await localsOn(forward))[0]?.start.slice(0, 14)}30:00Z`;
  expect((await book(service.offerId, beside)).placed).toMatchObject({ status: 422, body: { code: 'SLOT_NOT_OFFERED' } });
});

test('MKT-10 on blackout days nobody books, and who booked under such terms may neither move nor call off; earlier ones keep theirs', async () => {
  const service = await openShopService(seller, server.baseUrl);
  const [time] = await freeTimes(server.baseUrl, service.offerId);
  const day = time?.sellerLocal.slice(0, 10) ?? '';
  const blackouts = [{ from: `${day}T00:00`, until: `${day}T23:59`, no: ['book', 'cancel', 'reschedule'] }];
  const { shopper } = await book(service.offerId, time?.start ?? '');
  const path = `/services/${service.serviceId}`;
  expect((await seller('PATCH', path, { policy: { ...strict, blackouts } })).status).toBe(200);
  expect((await freeTimes(server.baseUrl, service.offerId)).some(({ sellerLocal }) => sellerLocal.startsWith(day))).toBe(false);
  const headers = { 'x-guest-token': shopper.token };
  type Mine = { items: { terms: { cancel: object; reschedule: object } }[] };
  // What was booked keeps the terms it was booked under.
  const before = await ask<Mine>(`${server.baseUrl}/v1/me/bookings`, { headers });
  expect(before.body.items[0]?.terms).toMatchObject({ cancel: { allowed: true }, reschedule: { allowed: true } });
  const later = (await freeTimes(server.baseUrl, service.offerId))[0];
  const on = later?.sellerLocal.slice(0, 10) ?? '';
  const strictly = [{ from: `${on}T00:00`, until: `${on}T23:59`, no: ['cancel', 'reschedule'] }];
  await seller('PATCH', path, { policy: { ...strict, blackouts: strictly } });
  const second = await book(service.offerId, later?.start ?? '');
  const mine = await ask<Mine>(`${server.baseUrl}/v1/me/bookings`, { headers: { 'x-guest-token': second.shopper.token } });
  const refused = { allowed: false, reasons: [{ code: 'blackout', until: `${on}T23:59` }] };
  expect(mine.body.items[0]?.terms).toMatchObject({ cancel: refused, reschedule: refused });
});

test('MKT-03 whoever is archived serves nobody new, a service that stops is not there, and both come back', async () => {
  const service = await openShopService(seller, server.baseUrl, { people: 2 });
  const [one = '', other = ''] = service.resourceIds;
  const [time] = await freeTimes(server.baseUrl, service.offerId);
  const start = time?.start ?? '';
  const month = start.slice(0, 7);
  expect((await monthOf(service.offerId, month, `&with=${one}`)).body.days).not.toEqual([]);
  await seller('PATCH', `/resources/${one}`, { active: false });
  expect((await monthOf(service.offerId, month)).body.resources.map(({ id }) => id)).toEqual([other]);
  expect(await monthOf(service.offerId, month, `&with=${one}`)).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_FOUND' } });
  expect((await book(service.offerId, start, [one])).placed).toMatchObject({ status: 422, body: { code: 'SLOT_NOT_OFFERED' } });
  const next = await ask<{ start: string }>(`${server.baseUrl}/v1/offers/${service.offerId}/slots/next?from=${start}`);
  expect(next.body.start).toBe(start);
  await seller('PATCH', `/services/${service.serviceId}`, { active: false });
  expect(await monthOf(service.offerId, month)).toMatchObject({ status: 404, body: { code: 'SERVICE_NOT_FOUND' } });
  await seller('PATCH', `/services/${service.serviceId}`, { active: true });
  await seller('PATCH', `/resources/${one}`, { active: true });
  expect((await monthOf(service.offerId, month)).body.resources).toHaveLength(2);
});
