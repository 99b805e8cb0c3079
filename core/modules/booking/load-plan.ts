// Reads all that decides about the times of a service: one round trip, whatever it is for.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import {
  claimsOfOffer,
  groupsOfOffer,
  needsOfOffer,
  type ResourceRow,
  resourcesOfOffer,
  type ScheduleRow,
  schedulesOfOffer,
  serviceOfOffer,
  type ServiceRow,
} from './booking.sql.ts';
import type { Interval } from './intervals.ts';
import { type Exception, openIn } from './openings.ts';
import { blackoutsIn, Policy } from './policy.ts';
import type { NotBookable, Plan } from './slots.ts';
import { DAY_MS, readLocal, writeLocal } from './zones.ts';

export interface LoadedPlan extends Plan {
  service: ServiceRow;
  resources: ResourceRow[];
  policy: Policy;
}

/** Longer than any booking with its buffers. */
const REACH_MS = 3 * DAY_MS;

/** No service is booked farther ahead (its horizon ends sooner) or looked at so long after. */
const FARTHEST_MS = 800 * DAY_MS;
const OLDEST_MS = 7 * DAY_MS;

/** Why a start is not worth reading anything for: it names no time, or one that no rule and no clock should be asked about. */
export function outOfReach(start: number, now: number): NotBookable | undefined {
  if (!Number.isFinite(start)) return 'SLOT_NOT_OFFERED';
  if (start < now - OLDEST_MS) return 'SLOT_TOO_SOON';
  return start > now + FARTHEST_MS ? 'SLOT_TOO_FAR' : undefined;
}

/** The plan of an offer's service for starts in a window within reach; undefined when the offer is not for booking. */
export async function loadPlan(tx: Tx, at: { orgId: Uuid; offerId: Uuid }, window: Interval): Promise<LoadedPlan | undefined> {
  const wide: Interval = { from: window.from - REACH_MS, until: window.until + REACH_MS };
  const key = [at.orgId, at.offerId];
  const times = [...key, new Date(wide.from), new Date(wide.until), tx.now];
  const [service, needs, resources, schedules, claims, groups] = await Promise.all([
    tx.row(serviceOfOffer, key),
    tx.rows(needsOfOffer, key),
    tx.rows(resourcesOfOffer, key),
    tx.rows(schedulesOfOffer, [...key, writeLocal(wide.from), writeLocal(wide.until)]),
    tx.rows(claimsOfOffer, times),
    tx.rows(groupsOfOffer, times),
  ]);
  if (!service) return undefined;
  const open = new Map(schedules.map((row) => [row.id, openIn(scheduleOf(row), wide)]));
  const busy = new Map(
    claims.map((row) => [row.resource_id, row.busy.map(([from, until]) => ({ from: from * 1000, until: until * 1000 }))]),
  );
  const policy = Policy.parse(service.policy);
  return {
    service,
    resources,
    policy,
    rules: {
      zone: service.zone,
      durationMinutes: service.duration_minutes,
      beforeMinutes: service.before_minutes,
      afterMinutes: service.after_minutes,
      stepMinutes: service.step_minutes,
      offsetMinutes: service.offset_minutes,
      leadMinutes: service.lead_minutes,
      horizonDays: service.horizon_days,
      capacity: service.capacity,
    },
    hours: service.schedule_id ? (open.get(service.schedule_id) ?? []) : null,
    blackouts: blackoutsIn(policy, service.zone, wide),
    needs: needs.map(({ need }) =>
      resources
        .filter((each) => each.need === need)
        .map(({ id, schedule_id: schedule }) => ({ id, open: open.get(schedule) ?? [], busy: busy.get(id) ?? [] })),
    ),
    groups: new Map(groups.map((row) => [row.starts_at.getTime(), row.seats_left])),
  };
}

const scheduleOf = (row: ScheduleRow): { zone: string; openings: ScheduleRow['openings']; exceptions: Exception[] } => ({
  zone: row.zone,
  openings: row.openings,
  exceptions: row.exceptions.map(({ kind, from, until }) => ({ kind, from: readLocal(from), until: readLocal(until) })),
});

/** The plan without some resources' own time: for moving a booking, whose old time is no obstacle to it. */
export function freeing(plan: LoadedPlan, own: { from: number; until: number; resources: ReadonlySet<Uuid> }): LoadedPlan {
  const keep = ({ from, until }: Interval): boolean => from !== own.from || until !== own.until;
  return {
    ...plan,
    needs: plan.needs.map((need) => need.map((each) => (own.resources.has(each.id) ? { ...each, busy: each.busy.filter(keep) } : each))),
  };
}

/** The plan with only the chosen resources where some were chosen of a need; undefined when one of them serves no need of it. */
export function choosing(plan: LoadedPlan, ids: readonly Uuid[]): LoadedPlan | undefined {
  if (ids.length === 0) return plan;
  const needs = plan.needs.map((need) =>
    need.some((each) => ids.includes(each.id)) ? need.filter((each) => ids.includes(each.id)) : need,
  );
  return ids.every((id) => needs.some((need) => need.some((each) => each.id === id))) ? { ...plan, needs } : undefined;
}
