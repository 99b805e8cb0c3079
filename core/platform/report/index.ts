// Tells an error tracker of what went wrong on our side: each kind of error once a minute, never in the way of anything.
import { log } from '../log/index.ts';

/** Where an error came up: names of the program, nothing of a person. */
export interface ErrorPlace {
  kind: 'request' | 'job' | 'event' | 'loop' | 'process';
  /** Route pattern, job, handler or loop. */
  route: string;
  requestId?: string | null;
}

export interface ErrorReport extends ErrorPlace {
  error: unknown;
  /** How often the same came up since it was told last, this time included. */
  times: number;
}

/** What we ask of an error tracker. */
export interface ErrorTracker {
  /** Returns at once and never throws. */
  report(report: ErrorReport): void;
  /** Waits for what is on its way, not for long. */
  flush(): Promise<void>;
}

const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 30;
const MOST_KINDS = 500;

let tracker: ErrorTracker | undefined;
let minute = { began: 0, told: 0 };
const kinds = new Map<string, { toldAt: number; since: number }>();

export function useErrorTracker(given: ErrorTracker | undefined): void {
  tracker = given;
  minute = { began: 0, told: 0 };
  kinds.clear();
}

/** The same kind: the same place in our code, on the same road. */
function kindOf(error: unknown, { kind, route }: ErrorPlace): string {
  const { name = '', code = '', stack = '' } = (error ?? {}) as { name?: string; code?: unknown; stack?: string };
  const frame = stack.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${kind} ${route} ${name} ${String(code)} ${frame.trim()}`.slice(0, 500);
}

/** Tells the tracker, if there is one and it has not just heard of it. */
export function reportError(error: unknown, place: ErrorPlace, at = Date.now()): void {
  if (!tracker) return;
  try {
    const key = kindOf(error, place);
    const known = kinds.get(key);
    if (known && at - known.toldAt < MINUTE_MS) {
      known.since += 1;
      return;
    }
    if (at - minute.began >= MINUTE_MS) minute = { began: at, told: 0 };
    if (minute.told >= MOST_A_MINUTE) return;
    minute.told += 1;
    kinds.delete(key);
    kinds.set(key, { toldAt: at, since: 0 });
    if (kinds.size > MOST_KINDS) kinds.delete(kinds.keys().next().value ?? '');
    tracker.report({ ...place, error, times: (known?.since ?? 0) + 1 });
  } catch (failure) {
    log.debug({ err: failure }, 'an error was not told');
  }
}

/** Waits for reports on their way. */
export const flushReports = async (): Promise<void> => tracker?.flush();
