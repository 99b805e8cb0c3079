// Still lifes: things on a table before a wall, as the picture of a product, a cover, or the front page of a shop.
import { lightness, shade } from './color.ts';
import { type Ground, grounds, open, studio } from './scene.ts';
import { group, path, rect, Sheet, type Thing } from './sheet.ts';

/** Where a thing stands: its foot, how large it is, and whether it looks the other way. */
export interface Placed {
  thing: Thing;
  x: number;
  y: number;
  scale: number;
  turned?: boolean;
}

interface Room {
  width: number;
  height: number;
  ground: Ground;
  /** Height of the table's edge. */
  table: number;
  box?: string;
}

/** An arch or a round window behind the things, so that the wall is not empty. */
export type Backdrop = 'arch' | 'sun' | 'window' | 'none';

function backdropOf(kind: Backdrop, { width, table, ground }: Room, x: number): string {
  const base = grounds[ground];
  const by = lightness(base) < 0.5 ? 0.05 : -0.045;
  const r = width * 0.3;
  if (kind === 'arch')
    return path(
      `M${x - r} ${table}V${table * 0.46}A${r} ${r} 0 0 1 ${x + r} ${table * 0.46}V${table}Z`,
      shade(base, by),
      'fill-opacity=".8"',
    );
  if (kind === 'sun') return `<circle cx="${x}" cy="${table * 0.52}" r="${r * 0.92}" fill="${shade(base, -by * 0.9)}" fill-opacity=".75"/>`;
  if (kind === 'none') return '';
  const [w, h] = [r * 1.5, table * 0.7];
  const [left, top] = [x - w / 2, table * 0.1];
  const frame = shade(base, -by * 1.2);
  const bars = [1, 2].map((at) => rect([left + (w * at) / 3 - 5, top, 10, h], frame)).join('');
  return (
    rect([left - 14, top - 14, w + 28, h + 28], frame, 6) +
    rect([left, top, w, h], shade('#cfe0e2', -by)) +
    bars +
    rect([left, top + h / 2 - 5, w, 10], frame)
  );
}

function draw(room: Room, things: readonly Placed[], back: { kind: Backdrop; x: number }): string {
  const { width, height, ground, table } = room;
  const sheet = new Sheet();
  const base = grounds[ground];
  const wall = studio(ground, `still${ground}${things.length}`, width, height);
  const top = lightness(base) < 0.5 ? shade(base, 0.07) : shade(base, -0.075, 1.15);
  const board =
    rect([0, table, width, height - table], sheet.lit(top)) +
    rect([0, table, width, 5], '#ffffff', 0, 'fill-opacity=".35"') +
    rect([0, table - 26, width, 26], '#2a1c12', 0, 'fill-opacity=".07"');
  const drawn = things.map(({ thing, x, y, scale, turned }) =>
    group(`translate(${x} ${y}) scale(${turned ? -scale : scale} ${scale})`, thing(sheet)),
  );
  const body = wall.body + backdropOf(back.kind, room, back.x) + board + drawn.join('');
  return `${open(width, height, room.box)}<defs>${wall.defs}${sheet.defs}</defs>${body}</svg>`;
}

/** A picture of a product, 1200 × 1500; with `near` the part of it that is seen, as x, y and width. */
export function still(
  ground: Ground,
  things: readonly Placed[],
  look: { back?: Backdrop; near?: readonly [number, number, number] } = {},
): string {
  const [x, y, width] = look.near ?? [0, 0, 1200];
  const height = width * 1.25;
  // What is seen ends where the picture does.
  const box = `${Math.min(x, 1200 - width)} ${Math.min(y, 1500 - height)} ${width} ${height}`;
  return draw({ width: 1200, height: 1500, ground, table: 1060, box }, things, { kind: look.back ?? 'arch', x: 600 });
}

/** Cover of a category or of a seller, 1200 × 900. */
export const spread = (ground: Ground, things: readonly Placed[], back: Backdrop = 'sun'): string =>
  draw({ width: 1200, height: 900, ground, table: 660 }, things, { kind: back, x: 600 });

/** The wide picture of a front page, 2400 × 1350, with room for words on the left. */
export const panorama = (ground: Ground, things: readonly Placed[], back: Backdrop = 'arch'): string =>
  draw({ width: 2400, height: 1350, ground, table: 1040 }, things, { kind: back, x: 1660 });
