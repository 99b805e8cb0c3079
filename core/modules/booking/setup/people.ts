// When each of a seller's people and rooms is there and set aside in a window: what a calendar shows beside the bookings.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Interval } from '../intervals.ts';
import { openIn } from '../openings.ts';
import { DAY_MS, readLocal, writeLocal } from '../zones.ts';
import { claimsBetween, exceptionsBetween, resourcesWithHours } from './setup.sql.ts';
import { shownException, shownResource } from './setup.http.ts';

/** Bounds that hold on every wall clock. */
const WIDE_MS = 2 * DAY_MS;

export async function peopleBetween(tx: Tx, of: { orgId: Uuid; resourceId: Uuid | null }, window: Interval) {
  const people = await tx.rows(resourcesWithHours, [of.orgId, of.resourceId]);
  const local = [writeLocal(window.from - WIDE_MS), writeLocal(window.until + WIDE_MS)];
  const [exceptions, claims] = await Promise.all([
    tx.rows(exceptionsBetween, [of.orgId, ...local, [...new Set(people.map(({ schedule_id: id }) => id))]]),
    tx.rows(claimsBetween, [of.orgId, new Date(window.from), new Date(window.until), tx.now, people.map(({ id }) => id)]),
  ]);
  return people.map(({ zone, openings, ...person }) => {
    const own = exceptions.filter((each) => each.schedule_id === person.schedule_id);
    const schedule = {
      zone,
      openings,
      exceptions: own.map(({ kind, from_local: from, until_local: until }) => ({ kind, from: readLocal(from), until: readLocal(until) })),
    };
    return {
      ...shownResource(person),
      id: person.id,
      zone,
      open: openIn(schedule, window),
      claims: claims
        .filter((claim) => claim.resource_id === person.id)
        .map((claim) => ({ from: claim.blocked_from.getTime(), until: claim.blocked_until.getTime() })),
      exceptions: own.map(shownException),
    };
  });
}
