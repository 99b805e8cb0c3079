// Cloths as small repeating tiles: weave, stripe, check, knit, denim, fleece.
import { chance, lightness, shade } from './color.ts';

export const fabrics = [
  'plain',
  'twill',
  'herringbone',
  'pinstripe',
  'windowpane',
  'glen',
  'houndstooth',
  'tweed',
  'cord',
  'rib',
  'cable',
  'argyle',
  'fairisle',
  'denim',
  'fleece',
  'diamond',
  'satin',
  'linen',
  'waffle',
] as const;
export type Fabric = (typeof fabrics)[number];

const tile = (id: string, w: number, h: number, body: string, turn = 0): string =>
  `<pattern id="${id}" width="${w}" height="${h}" patternUnits="userSpaceOnUse"${turn ? ` patternTransform="rotate(${turn} 600 750)"` : ''}>${body}</pattern>`;
const line = (d: string, colour: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;

type Draw = (id: string, colour: string, accent: string, turn: number) => string;

function flecks(seed: string, colours: string[], count: number, size: number, length: number): string {
  const next = chance(seed);
  let body = '';
  for (let i = 0; i < count; i++) {
    const [x, y, angle] = [next() * size, next() * size, next() * Math.PI];
    const colour = colours[i % colours.length] ?? colours[0] ?? '#000000';
    body += line(
      `M${x.toFixed(1)} ${y.toFixed(1)}l${(Math.cos(angle) * length).toFixed(1)} ${(Math.sin(angle) * length).toFixed(1)}`,
      colour,
      1.6,
      0.55,
    );
  }
  return body;
}

const draws: Record<Fabric, Draw> = {
  plain: (id, c, _a, t) => tile(id, 6, 6, line('M0 3H6', shade(c, 0.05), 1, 0.5) + line('M3 0V6', shade(c, -0.05), 1, 0.5), t),
  linen: (id, c, _a, t) =>
    tile(
      id,
      22,
      22,
      line('M0 4H22M0 11H15M6 17H22', shade(c, 0.09), 1.3, 0.55) + line('M5 0V22M13 4V22M19 0V14', shade(c, -0.08), 1.2, 0.45),
      t,
    ),
  twill: (id, c, _a, t) => tile(id, 8, 8, line('M-2 10L10 -2M-2 2L2 -2M6 10L10 6', shade(c, -0.07), 1.8, 0.6), t),
  satin: (id, c, _a, t) => tile(id, 4, 40, line('M2 0V40', shade(c, 0.05), 0.8, 0.35), t),
  herringbone: (id, c, _a, t) =>
    tile(
      id,
      36,
      12,
      [0, 6, 12]
        .map((y) => line(`M0 ${y}L18 ${y - 9}M18 ${y - 9}L36 ${y}M0 ${y + 9}L18 ${y}L36 ${y + 9}`, shade(c, 0.13), 2, 0.75))
        .join('') + line('M18 0V12M0 0V12M36 0V12', shade(c, -0.08), 1.4, 0.6),
      t,
    ),
  pinstripe: (id, c, a, t) => tile(id, 34, 10, line('M17 0V10', a, 1.8, 0.75) + line('M0 5H34', shade(c, 0.04), 0.8, 0.4), t),
  windowpane: (id, c, a, t) =>
    tile(id, 96, 112, line('M48 0V112M0 56H96', a, 2.6, 0.7) + line('M0 4H96M0 28H96M0 84H96', shade(c, 0.04), 1, 0.4), t),
  glen: (id, c, a, t) => {
    let body = '';
    for (let i = 0; i < 7; i++)
      body += line(`M${8 + i * 8} 0V120`, shade(c, 0.12), 2.4, 0.42) + line(`M0 ${8 + i * 8}H120`, shade(c, -0.12), 2.4, 0.42);
    return tile(id, 120, 120, body + line('M92 0V120M0 92H120', a, 2.2, 0.7), t);
  },
  houndstooth: (id, c, _a, t) => {
    const dark = shade(c, lightness(c) > 0.55 ? -0.34 : 0.34);
    return tile(
      id,
      28,
      28,
      `<path d="M0 0h14v14H0zM14 14l7 -7v0l7 -7v7l-7 7zM0 14l7 0l-7 7zM7 14h7v7l-7 7h-7l7 -7z" fill="${dark}" fill-opacity=".8"/>`,
      t,
    );
  },
  tweed: (id, c, a, t) => tile(id, 64, 64, flecks('tweed', [shade(c, 0.15), shade(c, -0.15), a, shade(c, 0.08)], 92, 64, 6), t),
  cord: (id, c, _a, t) => tile(id, 15, 30, line('M3 0V30', shade(c, -0.13), 4, 0.75) + line('M9.5 0V30', shade(c, 0.08), 3.4, 0.6), t),
  rib: (id, c, _a, t) =>
    tile(id, 16, 14, line('M2 0V14', shade(c, -0.14), 4.6, 0.8) + line('M6 1L9.5 7L13 1M6 8L9.5 14L13 8', shade(c, 0.07), 2.2, 0.7), t),
  cable: (id, c, _a, t) => {
    const [low, high] = [shade(c, -0.16), shade(c, 0.1)];
    const strand = (flip: boolean): string => {
      const [a, b] = flip ? [62, 26] : [26, 62];
      const d = `M${a} 0C${a} 32 ${b} 32 ${b} 64S${a} 96 ${a} 128`;
      return line(d, low, 23, 0.9) + line(d, c, 18) + line(d, high, 5, 0.7);
    };
    const purl = [0, 14, 28, 42, 56, 70, 84, 98, 112]
      .map((y) => line(`M96 ${y + 3}L101 ${y + 10}L106 ${y + 3}M112 ${y + 3}L117 ${y + 10}L122 ${y + 3}`, low, 2, 0.45))
      .join('');
    return tile(
      id,
      128,
      128,
      `<rect width="128" height="128" fill="${shade(c, -0.05)}"/>${line('M4 0V128M84 0V128', low, 5, 0.6)}${purl}${strand(false)}${strand(true)}${line('M62 0C62 12 58 20 52 26M62 128C62 116 58 108 52 102', high, 5, 0.5)}`,
      t,
    );
  },
  argyle: (id, c, a, t) => {
    const soft = shade(c, lightness(c) > 0.5 ? -0.12 : 0.14);
    return tile(
      id,
      132,
      184,
      `<path d="M66 0L132 92L66 184L0 92z" fill="${soft}"/><path d="M0 0L22 31L0 62zM132 0V62L110 31zM0 184V122L22 153zM132 184L110 153L132 122z" fill="${a}" fill-opacity=".85"/>${line('M0 0L132 184M132 0L0 184', a, 2.6, 0.85)}${line('M0 7H132', shade(c, -0.06), 1, 0.2)}`,
      t,
    );
  },
  fairisle: (id, c, a, t) => {
    const pale = shade(c, 0.32, 0.5);
    const dots = [0, 16, 32, 48, 64]
      .map(
        (x) =>
          `<path d="M${x + 8} 8l8 8l-8 8l-8 -8z" fill="${pale}"/><rect x="${x + 4}" y="38" width="8" height="8" fill="${a}"/><path d="M${x} 68l8 -10l8 10v8l-8 -10l-8 10z" fill="${pale}"/><rect x="${x + 5}" y="98" width="6" height="6" fill="${a}"/>`,
      )
      .join('');
    return tile(id, 80, 172, `${dots}${line('M0 122H80', a, 4, 0.9)}${line('M0 134H80', pale, 3, 0.7)}`, t);
  },
  denim: (id, c, _a, t) => tile(id, 7, 7, line('M-2 9L9 -2', shade(c, 0.13), 1.5, 0.65) + line('M0 0V7', shade(c, -0.08), 0.9, 0.5), t),
  fleece: (id, c, _a, t) => {
    const next = chance('fleece');
    let body = '';
    for (let i = 0; i < 46; i++) {
      const [x, y, r] = [next() * 72, next() * 72, 3.5 + next() * 4];
      const arc = `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 1 ${r.toFixed(1)} ${r.toFixed(1)}`;
      body += line(arc, shade(c, i % 2 ? 0.1 : -0.11), 2.4, 0.6);
    }
    return tile(id, 72, 72, body, t);
  },
  diamond: (id, c, _a, t) =>
    tile(
      id,
      84,
      84,
      line('M0 42L42 0L84 42L42 84z', shade(c, -0.15), 3, 0.85) +
        line('M3 45L42 6L81 45', shade(c, 0.12), 3, 0.55) +
        `<path d="M42 12L72 42L42 72L12 42z" fill="${shade(c, 0.08)}" fill-opacity=".35"/>`,
      t,
    ),
  waffle: (id, c, _a, t) =>
    tile(id, 20, 20, line('M0 10H20M10 0V20', shade(c, -0.12), 3, 0.7) + line('M0 1H20M1 0V20', shade(c, 0.08), 2.4, 0.6), t),
};

/** A `<pattern>` that lays over a fill of `colour`; `turn` in degrees follows the grain. */
export const fabricTile = (fabric: Fabric, id: string, colour: string, accent: string, turn = 0): string =>
  draws[fabric](id, colour, accent, turn);
