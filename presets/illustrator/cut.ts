// The paper pattern of a vest: where neck, shoulder, armhole, waist and hem are, and the outlines that follow from them.

export const cuts = ['waistcoat', 'evening', 'double', 'puffer', 'quilted', 'knit', 'utility', 'denim', 'fleece', 'longline'] as const;
export type Cut = (typeof cuts)[number];

/** Half of the pattern in picture units (1200 × 1500, centre line at x = 600); x grows outward. */
export interface Frame {
  neck: [number, number];
  shoulder: [number, number];
  underarm: [number, number];
  waist: [number, number];
  hem: [number, number];
  /** Where the fronts meet below the neck opening, and where they end. */
  opening: number;
  bottom: number;
  /** How far the wearer's left front laps over the right one. */
  lap: number;
  neckline: 'v' | 'u' | 'crew' | 'stand';
  hemline: 'points' | 'straight' | 'round' | 'rib';
  /** Padded chambers that bulge at the side between underarm and hem. */
  chambers?: number;
}

const tailored: Frame = {
  neck: [88, 292],
  shoulder: [222, 338],
  underarm: [262, 628],
  waist: [230, 872],
  hem: [250, 1128],
  opening: 650,
  bottom: 1136,
  lap: 26,
  neckline: 'v',
  hemline: 'points',
};
const boxy: Frame = {
  neck: [98, 318],
  shoulder: [262, 372],
  underarm: [292, 650],
  waist: [284, 900],
  hem: [288, 1176],
  opening: 340,
  bottom: 1188,
  lap: 0,
  neckline: 'stand',
  hemline: 'straight',
};

export const frames: Record<Cut, Frame> = {
  waistcoat: tailored,
  evening: { ...tailored, opening: 772, bottom: 1060, hem: [248, 1052], neckline: 'u', waist: [228, 850] },
  double: { ...tailored, opening: 640, bottom: 1122, lap: 92, hem: [250, 1122] },
  puffer: { ...boxy, chambers: 5 },
  quilted: {
    ...boxy,
    neck: [92, 306],
    shoulder: [236, 356],
    underarm: [274, 640],
    waist: [262, 900],
    hem: [276, 1180],
    opening: 470,
    bottom: 1190,
    lap: 22,
    neckline: 'v',
    hemline: 'round',
  },
  knit: {
    ...boxy,
    neck: [96, 300],
    shoulder: [250, 352],
    underarm: [280, 640],
    waist: [262, 900],
    hem: [246, 1150],
    opening: 560,
    bottom: 1160,
    neckline: 'v',
    hemline: 'rib',
  },
  utility: { ...boxy, neck: [94, 312], shoulder: [250, 364], underarm: [282, 640], waist: [268, 880], hem: [280, 1170], bottom: 1180 },
  denim: {
    ...boxy,
    neck: [92, 312],
    shoulder: [244, 362],
    underarm: [272, 634],
    waist: [252, 880],
    hem: [248, 1096],
    opening: 352,
    bottom: 1104,
    lap: 22,
  },
  fleece: { ...boxy, neck: [96, 316], shoulder: [254, 368], underarm: [286, 648], waist: [276, 900], hem: [280, 1150], bottom: 1158 },
  longline: {
    ...tailored,
    opening: 700,
    bottom: 1368,
    hem: [300, 1366],
    waist: [222, 840],
    underarm: [256, 612],
    hemline: 'straight',
    lap: 30,
  },
};

/** 1 is the right half as one looks at it, −1 the left. */
export type Side = 1 | -1;
export const at = (side: Side, x: number): number => 600 + side * x;
const n = (value: number): string => String(Math.round(value * 10) / 10);
export const pt = (side: Side, x: number, y: number): string => `${n(at(side, x))} ${n(y)}`;

/** The side from underarm to hem, or back up, as one curve or as the bulges of padded chambers. */
function sideSeam(f: Frame, side: Side, up: boolean): string {
  const [[ux, uy], [wx, wy], [hx, hy]] = [f.underarm, f.waist, f.hem];
  const p = (x: number, y: number): string => pt(side, x, y);
  if (!f.chambers) {
    return up
      ? `C${p(hx - 10, hy - 110)} ${p(wx, wy + 90)} ${p(wx, wy)}C${p(wx, wy - 100)} ${p(ux - 6, uy + 90)} ${p(ux, uy)}`
      : `C${p(ux - 6, uy + 90)} ${p(wx, wy - 100)} ${p(wx, wy)}C${p(wx, wy + 90)} ${p(hx - 10, hy - 110)} ${p(hx, hy)}`;
  }
  const rows = Array.from({ length: f.chambers + 1 }, (_, i) => {
    const part = i / (f.chambers ?? 1);
    return [ux + (hx - ux) * part - 10 * Math.sin(part * Math.PI), uy + (hy - uy) * part] as const;
  });
  if (up) rows.reverse();
  return rows
    .slice(1)
    .map(([x, y], i) => {
      const [bx, by] = rows[i] ?? [ux, uy];
      return `C${p(Math.max(x, bx) + 24, by + (y - by) * 0.2)} ${p(Math.max(x, bx) + 24, by + (y - by) * 0.8)} ${p(x, y)}`;
    })
    .join('');
}

/** From neck over shoulder and armhole to the hem corner. `deep` carves the armhole further in, as fronts are. */
function flank(f: Frame, side: Side, deep: number): string {
  const [[nx, ny], [sx, sy], [ux, uy]] = [f.neck, f.shoulder, f.underarm];
  const p = (x: number, y: number): string => pt(side, x, y);
  return [
    `Q${p((nx + sx) / 2, (ny + sy) / 2 - 7)} ${p(sx, sy)}`,
    `C${p(sx - 30 - deep, sy + 110)} ${p(sx - 34 - deep, uy - 40)} ${p(ux, uy)}`,
    sideSeam(f, side, false),
  ].join('');
}

/** The armhole edge alone. */
export function armhole(f: Frame, side: Side): string {
  const [[sx, sy], [ux, uy]] = [f.shoulder, f.underarm];
  return `M${pt(side, sx, sy)}C${pt(side, sx - 46, sy + 110)} ${pt(side, sx - 50, uy - 40)} ${pt(side, ux, uy)}`;
}

/** From a point on the centre front up to the neck point. */
export function neckCurve(f: Frame, side: Side, edge: number): string {
  const [nx, ny] = f.neck;
  const depth = f.opening - ny;
  if (f.neckline === 'crew' || f.neckline === 'stand')
    return `C${pt(side, nx * 0.6, f.opening)} ${pt(side, nx, f.opening - depth * 0.3)} ${pt(side, nx, ny)}`;
  if (f.neckline === 'u') return `C${pt(side, 84, f.opening - 60)} ${pt(side, nx + 22, ny + 210)} ${pt(side, nx, ny)}`;
  return `C${pt(side, edge + 48, f.opening - depth * 0.3)} ${pt(side, nx - 4, ny + depth * 0.36)} ${pt(side, nx, ny)}`;
}

function hemCurve(f: Frame, side: Side, edge: number): string {
  const [hx, hy] = f.hem;
  const p = (x: number, y: number): string => pt(side, x, y);
  if (f.hemline === 'points')
    return `C${p(hx * 0.86, hy + 26)} ${p(hx * 0.66, f.bottom + 62)} ${p(112, f.bottom + 100)}L${p(edge, f.bottom + (edge < 0 ? 6 : 0))}`;
  if (f.hemline === 'round')
    return `C${p(hx * 0.7, hy + 16)} ${p(120, f.bottom + 8)} ${p(80, f.bottom + 4)}Q${p(edge, f.bottom)} ${p(edge, f.bottom - 84)}`;
  return `C${p(hx * 0.7, hy + 14)} ${p(hx * 0.3, f.bottom + 8)} ${p(edge, f.bottom + 6)}`;
}

/** One front. `edge` is where its centre edge lies, negative when it laps over the other front. */
export function front(f: Frame, side: Side, edge: number): string {
  return `M${pt(side, ...f.neck)}${flank(f, side, 16)}${hemCurve(f, side, edge)}L${pt(side, edge, f.opening)}${neckCurve(f, side, edge)}Z`;
}

/** A front in one piece, as a pullover has. */
export function wholeFront(f: Frame): string {
  const right = `M${pt(1, ...f.neck)}${flank(f, 1, 16)}${hemCurve(f, 1, 0)}`;
  return `${right}${reverseHalf(f)}`;
}

/** The left half drawn from the centre hem up and round to the right neck point. */
function reverseHalf(f: Frame): string {
  const [[nx, ny], [sx, sy], [, uy], [hx, hy]] = [f.neck, f.shoulder, f.underarm, f.hem];
  const p = (x: number, y: number): string => pt(-1, x, y);
  const depth = f.opening - ny;
  const crew = f.neckline === 'crew';
  return [
    `C${p(hx * 0.3, f.bottom + 8)} ${p(hx * 0.7, hy + 14)} ${p(hx, hy)}`,
    sideSeam(f, -1, true),
    `C${p(sx - 50, uy - 40)} ${p(sx - 46, sy + 110)} ${p(sx, sy)}`,
    `Q${p((nx + sx) / 2, (ny + sy) / 2 - 7)} ${p(nx, ny)}`,
    crew
      ? `C${p(nx, f.opening - depth * 0.3)} ${p(nx * 0.6, f.opening)} ${p(0, f.opening)}`
      : `C${p(nx - 4, ny + depth * 0.36)} ${p(48, f.opening - depth * 0.3)} ${p(0, f.opening)}`,
    neckCurve(f, 1, 0),
    'Z',
  ].join('');
}

/** The back in one piece: closed high at the neck, armholes less deep than the fronts'. */
export function wholeBack(f: Frame): string {
  const [[nx, ny], [sx, sy], [, uy], [hx, hy]] = [f.neck, f.shoulder, f.underarm, f.hem];
  const p = (x: number, y: number): string => pt(-1, x, y);
  const hem = f.hemline === 'points' ? f.hem[1] - 4 : f.bottom - 6;
  return [
    `M${pt(1, nx, ny)}${flank(f, 1, -6)}`,
    `Q${pt(1, hx * 0.5, hem + 12)} ${pt(1, 0, hem + 8)}Q${p(hx * 0.5, hem + 12)} ${p(hx, hy)}`,
    sideSeam(f, -1, true),
    `C${p(sx - 28, uy - 40)} ${p(sx - 24, sy + 110)} ${p(sx, sy)}Q${p((nx + sx) / 2, (ny + sy) / 2 - 7)} ${p(nx, ny)}`,
    `C${p(nx - 20, ny + 30)} ${pt(1, nx - 20, ny + 30)} ${pt(1, nx, ny)}Z`,
  ].join('');
}
