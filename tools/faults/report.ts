// The run as a table for people, and whether it passed.
import type { Verdict } from './oracle.ts';

export interface Report {
  seed: number;
  /** What this shop does with money that comes late. */
  late: string;
  checkouts: number;
  answers: Record<string, number>;
  orders: Record<string, number>;
  kills: Record<string, number>;
  points: Record<string, number>;
  /** Points hit too seldom. */
  missed: string[];
  /** Median milliseconds from start to the first good answer. */
  startMs: Record<string, number>;
  chaosSeconds: number;
  restSeconds: number;
  /** What was still unfinished when the time was up. */
  left: Record<string, number> | undefined;
  verdicts: Verdict[];
  logged: Record<string, number>;
  elapsedSeconds: number;
  wanted: { checkouts: number; kills: number; timesEach: number };
}

/** Everything that keeps a run from passing. */
export function failuresOf(report: Report): string[] {
  const { wanted, kills, checkouts, missed, left, verdicts } = report;
  return [
    ...(checkouts < wanted.checkouts ? [`only ${checkouts} of ${wanted.checkouts} checkouts`] : []),
    ...((kills.total ?? 0) < wanted.kills ? [`only ${kills.total} of ${wanted.kills} kills`] : []),
    ...missed.map((point) => `the point ${point} was hit ${report.points[point]} times, not ${wanted.timesEach}`),
    ...(left ? [`no rest after all: ${JSON.stringify(left)}`] : []),
    ...verdicts.flatMap(({ oracle, violations }) => violations.map((violation) => `${oracle}: ${violation}`)),
  ];
}

const list = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');

/** The report for people. */
export function reportText(report: Report): string {
  const failures = failuresOf(report);
  const width = Math.max(...report.verdicts.map(({ oracle }) => oracle.length));
  const verdicts = report.verdicts.map(
    ({ oracle, rows, violations }) =>
      `  ${violations.length === 0 ? '✓' : '✗'} ${oracle.padEnd(width)}  ${String(rows).padStart(7)} rows  ${violations.length === 0 ? 'holds' : `${violations.length} violations`}`,
  );
  const points = Object.entries(report.points).map(([name, count]) => `  ${name.padEnd(22)} ${String(count).padStart(4)}`);
  const half = Math.ceil(points.length / 2);
  const columns = points.slice(0, half).map((left, index) => `${left}  ${points[half + index] ?? ''}`.trimEnd());
  const shown = failures.slice(0, 40).map((failure) => `  ✗ ${failure}`);
  return [
    `seed ${report.seed} · late payments: ${report.late}`,
    `checkouts ${report.checkouts} · orders: ${list(report.orders)}`,
    `kills ${list(report.kills)}`,
    `start to first answer (median ms): ${list(report.startMs)}`,
    `answers: ${list(report.answers)}`,
    'deaths at named points:',
    ...columns,
    'oracles:',
    ...verdicts,
    `logged: ${list(Object.fromEntries(Object.entries(report.logged).slice(0, 12))) || 'nothing'}`,
    `under fire ${report.chaosSeconds.toFixed(1)} s · to rest ${report.restSeconds.toFixed(1)} s · in all ${report.elapsedSeconds.toFixed(1)} s`,
    ...shown,
    ...(failures.length > shown.length ? [`  … and ${failures.length - shown.length} more`] : []),
    failures.length === 0 ? 'passed: nothing was lost, nothing happened twice' : `failed: ${failures.length} faults`,
  ].join('\n');
}
