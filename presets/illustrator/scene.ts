// Where a vest is seen: the studio ground, the hanger on its rail, the dress form; and how several make a cover.
import { chance, lightness, mix, shade } from './color.ts';
import { drawGarment } from './garment.ts';
import type { Garment } from './light.ts';

export const grounds = {
  ivory: '#efe8da',
  stone: '#d9d4c9',
  sage: '#c9cfbd',
  blush: '#e8d3c6',
  sky: '#cdd6db',
  clay: '#cfae95',
  sand: '#e0d0b4',
  ink: '#33343a',
  plum: '#8a6f78',
} as const;
export type Ground = keyof typeof grounds;
export type View = 'front' | 'back' | 'detail' | 'hanger' | 'form';

export const open = (w: number, h: number, box = `0 0 ${w} ${h}`): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${w}" height="${h}">`;

/** Seamless studio paper with light from the upper left; some grounds have window light on them. */
export function studio(ground: Ground, seed: string, w = 1200, h = 1500): { defs: string; body: string } {
  const base = grounds[ground];
  const next = chance(`${seed}${ground}`);
  const dark = lightness(base) < 0.5;
  const slant = 120 + next() * 160;
  const pane = (x: number, y: number, ww: number, hh: number): string =>
    `M${x} ${y}l${ww} ${-ww * 0.24}l${-slant * 0.4} ${hh}l${-ww} ${ww * 0.24}z`;
  const windows =
    next() < 0.55
      ? `<g filter="url(#haze)" fill="#fff" fill-opacity="${dark ? 0.07 : 0.3}"><path d="${pane(w * 0.16, h * 0.13, w * 0.3, h * 0.3)}"/><path d="${pane(w * 0.5, h * 0.075, w * 0.3, h * 0.3)}"/><path d="${pane(w * 0.08, h * 0.46, w * 0.3, h * 0.34)}"/><path d="${pane(w * 0.42, h * 0.405, w * 0.3, h * 0.34)}"/></g>`
      : '';
  return {
    defs: `<radialGradient id="ground" gradientUnits="userSpaceOnUse" cx="${w * 0.38}" cy="${h * 0.3}" r="${Math.max(w, h) * 0.86}"><stop offset="0" stop-color="${shade(base, 0.045)}"/><stop offset=".55" stop-color="${base}"/><stop offset="1" stop-color="${shade(base, dark ? -0.1 : -0.13)}"/></radialGradient><filter id="haze" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="16"/></filter>`,
    body: `<rect width="${w}" height="${h}" fill="url(#ground)"/>${windows}`,
  };
}

/** Wooden hanger in the neck with a brass hook. */
function hanger(neckY: number, reach: number, lift: number): string {
  const y = neckY - 6;
  const top = y - lift;
  const arm = `M600 ${y - 40}C640 ${y - 34} ${600 + reach * 0.7} ${y + 4} ${600 + reach} ${y + 52}Q${600 + reach + 6} ${y + 76} ${600 + reach - 18} ${y + 72}C${600 + reach * 0.6} ${y + 30} 640 ${y + 4} 600 ${y + 2}C560 ${y + 4} ${600 - reach * 0.6} ${y + 30} ${600 - reach + 18} ${y + 72}Q${600 - reach - 6} ${y + 76} ${600 - reach} ${y + 52}C${600 - reach * 0.7} ${y + 4} 560 ${y - 34} 600 ${y - 40}Z`;
  return `<path d="M600 ${y - 36}V${top - 92}C600 ${top - 128} 646 ${top - 128} 646 ${top - 164}C646 ${top - 206} 584 ${top - 208} 582 ${top - 166}" fill="none" stroke="#9b8250" stroke-width="10" stroke-linecap="round"/><path d="M597 ${y - 40}V${top - 92}" stroke="#e5d3a3" stroke-width="3"/><path d="${arm}" fill="#b98d5f"/><path d="${arm}" fill="url(#wood)"/>`;
}
const wood =
  '<linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></linearGradient>';

/** A rail through the picture and the shadow it throws. */
const rail = (y: number, w: number): string =>
  `<rect x="-20" y="${y + 26}" width="${w + 40}" height="16" fill="#000" fill-opacity=".16" filter="url(#haze)"/><rect x="-20" y="${y - 9}" width="${w + 40}" height="18" fill="#2d2a27"/><rect x="-20" y="${y - 6}" width="${w + 40}" height="4" fill="#fff" fill-opacity=".35"/>`;

/** Linen dress form on a turned stand. */
function form(): string {
  return `<ellipse cx="600" cy="1432" rx="190" ry="26" fill="#000" fill-opacity=".28" filter="url(#soft)"/><rect x="589" y="1090" width="22" height="326" fill="#4a382b"/><path d="M520 1428C540 1404 580 1408 589 1388H611C620 1408 660 1404 680 1428Z" fill="#4a382b"/><path d="M540 214C540 196 660 196 660 214L664 300C700 330 790 330 826 372C800 480 820 560 850 640C830 760 816 840 824 900C838 980 840 1060 836 1130C760 1160 440 1160 364 1130C360 1060 362 980 376 900C384 840 370 760 350 640C380 560 400 480 374 372C410 330 500 330 536 300Z" fill="#d9ccb4"/><path d="M540 214C540 196 660 196 660 214L664 300C700 330 790 330 826 372C800 480 820 560 850 640C830 760 816 840 824 900C838 980 840 1060 836 1130C760 1160 440 1160 364 1130C360 1060 362 980 376 900C384 840 370 760 350 640C380 560 400 480 374 372C410 330 500 330 536 300Z" fill="url(#form)"/><path d="M600 206V1150" stroke="#a8977a" stroke-width="2.4"/><ellipse cx="600" cy="206" rx="61" ry="15" fill="#5a4535"/><path d="M592 196C590 176 588 172 600 166C612 172 610 176 608 196Z" fill="#4a382b"/>`;
}

/** Stand collars hide a short hook. */
const liftOf = (g: Garment): number => (g.cut === 'puffer' ? 76 : g.cut === 'fleece' || g.cut === 'utility' ? 50 : 0);
const neckOf: Partial<Record<Garment['cut'], number>> = { puffer: 318, fleece: 316, utility: 312, denim: 312, quilted: 306, knit: 300 };

/** Where the inside of the hook lies on the rail, in garment units. */
const hookTop = (g: Garment): number => (neckOf[g.cut] ?? 292) - 6 - liftOf(g) - 192;

/** One picture of a vest, 1200 × 1500. */
export function vest(g: Garment, view: View, ground: Ground): string {
  const back = studio(ground, g.cut + g.colour + view);
  const drawn = drawGarment(g, view === 'back' ? 'back' : 'front');
  const head = (box?: string): string => `${open(1200, 1500, box)}<defs>${back.defs}${drawn.defs}${wood}</defs>`;
  const long = { longline: 'translate(12 -100) scale(.98)' }[g.cut as string] ?? 'translate(-156 -206) scale(1.26)';
  if (view === 'detail') {
    const box = g.cut === 'knit' ? '380 560 440 550' : g.cut === 'utility' || g.cut === 'denim' ? '520 330 440 550' : '500 210 480 600';
    return `${head(box)}${back.body}${drawn.shadow}${drawn.body}</svg>`;
  }
  if (view === 'hanger') {
    const [railY, scale] = [112, g.cut === 'longline' ? 0.9 : 1.04];
    const arch = `<path d="M190 1500V640A410 410 0 0 1 1010 640V1500Z" fill="${shade(grounds[ground], lightness(grounds[ground]) < 0.5 ? 0.06 : -0.05)}" fill-opacity=".8"/>`;
    return `${head()}${back.body}${arch}${rail(railY, 1200)}<g transform="translate(0 ${railY - 8 - scale * hookTop(g)}) translate(${600 - 600 * scale} 0) scale(${scale})">${drawn.shadow}${hanger(neckOf[g.cut] ?? 292, 226, liftOf(g))}${drawn.body}</g></svg>`;
  }
  if (view === 'form')
    return `${head()}${back.body}<g transform="translate(-12 -30) scale(1.02)">${form()}${drawn.shadow.replace(/^<g[\s\S]*?<\/g>/, '')}${drawn.body.replace(/^(<path[^>]*>){2}(<rect[^>]*>)?/, '')}</g></svg>`;
  return `${head()}${back.body}<g transform="${liftOf(g) ? 'translate(-132 -132) scale(1.22)' : long}">${drawn.shadow}${drawn.body}</g></svg>`;
}

/** Gives the ids of one garment a prefix, so that several can share a picture. */
const scoped = (svg: string, prefix: string): string => svg.replaceAll(/(id="|url\(#)/g, `$1${prefix}`);

function hung(g: Garment, prefix: string, x: number, railY: number, scale: number): { defs: string; body: string } {
  const d = drawGarment(g, 'front');
  const y = railY - 8 - scale * hookTop(g);
  return {
    defs: scoped(d.defs, prefix),
    body: `<g transform="translate(${x} ${y.toFixed(1)}) scale(${scale})">${scoped(d.shadow, prefix)}${hanger(neckOf[g.cut] ?? 292, 220, liftOf(g))}${scoped(d.body, prefix)}</g>`,
  };
}

/** Cover of a category, 1200 × 900: two or three vests on a rail. */
export function cover(garments: Garment[], ground: Ground): string {
  const back = studio(ground, `cover${ground}`, 1200, 900);
  const room = 1200 / garments.length;
  const scale = garments.length > 2 ? 0.6 : 0.62;
  const placed = garments.map((g, i) => hung(g, `g${i}`, room * (i + 0.5) - 600 * scale, 96, scale));
  const floor = `<rect y="812" width="1200" height="88" fill="${mix(grounds[ground], '#3a2c22', 0.14)}"/><rect y="806" width="1200" height="8" fill="#fff" fill-opacity=".22"/>`;
  return `${open(1200, 900)}<defs>${back.defs}${wood}${placed.map((p) => p.defs).join('')}</defs>${back.body}${floor}${rail(96, 1200)}${placed.map((p) => p.body).join('')}</svg>`;
}

/** The wide picture of the front page, 2400 × 1350: one vest in an arch, two beside it on a rail, room for words on the left. */
export function hero(main: Garment, others: [Garment, Garment], ground: Ground): string {
  const back = studio(ground, 'hero-light', 2400, 1350);
  const a = hung(main, 'a', 1672 - 600 * 0.94, 150, 0.94);
  const b = hung(others[0], 'b', 1150 - 600 * 0.7, 150, 0.7);
  const c = hung(others[1], 'c', 2190 - 600 * 0.7, 150, 0.7);
  const base = grounds[ground];
  const arch = `<path d="M1220 1350V700A452 452 0 0 1 2124 700V1350Z" fill="${shade(base, -0.08)}"/><path d="M1250 1350V706A422 422 0 0 1 2094 706V1350Z" fill="${shade(base, -0.035)}"/>`;
  const floor = `<path d="M0 1236H2400V1350H0Z" fill="${mix(base, '#3a2c22', 0.18)}"/><path d="M0 1232H2400" stroke="#fff" stroke-opacity=".3" stroke-width="6"/>`;
  return `${open(2400, 1350)}<defs>${back.defs}${wood}${a.defs}${b.defs}${c.defs}</defs>${back.body}${arch}${floor}<g transform="translate(900 0)">${rail(150, 1500)}</g>${b.body}${c.body}${a.body}</svg>`;
}
