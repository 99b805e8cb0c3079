// What is sewn on: lapels, collars, buttons, zips, pockets, bands, seams. Each returns SVG that lies over the fronts.
import { shade } from './color.ts';
import { type Frame, type Side, armhole, at, neckCurve, pt } from './cut.ts';

/** What the parts need to know of the cloth: base, edges, seams, contrast and the ids of the tiles. */
export interface Cloth {
  base: string;
  edge: string;
  seam: string;
  light: string;
  accent: string;
  metal: string;
}

export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const fill = (d: string, paint: string, more = ''): string => `<path d="${d}" fill="${paint}" ${more}/>`;
/** A piece of cloth: colour, weave, edge. */
export const piece = (d: string, c: Cloth, tile: string): string => fill(d, c.base) + fill(d, `url(#${tile})`) + stroke(d, c.edge, 2.4);
export const stitch = (d: string, colour: string, opacity = 0.8): string =>
  stroke(d, colour, 2.2, `stroke-dasharray="7 5" stroke-opacity="${opacity}"`);

export function button(x: number, y: number, colour: string, r = 11): string {
  const rim = shade(colour, 0.16);
  const hole = (dx: number, dy: number): string => `<circle cx="${x + dx}" cy="${y + dy}" r="1.9" fill="#000" fill-opacity=".6"/>`;
  return [
    `<ellipse cx="${x + 3}" cy="${y + 5}" rx="${r + 1}" ry="${r}" fill="#000" fill-opacity=".32"/>`,
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}" stroke="${shade(colour, -0.14)}" stroke-width="1.4"/>`,
    `<circle cx="${x}" cy="${y}" r="${r - 3.4}" fill="none" stroke="${rim}" stroke-width="1.8" stroke-opacity=".8"/>`,
    `<path d="M${x - r + 3} ${y - 3}A${r} ${r} 0 0 1 ${x + 2} ${y - r + 2}" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2" stroke-linecap="round"/>`,
    hole(-3, -3),
    hole(3, -3),
    hole(-3, 3),
    hole(3, 3),
  ].join('');
}

export function snap(x: number, y: number, metal: string): string {
  return `<circle cx="${x + 2}" cy="${y + 3}" r="10" fill="#000" fill-opacity=".3"/><circle cx="${x}" cy="${y}" r="9.5" fill="${metal}"/><circle cx="${x}" cy="${y}" r="5.4" fill="none" stroke="${shade(metal, -0.18)}" stroke-width="1.6"/><path d="M${x - 6} ${y - 3}A7 7 0 0 1 ${x} ${y - 7}" fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="1.8"/>`;
}

/** Slanted welt pocket of a tailored front. */
export function welt(side: Side, x: number, y: number, width: number, c: Cloth, tile: string): string {
  const tilt = 12;
  const d = `M${pt(side, x, y + tilt)}L${pt(side, x + width, y)}L${pt(side, x + width + 1, y + 26)}L${pt(side, x + 1, y + 26 + tilt)}Z`;
  return `${fill(d, '#000', 'fill-opacity=".28" transform="translate(2 7)"')}${piece(d, c, tile)}${stroke(`M${pt(side, x, y + tilt)}L${pt(side, x + width, y)}`, c.light, 2, 'stroke-opacity=".7"')}`;
}

/** Patch pocket with a flap and a snap or button. */
export function patch(
  side: Side,
  x: number,
  y: number,
  w: number,
  h: number,
  c: Cloth,
  tile: string,
  thread: string,
  close: 'snap' | 'button' | 'none',
): string {
  const body = `M${pt(side, x, y)}L${pt(side, x + w, y - 4)}L${pt(side, x + w - 2, y + h - 18)}L${pt(side, x + w - 18, y + h)}L${pt(side, x + 14, y + h + 2)}L${pt(side, x, y + h - 16)}Z`;
  const inner = `M${pt(side, x + 8, y + 8)}L${pt(side, x + 8, y + h - 20)}L${pt(side, x + 18, y + h - 7)}L${pt(side, x + w - 22, y + h - 9)}L${pt(side, x + w - 10, y + h - 22)}L${pt(side, x + w - 8, y + 8)}`;
  const flap = `M${pt(side, x - 5, y - 18)}L${pt(side, x + w + 5, y - 22)}L${pt(side, x + w + 3, y + h * 0.2)}L${pt(side, x + w / 2, y + h * 0.34)}L${pt(side, x - 3, y + h * 0.22)}Z`;
  const flapIn = `M${pt(side, x + 3, y - 11)}L${pt(side, x + 4, y + h * 0.16)}L${pt(side, x + w / 2, y + h * 0.27)}L${pt(side, x + w - 4, y + h * 0.14)}L${pt(side, x + w - 3, y - 14)}`;
  const cx = at(side, x + w / 2);
  const cy = y + h * 0.19;
  return [
    fill(body, '#000', 'fill-opacity=".25" transform="translate(5 8)"'),
    piece(body, c, tile),
    fill(body, 'url(#pocketShade)'),
    stitch(inner, thread),
    fill(flap, '#000', 'fill-opacity=".28" transform="translate(3 8)"'),
    piece(flap, c, tile),
    stitch(flapIn, thread),
    close === 'snap' ? snap(cx, cy, c.metal) : close === 'button' ? button(cx, cy, c.metal, 9) : '',
  ].join('');
}

/** Notch, peak or shawl lapel of one front, with the roll's shadow under it. */
export function lapel(f: Frame, side: Side, kind: 'notch' | 'peak' | 'shawl', c: Cloth, tile: string): string {
  const [nx, ny] = f.neck;
  const end = f.opening - 4;
  const inner = `L${pt(side, 2, end)}${neckCurve(f, side, 0)}Z`;
  const start = `M${pt(side, nx, ny)}`;
  const width = kind === 'shawl' ? 176 : 196;
  const outer =
    kind === 'shawl'
      ? `C${pt(side, nx + 66, ny + 40)} ${pt(side, width, ny + 130)} ${pt(side, width - 6, ny + 200)}C${pt(side, width - 18, ny + 300)} ${pt(side, 66, end - 90)} ${pt(side, 2, end)}`
      : kind === 'notch'
        ? `L${pt(side, nx + 52, ny + 78)}L${pt(side, nx + 32, ny + 108)}L${pt(side, width, ny + 132)}C${pt(side, width - 22, ny + 216)} ${pt(side, 92, end - 96)} ${pt(side, 2, end)}`
        : `L${pt(side, nx + 46, ny + 88)}L${pt(side, width + 18, ny + 74)}C${pt(side, width - 4, ny + 190)} ${pt(side, 96, end - 96)} ${pt(side, 2, end)}`;
  const d = start + outer + inner;
  const gorge =
    kind === 'shawl'
      ? ''
      : stroke(
          `M${pt(side, nx + (kind === 'notch' ? 32 : 46), ny + (kind === 'notch' ? 108 : 88))}L${pt(side, 66, ny + 128)}`,
          c.seam,
          2.6,
          'stroke-opacity=".8"',
        );
  return [
    fill(d, '#000', `fill-opacity=".34" filter="url(#soft)" transform="translate(${side * 5 + 2} 11)"`),
    piece(d, c, tile),
    fill(d, side === -1 ? 'url(#lapelL)' : 'url(#lapelR)'),
    gorge,
    stroke(start + outer, c.light, 1.6, 'stroke-opacity=".55"'),
  ].join('');
}

/** Zip from y to y with teeth and a puller. */
export function zip(from: number, to: number, c: Cloth): string {
  return [
    `<rect x="585" y="${from}" width="30" height="${to - from}" fill="${shade(c.base, -0.16)}"/>`,
    stroke(`M585 ${from}V${to}M615 ${from}V${to}`, c.seam, 2.4),
    stitch(`M577 ${from + 6}V${to - 4}M623 ${from + 6}V${to - 4}`, c.light, 0.45),
    `<path d="M600 ${from}V${to}" stroke="${c.metal}" stroke-width="10" stroke-dasharray="4 3.4"/><path d="M600 ${from}V${to}" stroke="#000" stroke-opacity=".4" stroke-width="2"/>`,
    `<rect x="590" y="${from + 6}" width="20" height="26" rx="5" fill="${c.metal}" stroke="#000" stroke-opacity=".3"/><rect x="594" y="${from + 28}" width="12" height="46" rx="6" fill="${shade(c.metal, -0.06)}" stroke="#000" stroke-opacity=".3"/><circle cx="600" cy="${from + 62}" r="3" fill="#000" fill-opacity=".45"/>`,
  ].join('');
}

/** Stand collar: the back of it seen inside, then the two fronts that meet at the zip. */
export function standCollar(f: Frame, height: number, c: Cloth, tile: string, puffy: boolean): string {
  const [nx, ny] = f.neck;
  const top = ny - height;
  const inside = `M${pt(-1, nx - 4, top + 8)}Q600 ${top - 26} ${pt(1, nx - 4, top + 8)}L${pt(1, nx - 10, ny + 22)}Q600 ${ny + 44} ${pt(-1, nx - 10, ny + 22)}Z`;
  const half = (side: Side): string => {
    const bulge = puffy ? 16 : 4;
    const d = `M${pt(side, nx - 5, top + 6)}C${pt(side, nx + bulge, top + 30)} ${pt(side, nx + bulge + 6, ny - 20)} ${pt(side, nx + 8, ny + 8)}C${pt(side, nx * 0.86, f.opening + 20)} ${pt(side, nx * 0.4, f.opening + 30)} ${pt(side, 0, f.opening + 34)}L${pt(side, 0, top + height * 0.52)}C${pt(side, 40, top + height * 0.46)} ${pt(side, nx - 22, top + height * 0.24)} ${pt(side, nx - 5, top + 6)}Z`;
    const mid = `M${pt(side, 2, f.opening - 16)}C${pt(side, nx * 0.5, f.opening - 20)} ${pt(side, nx, ny - 26)} ${pt(side, nx + bulge - 2, top + height * 0.42)}`;
    return (
      piece(d, c, tile) +
      fill(d, side === -1 ? 'url(#collarL)' : 'url(#collarR)') +
      (puffy ? stroke(mid, c.seam, 3, 'stroke-opacity=".65"') : stitch(mid, c.light, 0.5))
    );
  };
  return `${fill(inside, shade(c.base, -0.15))}${fill(inside, 'url(#insideShade)')}${half(1)}${half(-1)}`;
}

/** A ribbed band along neck and armholes, clipped to the fronts by the caller. */
export function bands(f: Frame, tile: string, c: Cloth, width: number): string {
  const neck = ([1, -1] as const).map((side) => `M${pt(side, 0, f.opening)}${neckCurve(f, side, 0)}`).join('');
  const arms = armhole(f, 1) + armhole(f, -1);
  const paint = (d: string, w: number): string => stroke(d, c.base, w) + stroke(d, `url(#${tile})`, w);
  return stroke(neck + arms, c.edge, width + 7, 'stroke-opacity=".55"') + paint(arms, width) + paint(neck, width);
}

/** Pointed shirt collar of a denim front. */
export function pointCollar(f: Frame, c: Cloth, tile: string, thread: string): string {
  const [nx, ny] = f.neck;
  const back = `M${pt(-1, nx + 6, ny - 6)}C${pt(-1, nx - 6, ny - 58)} ${pt(1, nx - 6, ny - 58)} ${pt(1, nx + 6, ny - 6)}L${pt(1, nx - 12, ny + 20)}Q600 ${ny - 14} ${pt(-1, nx - 12, ny + 20)}Z`;
  const wing = (side: Side): string => {
    const d = `M${pt(side, nx + 8, ny - 8)}C${pt(side, nx - 4, ny + 30)} ${pt(side, 30, f.opening + 2)} ${pt(side, 4, f.opening + 12)}L${pt(side, 88, f.opening + 92)}C${pt(side, 118, f.opening + 40)} ${pt(side, nx + 40, ny + 40)} ${pt(side, nx + 32, ny + 6)}Z`;
    const inner = `M${pt(side, 16, f.opening + 14)}L${pt(side, 86, f.opening + 80)}C${pt(side, 110, f.opening + 34)} ${pt(side, nx + 30, ny + 40)} ${pt(side, nx + 23, ny + 10)}`;
    return (
      fill(d, '#000', 'fill-opacity=".3" transform="translate(3 9)"') +
      piece(d, c, tile) +
      fill(d, side === -1 ? 'url(#lapelL)' : 'url(#lapelR)') +
      stitch(inner, thread)
    );
  };
  return piece(back, c, tile) + fill(back, 'url(#insideShade)') + wing(1) + wing(-1);
}
