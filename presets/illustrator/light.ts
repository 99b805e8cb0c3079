// The cloth of one vest and the light on it: what follows from its colour, the tiles, gradients and folds.
import { chance, lightness, shade } from './color.ts';
import { type Cut, type Frame, type Side, pt } from './cut.ts';
import { type Fabric, fabricTile } from './fabric.ts';
import { type Cloth, fill, stroke } from './parts.ts';

export interface Garment {
  cut: Cut;
  /** Main colour, `#rrggbb`. */
  colour: string;
  fabric: Fabric;
  /** Stripes, contrast panels, argyle diamonds. */
  accent?: string;
  lapel?: 'notch' | 'peak' | 'shawl' | 'none';
  /** Colour of lapels and pockets in another cloth, as satin on an evening waistcoat. */
  facing?: string;
  thread?: string;
  metal?: string;
  /** Neckline of a knitted vest. */
  neck?: 'v' | 'crew';
  buttons?: number;
  belt?: boolean;
}

export interface Sewing {
  f: Frame;
  c: Cloth;
  g: Garment;
  seed: string;
}

/** Edges, seams and contrast that follow from the main colour. */
export function cloth(g: Garment): Cloth {
  const dark = lightness(g.colour) < 0.42;
  return {
    base: g.colour,
    edge: shade(g.colour, dark ? -0.09 : -0.17),
    seam: shade(g.colour, dark ? -0.11 : -0.15),
    light: shade(g.colour, dark ? 0.16 : 0.09),
    accent: g.accent ?? shade(g.colour, dark ? 0.3 : -0.25),
    metal: g.metal ?? '#b9b4a8',
  };
}

const stops = (list: [number, string, number][]): string =>
  list.map(([o, c, a]) => `<stop offset="${o}" stop-color="${c}" stop-opacity="${a}"/>`).join('');
const linear = (id: string, box: string, list: [number, string, number][]): string =>
  `<linearGradient id="${id}" ${box}>${stops(list)}</linearGradient>`;

/** Shadow (`lo`) and light (`hi`) across the body, down it, and over what is sewn on. */
function gradients(f: Frame, lo: number, hi: number): string {
  const wide = f.underarm[0];
  const across = `gradientUnits="userSpaceOnUse" x1="${600 - wide}" y1="0" x2="${600 + wide}" y2="0"`;
  const down = 'x1="0" y1="0" x2="0" y2="1"';
  const slant = 'x1="0" y1="0" x2="1" y2="0"';
  return [
    linear('form', across, [
      [0, '#000', lo + 0.08],
      [0.1, '#000', lo * 0.42],
      [0.27, '#fff', hi],
      [0.42, '#fff', 0.02],
      [0.5, '#000', lo * 0.3],
      [0.58, '#000', 0.02],
      [0.7, '#fff', hi * 0.5],
      [0.86, '#000', lo * 0.5],
      [1, '#000', lo + 0.14],
    ]),
    linear('fall', `gradientUnits="userSpaceOnUse" x1="0" y1="${f.neck[1]}" x2="0" y2="${f.bottom + 90}"`, [
      [0, '#fff', hi * 0.5],
      [0.25, '#fff', 0.02],
      [0.6, '#000', lo * 0.1],
      [0.72, '#fff', hi * 0.06],
      [1, '#000', lo * 0.6],
    ]),
    linear('insideShade', down, [
      [0, '#000', 0.2],
      [0.5, '#000', 0.34],
      [1, '#000', 0.62],
    ]),
    linear('lapelL', slant, [
      [0, '#fff', hi * 0.9],
      [0.5, '#fff', 0.04],
      [1, '#000', lo * 0.7],
    ]),
    linear('lapelR', slant, [
      [0, '#000', lo * 0.7],
      [0.5, '#fff', 0.05],
      [1, '#fff', hi * 0.5],
    ]),
    linear('collarL', slant, [
      [0, '#000', lo * 0.8],
      [0.45, '#fff', hi],
      [1, '#000', lo * 0.5],
    ]),
    linear('collarR', slant, [
      [0, '#000', lo * 0.4],
      [0.4, '#fff', hi * 0.7],
      [1, '#000', lo],
    ]),
    linear('pocketShade', down, [
      [0, '#000', 0.22],
      [0.3, '#000', 0],
      [1, '#fff', 0.08],
    ]),
    linear('baffle', down, [
      [0, '#000', lo * 0.55],
      [0.16, '#fff', hi * 0.5],
      [0.36, '#fff', hi * 1.15],
      [0.7, '#000', 0.02],
      [1, '#000', lo * 1.05],
    ]),
  ].join('');
}

/** Everything the drawing refers to by id. */
export function defs({ f, c, g }: Sewing): string {
  // Dark cloth takes deeper shadows and shows less light.
  const [lo, hi] = lightness(g.colour) < 0.42 ? [0.5, 0.17] : [0.3, 0.3];
  const facing = g.facing ?? g.colour;
  const facingFabric: Fabric = g.facing ? 'satin' : g.fabric;
  return [
    fabricTile(g.fabric, 'clothL', g.colour, c.accent, -1.6),
    fabricTile(g.fabric, 'clothR', g.colour, c.accent, 1.6),
    fabricTile(facingFabric, 'facingL', facing, c.accent, 21),
    fabricTile(facingFabric, 'facingR', facing, c.accent, -21),
    fabricTile('rib', 'rib', g.colour, c.accent),
    fabricTile(g.fabric, 'level', g.colour, c.accent, 0),
    gradients(f, lo, hi),
    '<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="11"/></filter>',
    '<filter id="cast" x="-30%" y="-20%" width="160%" height="150%"><feGaussianBlur stdDeviation="26"/></filter>',
  ].join('');
}

type Point = readonly [x: number, y: number];

/** Folds where the cloth pulls: from shoulder to chest, at the waist, toward the hem. */
function folds(f: Frame, g: Garment, strength: number): string {
  const next = chance(g.cut + g.colour);
  const [wx, wy] = f.waist;
  const mark = (side: Side, [x, y]: Point, [dx, dy]: Point, dark: boolean): string => {
    const j = next() * 16 - 8;
    return stroke(
      `M${pt(side, x, y)}Q${pt(side, x + dx * 0.3 + j, y + dy * 0.55)} ${pt(side, x + dx, y + dy)}`,
      dark ? '#000' : '#fff',
      dark ? 17 : 12,
      `stroke-opacity="${(dark ? 0.17 : 0.13) * strength}"`,
    );
  };
  const both = ([-1, 1] as const).flatMap((side) => [
    mark(side, [f.shoulder[0] - 46, f.shoulder[1] + 60], [-28, 210], true),
    mark(side, [f.shoulder[0] - 74, f.shoulder[1] + 80], [-24, 200], false),
    mark(side, [wx - 8, wy - 70], [-90, 44], true),
    mark(side, [wx - 8, wy - 34], [-110, 14], false),
    mark(side, [wx - 4, wy + 14], [-100, -16], true),
    mark(side, [132, wy + 60], [26, 210], true),
    mark(side, [100, wy + 70], [20, 180], false),
    mark(side, [wx - 46, wy + 90], [18, 170], true),
  ]);
  return `<g filter="url(#soft)">${both.join('')}</g>`;
}

/** Light and folds over the fronts. */
export const light = (d: string, s: Sewing, strength = 0.7): string =>
  `${fill(d, 'url(#form)')}${fill(d, 'url(#fall)')}<g clip-path="url(#fronts)">${folds(s.f, s.g, strength)}</g>`;
