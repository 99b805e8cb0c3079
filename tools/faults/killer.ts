// Decides who dies when: at random moments by our hand, and at the named points by the settings of each start.
import type { Death, Member } from './member.ts';
import { armed, Points, type Role } from './points.ts';
import type { Random } from './random.ts';

/** How long a process that is armed may live before our hand helps. */
const ARMED_PATIENCE_MS = 3_000;

export class Killer {
  readonly points = new Points();
  readonly deaths: Death[] = [];
  private readonly draw: Random;
  private readonly members: Partial<Record<Role, Member>> = {};
  private readonly timers = new Map<Role, NodeJS.Timeout>();
  private peace = true;
  private changed: () => void = () => {};

  constructor(draw: Random) {
    this.draw = draw;
  }

  /** Kills from now on. */
  begin(members: Record<Role, Member>): void {
    Object.assign(this.members, members);
    this.peace = false;
    for (const role of ['api', 'worker'] as const) this.schedule(role, '');
  }

  /** From now on nobody is killed, and whoever starts is not armed; those armed now are killed a last time, to start without. */
  async end(): Promise<void> {
    this.peace = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const member of Object.values(this.members)) member.kill();
    await this.untilDeaths(this.deaths.length + Object.keys(this.members).length);
    await Promise.all(Object.values(this.members).map((member) => member.ready()));
  }

  /** Times killed so far, by hand or at a point. */
  get kills(): number {
    return this.deaths.filter(({ by }) => by !== 'itself').length;
  }

  /** What the next start of a role is armed with. */
  arm(role: Role): string {
    if (this.peace) return this.remember(role, '');
    const rare = this.points.missing(1).length > 0 ? 0.9 : 0.6;
    return this.remember(role, this.draw.chance(rare) ? armed(this.points.next(role)) : '');
  }

  up(role: Role): void {
    if (!this.peace) this.schedule(role, this.arming.get(role) ?? '');
  }

  died(death: Death): void {
    this.deaths.push(death);
    if (death.point) this.points.hit(death.point);
    this.changed();
  }

  private async untilDeaths(count: number): Promise<void> {
    while (this.deaths.length < count) {
      await new Promise<void>((resume) => {
        this.changed = resume;
      });
    }
  }

  private readonly arming = new Map<Role, string>();

  private remember(role: Role, arming: string): string {
    this.arming.set(role, arming);
    return arming;
  }

  private schedule(role: Role, arming: string): void {
    clearTimeout(this.timers.get(role));
    const afterMs = arming ? ARMED_PATIENCE_MS : this.draw.between(200, 800);
    const both = this.draw.chance(0.15);
    this.timers.set(
      role,
      setTimeout(() => {
        for (const [name, member] of Object.entries(this.members)) if (both || name === role) member.kill();
      }, afterMs),
    );
  }
}
