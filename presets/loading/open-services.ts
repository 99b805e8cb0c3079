// Gives a seller of a preset its hours, people and rooms, and makes its offers bookable.
import { addException, addResource, addSchedule, addService, confirmByItself } from '#modules/booking/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { PresetSchedule, PresetSeller } from '../preset.ts';
import type { Shelved } from './shelve-product.ts';

const DAY_MS = 24 * 3_600_000;

/** A local time of a day that is told by its distance from now. */
function localAt(now: Date, zone: string, day: number, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
  return new Date(Date.parse(`${today}T00:00Z`) + day * DAY_MS + (hours * 60 + minutes) * 60_000).toISOString().slice(0, 16);
}

async function addHours(tx: Tx, orgId: Uuid, zone: string, [name, given]: [string, PresetSchedule]): Promise<Uuid> {
  const id = addSchedule(tx, orgId, { name, zone, openings: given.openings });
  for (const { kind, day, from, until } of given.exceptions ?? []) {
    const [start, end] = [localAt(tx.now, zone, day, from), localAt(tx.now, zone, day, until)];
    await addException(tx, orgId, { scheduleId: id, kind, from: start, until: end });
  }
  return id;
}

const found = (ids: ReadonlyMap<string, Uuid>, key: string): Uuid => {
  const id = ids.get(key);
  assert(id, `a preset names "${key}" that it does not bring`);
  return id;
};

export async function openServices(tx: Tx, orgId: Uuid, seller: PresetSeller, shelved: Shelved[]): Promise<void> {
  const { zone = 'UTC' } = seller;
  const schedules = new Map<string, Uuid>();
  for (const schedule of Object.entries(seller.schedules ?? {})) schedules.set(schedule[0], await addHours(tx, orgId, zone, schedule));
  const resources = new Map<string, Uuid>();
  for (const [key, { kind, name, schedule }] of Object.entries(seller.resources ?? {}))
    resources.set(key, addResource(tx, orgId, { kind, name, scheduleId: found(schedules, schedule) }));
  for (const { offerId, service } of shelved) {
    if (!service) continue;
    const { schedule, needs, autoConfirm = false, ...rest } = service;
    const scheduleId = schedule === undefined ? null : found(schedules, schedule);
    const ids = needs.map((need) => need.map((key) => found(resources, key)));
    const serviceId = addService(tx, orgId, { ...rest, offerId, zone, scheduleId, needs: ids });
    if (autoConfirm) tx.send(confirmByItself, [orgId, serviceId, true]);
  }
}
