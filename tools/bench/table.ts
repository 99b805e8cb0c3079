// The bench's answer for people: one line for each road, what limits it, and what was not measured.
import type { Figure, Road } from './road.ts';

export interface Measured {
  road: Road;
  result: Figure | string;
}

/** True, false, or undefined where nothing is promised or nothing was measured. */
export function met({ road: { least }, result }: Measured): boolean | undefined {
  if (!least || typeof result === 'string') return undefined;
  if (result.met !== undefined) return result.met;
  if ('atMost' in least) return result.figure <= least.atMost;
  if ('atLeast' in least) return result.figure >= least.atLeast;
  return result.limit === undefined ? undefined : result.figure / result.limit >= least.ratio;
}

const figureText = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3).replace(/\.?0+$/, '');

function leastText({ least, unit }: Road): string {
  if (!least) return '–';
  if ('ratio' in least) return String(least.ratio);
  return 'atMost' in least ? `≤ ${figureText(least.atMost)} ${unit}` : `≥ ${figureText(least.atLeast)} ${unit}`;
}

function row(measured: Measured): string[] {
  const { road, result } = measured;
  if (typeof result === 'string') return [road.name, 'not measured', '–', '–', leastText(road), '–', result];
  const { figure, limit } = result;
  const verdict = met(measured);
  return [
    road.name,
    `${figureText(figure)} ${road.unit}`,
    limit === undefined ? '–' : figureText(limit),
    limit === undefined ? '–' : (figure / limit).toFixed(2),
    leastText(road),
    verdict === undefined ? '–' : verdict ? 'yes' : 'NO',
    road.limits,
  ];
}

/** The table as text, columns lined up. */
export function table(all: Measured[]): string {
  const rows = [['road', 'figure', 'limit', 'ratio', 'least', 'met?', 'what limits it'], ...all.map(row)];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
