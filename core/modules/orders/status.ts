// An order's status, derived from its lines. Pure.
import type { Phase } from '#platform/machine/index.ts';
import { type Milestone, milestones } from './kind.ts';

export interface LineStatus {
  /** As the machine says it, or the milestone that its kind says the state stands for. */
  state: string;
  phase: Phase;
}

/**
 * An order is as far as its slowest living line. Lines that ended void do not count beside lines that live. All void: the order expired when all expired, else it was cancelled. A line
 * that waits makes the order pending; a state that is no milestone counts by its phase.
 */
export function statusOf(lines: LineStatus[]): string {
  const living = lines.filter((line) => line.phase !== 'void');
  if (living.length === 0) return lines.every((line) => line.state === 'expired') ? 'expired' : 'cancelled';
  if (living.some((line) => line.phase === 'open' || line.phase === 'held')) return 'pending';
  const reached = living.map((line) => {
    const index = milestones.indexOf(line.state as Milestone);
    return index >= 0 ? index : line.phase === 'done' ? milestones.length - 1 : 0;
  });
  return milestones[Math.min(...reached)] ?? 'paid';
}
