// Decides who dies when: at random moments by our hand, and at the named points by the settings of each start.
import type { Death, Member } from './member.ts';
import { armed, Points, type Role } from './points.ts';
import type { Random } from './random.ts';

/** Kills that may come early at named points. */
const FAR_AHEAD = 5;

/** A point that was hit so often has shown what it can. */
const SEEN_OFTEN = 3;

/** How long a process that is armed may live before our hand helps; what a desk begins takes longer. */
const ARMED_PATIENCE_MS = { buyers: 3_000, desk: 6_000 };

export class Killer {
  readonly points: Points;
  private readonly patienceMs: number;
  readonly deaths: Death[] = [];
  private readonly draw: Random;
  private readonly members: Partial<Record<Role, Member>> = {};
  private readonly timers = new Map<Role, NodeJS.Timeout>();
  private peace = true;
  private waiters: (() => void)[] = [];
  private readonly arming = new Map<Role, string>();

  private readonly struck = new Set<Role>();
  private readonly lead: () => number;

  /** `lead` says how many kills there were more than are due by now: hands wait for their turn, so that kills fall all over the run. */
  constructor({ draw, desk, lead }: { draw: Random; desk: boolean; lead(this: void): number }) {
    this.points = new Points(desk);
    this.patienceMs = ARMED_PATIENCE_MS[desk ? 'desk' : 'buyers'];
    this.draw = draw;
    this.lead = lead;
  }

  /** Kills from now on. */
  begin(members: Record<Role, Member>): void {
    Object.assign(this.members, members);
    this.peace = false;
    for (const role of ['api', 'worker'] as const) this.schedule(role, '');
  }

  /** From now on nobody is killed; a process that is still armed is killed a last time, to start without. */
  async end(): Promise<void> {
    this.peace = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const [role, member] of Object.entries(this.members)) {
      await member.ready();
      while (this.arming.get(role as Role)) {
        const death = this.nextDeath();
        member.kill();
        await death;
        await member.ready();
      }
    }
  }

  /** Times killed so far, by hand or at a point. */
  get kills(): number {
    return this.deaths.filter(({ by }) => by !== 'itself').length;
  }

  /** What the next start of a role is armed with: after a kill by hand mostly something, else only while kills are not far ahead. */
  arm(role: Role): string {
    const struck = this.struck.delete(role);
    if (this.peace || this.lead() > (struck ? Number.POSITIVE_INFINITY : FAR_AHEAD)) return this.remember(role, '');
    return this.remember(role, this.draw.chance(this.share(role)) ? armed(this.points.next(role)) : '');
  }

  up(role: Role): void {
    if (!this.peace) this.schedule(role, this.arming.get(role) ?? '');
  }

  died(death: Death): void {
    this.deaths.push(death);
    if (death.point) this.points.hit(death.point);
    for (const wake of this.waiters.splice(0)) wake();
  }

  nextDeath(): Promise<void> {
    return new Promise((resume) => void this.waiters.push(resume));
  }

  /** How many of a role's starts are armed. One whose points were all seen lives, while the other's are still waited for: who asks it is answered. */
  private share(role: Role): number {
    const lacks = (times: number): boolean => this.points.missing(times, role).length > 0;
    if (lacks(1)) return 0.9;
    return lacks(SEEN_OFTEN) ? 0.6 : 0.2;
  }

  private remember(role: Role, arming: string): string {
    this.arming.set(role, arming);
    return arming;
  }

  private schedule(role: Role, arming: string): void {
    clearTimeout(this.timers.get(role));
    const afterMs = arming ? this.patienceMs : this.draw.between(200, 800);
    const both = this.draw.chance(0.15);
    const strike = (): void => {
      if (this.lead() > 0) return this.schedule(role, '');
      for (const [name, member] of Object.entries(this.members)) {
        if (!both && name !== role) continue;
        this.struck.add(name as Role);
        member.kill();
      }
    };
    this.timers.set(role, setTimeout(strike, afterMs));
  }
}
