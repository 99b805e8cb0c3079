// Which process can die at which named point, and how likely it dies when it passes there.
import { type Failpoint, failpoints } from '../../core/platform/failpoint.ts';

export type Role = 'api' | 'worker';

interface Place {
  roles: Role[];
  /** Below 1 where a process would otherwise die before it did anything. */
  chance: number;
  /** Reached by what the desk does, or for the most part by that. */
  desk?: true;
}

const api: Role[] = ['api'];
const worker: Role[] = ['worker'];
const both: Role[] = ['api', 'worker'];
const desk = true;

/** The worker asks for money too, when it finishes what an API that died had begun. */
const places: Record<Failpoint, Place> = {
  'place.claimed': { roles: api, chance: 0.4 },
  'place.before-commit': { roles: api, chance: 0.4 },
  'place.reserved': { roles: api, chance: 0.4 },
  'authorize.before': { roles: both, chance: 0.4 },
  'authorize.after': { roles: both, chance: 0.4 },
  'settle.before-commit': { roles: both, chance: 0.4 },
  'settle.committed': { roles: both, chance: 0.4 },
  'relay.claimed': { roles: worker, chance: 0.08 },
  'relay.before-commit': { roles: worker, chance: 0.1 },
  'relay.delivered': { roles: worker, chance: 0.1 },
  'capture.before': { roles: worker, chance: 0.4 },
  'capture.after': { roles: worker, chance: 0.4 },
  'expire.before-commit': { roles: worker, chance: 1 },
  'expire.committed': { roles: worker, chance: 1 },
  'webhook.stored': { roles: api, chance: 1 },
  'mail.before-send': { roles: worker, chance: 0.4 },
  'mail.sent': { roles: worker, chance: 0.4 },
  'run.before-commit': { roles: worker, chance: 0.3, desk },
  'run.ended': { roles: worker, chance: 0.5, desk },
  'export.kept': { roles: worker, chance: 1, desk },
  'edit.before-commit': { roles: worker, chance: 0.3, desk },
  'edit.committed': { roles: worker, chance: 0.3, desk },
  'count.before-commit': { roles: api, chance: 1, desk },
  'schedule.before-commit': { roles: worker, chance: 1, desk },
  'schedule.told': { roles: worker, chance: 1, desk },
  'entitlement.before-commit': { roles: worker, chance: 1, desk },
  'documents.before-commit': { roles: worker, chance: 0.3, desk },
  'documents.committed': { roles: worker, chance: 0.3, desk },
};

/** How often each point was hit so far, and which to arm next. */
export class Points {
  readonly hits: Partial<Record<Failpoint, number>>;
  private readonly points: readonly Failpoint[];
  private readonly armed: Partial<Record<Failpoint, number>> = {};

  /** Those of the buyers' road, with `withDesk` the desk's, too. */
  constructor(withDesk: boolean) {
    this.points = failpoints.filter((point) => withDesk || !places[point].desk);
    this.hits = Object.fromEntries(this.points.map((point) => [point, 0]));
  }

  hit(name: string): void {
    if (name in this.hits) this.hits[name as Failpoint] = this.times(name as Failpoint) + 1;
  }

  /**
   * The point that a role was seen at least often; those it reaches only now and then come after those that are its own. One that it was sent to in vain
   * comes after others, so that none is waited for alone.
   */
  next(role: Role): Failpoint {
    const mine = this.points.filter((point) => places[point].roles.includes(role));
    const own = (point: Failpoint): number => (places[point].roles[0] === role ? 0 : 1);
    const sent = (point: Failpoint): number => this.armed[point] ?? 0;
    const next = mine.reduce((best, point) => {
      const less = this.times(point) - this.times(best) || own(point) - own(best) || sent(point) - sent(best);
      return less < 0 ? point : best;
    });
    this.armed[next] = sent(next) + 1;
    return next;
  }

  /** Those hit fewer than `times`; of one role those that are its own. */
  missing(times: number, role?: Role): Failpoint[] {
    return this.points.filter((point) => this.times(point) < times && (!role || places[point].roles[0] === role));
  }

  private times(point: Failpoint): number {
    return this.hits[point] ?? 0;
  }
}

/** The setting that makes a process die at a point. */
export const armed = (point: Failpoint): string => `${point}:crash:${places[point].chance}`;
