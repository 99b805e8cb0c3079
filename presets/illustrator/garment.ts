// Puts a vest together: back seen inside, two fronts, what is sewn on, light and shadow.
import { chance, lightness, mix, shade } from './color.ts';
import { type Cut, type Frame, type Side, armhole, at, frames, front, neckCurve, pt, wholeBack, wholeFront } from './cut.ts';
import { type Garment, type Sewing, cloth, defs, light } from './light.ts';
import {
  type Cloth,
  bands,
  button,
  fill,
  lapel,
  patch,
  piece,
  pointCollar,
  snap,
  standCollar,
  stitch,
  stroke,
  welt,
  zip,
} from './parts.ts';

/** Lining, back neck and label, seen through the opening. */
function inside({ f, g }: Sewing): string {
  const lining = g.facing && lightness(g.facing) > 0.25 ? g.facing : shade(g.colour, lightness(g.colour) > 0.5 ? -0.2 : 0.07, 0.8);
  const y = f.neck[1] + 38;
  const label =
    f.neckline === 'crew' || f.neckline === 'stand'
      ? ''
      : `<rect x="566" y="${y}" width="68" height="34" rx="2" fill="#f3ede0"/><path d="M578 ${y + 12}H622M586 ${y + 22}H614" stroke="#3a3630" stroke-width="3"/>`;
  return `${fill(wholeBack(f), lining)}${fill(wholeBack(f), 'url(#insideShade)')}${label}`;
}

/** Horizontal chambers of a padded vest, each with its own light, and the puckers at the seams. */
function baffles({ f, c, g }: Sewing, outline: string, rows: number): string {
  const next = chance(g.colour + g.cut);
  const top = f.neck[1] - 6;
  const step = (f.bottom + 16 - top) / rows;
  let out = '';
  for (let i = 0; i < rows; i++) {
    const y = top + i * step;
    const sag = 16 + i * 1.6;
    const w = 330;
    const seam = `M${600 - w} ${y.toFixed(1)}Q600 ${(y + sag * 2).toFixed(1)} ${600 + w} ${y.toFixed(1)}`;
    const room = `${seam}L${600 + w} ${(y + step).toFixed(1)}Q600 ${(y + step + sag * 2).toFixed(1)} ${600 - w} ${(y + step).toFixed(1)}Z`;
    out +=
      fill(room, 'url(#baffle)') +
      (i ? stroke(seam, c.seam, 5) + stroke(seam, c.light, 2, 'transform="translate(0 5)" stroke-opacity=".6"') : '');
    for (let k = 0; k < 13; k++) {
      const x = 306 + k * 46 + next() * 34;
      const seamY = y + sag * (1 - ((x - 600) / w) ** 2);
      const len = 14 + next() * 22;
      out += stroke(
        `M${x.toFixed(0)} ${(seamY + 4).toFixed(0)}q${(next() * 8 - 4).toFixed(1)} ${(len * 0.5).toFixed(1)} ${(next() * 10 - 5).toFixed(1)} ${len.toFixed(1)}`,
        k % 3 ? c.seam : c.light,
        2.6,
        'stroke-opacity=".5"',
      );
      if (k % 2)
        out += stroke(
          `M${(x + 9).toFixed(0)} ${(seamY + step - 4).toFixed(0)}q${(next() * 6 - 3).toFixed(1)} ${(-len * 0.4).toFixed(1)} ${(next() * 8 - 4).toFixed(1)} ${(-len * 0.8).toFixed(1)}`,
          c.seam,
          2.6,
          'stroke-opacity=".55"',
        );
    }
  }
  return `<g clip-path="url(#fronts)">${out}${fill(outline, 'url(#form)', 'fill-opacity=".72"')}</g>`;
}

const clip = (d: string): string => `<clipPath id="fronts"><path d="${d}"/></clipPath>`;

function tailoredFront(s: Sewing): string {
  const { f, g, c } = s;
  const [right, left] = [front(f, 1, -f.lap), front(f, -1, -f.lap)];
  const facing: Cloth = g.facing ? { ...c, ...cloth({ ...g, colour: g.facing }) } : c;
  const lapels = g.lapel && g.lapel !== 'none' ? lapel(f, -1, g.lapel, facing, 'facingL') + lapel(f, 1, g.lapel, facing, 'facingR') : '';
  const dart = (side: Side): string =>
    stroke(
      `M${pt(side, 128, f.opening - 20)}Q${pt(side, 112, f.waist[1])} ${pt(side, 128, f.waist[1] + 120)}`,
      c.seam,
      2.4,
      'stroke-opacity=".75"',
    ) +
    stroke(
      `M${pt(side, 131, f.opening - 20)}Q${pt(side, 115, f.waist[1])} ${pt(side, 131, f.waist[1] + 120)}`,
      c.light,
      1.4,
      'stroke-opacity=".4"',
    );
  const low = g.cut === 'longline' ? f.waist[1] + 110 : f.bottom - 132;
  const pockets = ([1, -1] as const).map((side) => welt(side, 88, low, 118, facing, side === 1 ? 'facingR' : 'facingL')).join('');
  const breast = g.cut === 'waistcoat' && (!g.lapel || g.lapel === 'none') ? welt(1, 92, f.opening - 40, 92, c, 'clothR') : '';
  const count = g.buttons ?? 5;
  const span = f.bottom - 58 - (f.opening + 36);
  const rows = Array.from({ length: count }, (_, i) => f.opening + 36 + (count > 1 ? (span * i) / (count - 1) : 0));
  const belt = g.belt ? beltOf(s) : '';
  const xs = g.cut === 'double' ? [at(1, 70), at(-1, 70)] : [600];
  const colour = g.metal ?? shade(g.colour, lightness(g.colour) < 0.4 ? 0.08 : -0.3);
  const edge = f.hemline === 'points' ? '' : stitch(`M${pt(1, -f.lap + 10, f.opening + 20)}V${f.bottom - 6}`, c.light, 0.45);
  const lapEdge = `M${pt(1, -f.lap, f.opening)}L${pt(1, -f.lap, f.bottom + 4)}`;
  return [
    clip(`${right}${left}`),
    fill(left, c.base),
    fill(left, 'url(#clothL)'),
    stroke(left, c.edge, 3),
    `<g clip-path="url(#fronts)">${stroke(lapEdge, '#000', 24, 'stroke-opacity=".28" filter="url(#soft)"')}</g>`,
    fill(right, c.base),
    fill(right, 'url(#clothR)'),
    stroke(right, c.edge, 3),
    light(`${right}${left}`, s),
    stroke(lapEdge, c.seam, 3),
    stroke(lapEdge, c.light, 1.6, 'stroke-opacity=".6" transform="translate(4 0)"'),
    dart(1),
    dart(-1),
    edge,
    pockets,
    breast,
    lapels,
    belt,
    ...rows.flatMap((y) => xs.map((x) => button(x, y, colour))),
  ].join('');
}

function beltOf({ f, c }: Sewing): string {
  const y = f.waist[1] - 8;
  const w = f.waist[0] + 4;
  const d = `M${600 - w} ${y - 4}Q600 ${y + 22} ${600 + w} ${y - 4}L${600 + w + 1} ${y + 42}Q600 ${y + 70} ${600 - w - 1} ${y + 42}Z`;
  const tail = `M622 ${y + 50}C640 ${y + 120} 648 ${y + 190} 642 ${y + 262}L680 ${y + 268}C690 ${y + 180} 676 ${y + 100} 652 ${y + 42}Z`;
  return `${fill(d, '#000', 'fill-opacity=".3" filter="url(#soft)" transform="translate(0 12)"')}${piece(tail, c, 'clothR')}${fill(tail, 'url(#lapelR)')}${piece(d, c, 'level')}${fill(d, 'url(#form)')}${stitch(`M${600 - w + 6} ${y + 6}Q600 ${y + 32} ${600 + w - 6} ${y + 6}M${600 - w + 6} ${y + 34}Q600 ${y + 60} ${600 + w - 6} ${y + 34}`, c.light, 0.5)}<rect x="588" y="${y}" width="44" height="62" rx="9" fill="${c.base}" stroke="${c.edge}" stroke-width="3"/><rect x="588" y="${y}" width="44" height="62" rx="9" fill="url(#lapelR)"/>`;
}

function knitFront(s: Sewing): string {
  const f: Frame = s.g.neck === 'crew' ? { ...s.f, neckline: 'crew', opening: 396 } : s.f;
  const body = wholeFront(f);
  const hem = `M300 ${f.bottom - 78}Q600 ${f.bottom - 60} 900 ${f.bottom - 78}V${f.bottom + 40}H300Z`;
  const band =
    s.g.accent && s.g.fabric !== 'argyle' && s.g.fabric !== 'fairisle'
      ? ([1, -1] as const)
          .map((side) => stroke(`M${pt(side, 0, f.opening)}${neckCurve(f, side, 0)}`, s.g.accent ?? '', 9, 'transform="translate(0 30)"'))
          .join('') + stroke(`M300 ${f.bottom - 96}Q600 ${f.bottom - 78} 900 ${f.bottom - 96}`, s.g.accent, 9)
      : '';
  return [
    clip(body),
    fill(body, s.c.base),
    fill(body, 'url(#level)'),
    `<g clip-path="url(#fronts)">${band}${fill(hem, s.c.base)}${fill(hem, 'url(#rib)')}${stroke(`M300 ${f.bottom - 78}Q600 ${f.bottom - 60} 900 ${f.bottom - 78}`, s.c.edge, 4, 'stroke-opacity=".6"')}${bands(f, 'rib', s.c, 54)}</g>`,
    light(body, s, 0.55),
    stroke(body, s.c.edge, 3),
  ].join('');
}

function zippedFront(s: Sewing): string {
  const { f, g, c } = s;
  const [right, left] = [front(f, 1, 0), front(f, -1, 0)];
  const both = right + left;
  const base = clip(both) + fill(both, c.base) + fill(left, 'url(#clothL)') + fill(right, 'url(#clothR)');
  const thread = g.thread ?? c.light;
  const slit = (side: Side): string =>
    stroke(`M${pt(side, 196, 846)}L${pt(side, 168, 1004)}`, c.seam, 13) +
    stroke(`M${pt(side, 196, 846)}L${pt(side, 168, 1004)}`, c.metal, 4, 'stroke-dasharray="4 3"') +
    `<rect x="${at(side, 197) - 5}" y="840" width="10" height="30" rx="5" fill="${c.metal}"/>`;
  const rim =
    stroke(both, c.edge, 3.4) +
    `<g clip-path="url(#fronts)">${stroke(armhole(f, 1) + armhole(f, -1), c.seam, 22)}${stroke(armhole(f, 1) + armhole(f, -1), c.light, 3, 'stroke-opacity=".35"')}</g>`;
  if (g.cut === 'puffer')
    return (
      base + baffles(s, both, 8) + rim + slit(1) + slit(-1) + zip(f.opening - 6, f.bottom + 4, c) + standCollar(f, 118, c, 'level', true)
    );
  if (g.cut === 'utility') {
    const pockets = ([1, -1] as const)
      .map(
        (side) => patch(side, 66, 500, 148, 158, c, 'level', thread, 'snap') + patch(side, 54, 880, 188, 210, c, 'level', thread, 'snap'),
      )
      .join('');
    const cord = stitch(`M${pt(-1, 266, 812)}Q600 836 ${pt(1, 266, 812)}M${pt(-1, 266, 840)}Q600 864 ${pt(1, 266, 840)}`, thread);
    return base + light(both, s) + rim + cord + pockets + zip(f.opening - 4, f.bottom + 4, c) + standCollar(f, 84, c, 'level', false);
  }
  const contrast: Cloth = { ...c, base: c.accent, edge: shade(c.accent, -0.14), light: shade(c.accent, 0.1) };
  const yoke = `<g clip-path="url(#fronts)">${fill(`M280 300H920V470Q600 500 280 470Z`, contrast.base)}${stroke('M280 470Q600 500 920 470', contrast.edge, 5)}</g>`;
  const pocket = `M${pt(1, 92, 540)}L${pt(1, 226, 540)}L${pt(1, 226, 690)}L${pt(1, 92, 690)}Z`;
  const chest =
    piece(pocket, contrast, 'satin-none') +
    fill(pocket, 'url(#pocketShade)') +
    stroke(`M${pt(1, 100, 556)}H${at(1, 218)}`, c.metal, 6, 'stroke-dasharray="5 3"');
  return (
    base +
    (g.accent ? yoke : '') +
    light(both, s, 0.6) +
    rim +
    (g.accent ? chest : '') +
    slit(1) +
    slit(-1) +
    zip(f.opening - 6, f.bottom + 4, c) +
    standCollar(f, 96, g.accent ? contrast : c, g.accent ? 'none' : 'level', true)
  );
}

function quiltedFront(s: Sewing): string {
  const { f, c, g } = s;
  const [right, left] = [front(f, 1, -f.lap), front(f, -1, -f.lap)];
  const bind = g.accent ?? c.seam;
  const edge = (d: string): string => stroke(d, bind, 15) + stroke(d, shade(bind, 0.16), 2, 'stroke-opacity=".6"');
  const pockets = ([1, -1] as const)
    .map((side) => {
      const d = `M${pt(side, 70, 900)}H${at(side, 218)}V1074H${at(side, 70)}Z`;
      return (
        fill(d, '#000', 'fill-opacity=".2" transform="translate(3 8)"') +
        piece(d, c, 'level') +
        fill(d, 'url(#pocketShade)') +
        stroke(`M${pt(side, 70, 900)}H${at(side, 218)}`, bind, 15)
      );
    })
    .join('');
  const rows = [0, 1, 2, 3, 4].map((i) => f.opening + 44 + i * 138);
  return [
    clip(right + left),
    fill(left, c.base),
    fill(left, 'url(#level)'),
    `<g clip-path="url(#fronts)">${edge(left)}</g>`,
    stroke(left, c.edge, 2),
    fill(right, c.base),
    fill(right, 'url(#level)'),
    `<clipPath id="over"><path d="${right}"/></clipPath><g clip-path="url(#over)">${edge(right)}</g>`,
    stroke(right, c.edge, 2),
    light(right + left, s),
    pockets,
    ...rows.map((y) => snap(600, y, c.metal)),
  ].join('');
}

function denimFront(s: Sewing): string {
  const { f, c, g } = s;
  const [right, left] = [front(f, 1, -f.lap), front(f, -1, -f.lap)];
  const thread = g.thread ?? '#c98a3c';
  const worn = `<g filter="url(#soft)" clip-path="url(#fronts)"><ellipse cx="450" cy="760" rx="60" ry="230" fill="#fff" fill-opacity=".2"/><ellipse cx="748" cy="770" rx="52" ry="220" fill="#fff" fill-opacity=".15"/></g>`;
  const seams = ([1, -1] as const)
    .map((side) => {
      const yoke = `M${pt(side, 16, 498)}L${pt(side, 262, 486)}`;
      const panel = `M${pt(side, 72, 652)}L${pt(side, 92, 1022)}M${pt(side, 196, 652)}L${pt(side, 152, 1022)}`;
      return (
        `<g clip-path="url(#fronts)">${stroke(yoke + panel, c.seam, 3.4)}${stitch(yoke, thread)}<g transform="translate(${side * 6} 7)">${stitch(yoke + panel, thread)}</g></g>` +
        patch(side, 66, 506, 136, 146, c, 'level', thread, 'button')
      );
    })
    .join('');
  const waist = `M${pt(-1, 262, 1028)}Q600 1046 ${pt(1, 262, 1028)}`;
  const placket = stitch(`M588 ${f.opening + 70}V1100M624 ${f.opening + 70}V1100`, thread);
  const rows = [0, 1, 2, 3, 4].map((i) => f.opening + 120 + i * 118);
  return [
    clip(right + left),
    fill(left, c.base),
    fill(left, 'url(#clothL)'),
    stroke(left, c.edge, 3),
    fill(right, c.base),
    fill(right, 'url(#clothR)'),
    stroke(right, c.edge, 3),
    light(right + left, s),
    worn,
    stroke(`M${600 - f.lap} ${f.opening}V1104`, c.seam, 3.4),
    seams,
    `<g clip-path="url(#fronts)">${stroke(waist, c.seam, 4)}${stitch(waist, thread)}<g transform="translate(0 9)">${stitch(waist, thread)}</g><g transform="translate(0 62)">${stitch(waist, thread)}</g></g>`,
    placket,
    ...rows.map((y) => snap(604, y, c.metal)),
    snap(604, 1068, c.metal),
    pointCollar(f, c, 'level', thread),
  ].join('');
}

function backOf(s: Sewing): string {
  const { f, c, g } = s;
  const body = wholeBack(f);
  const tailoredCut = g.cut === 'waistcoat' || g.cut === 'evening' || g.cut === 'double';
  const base = clip(body) + fill(body, c.base) + fill(body, 'url(#level)');
  const middle =
    stroke(`M600 ${f.neck[1] + 30}V${f.bottom + 4}`, c.seam, 2.6, 'stroke-opacity=".8"') +
    stroke(`M603 ${f.neck[1] + 30}V${f.bottom + 4}`, c.light, 1.6, 'stroke-opacity=".4"');
  const rim = stroke(body, c.edge, 3.2);
  if (g.cut === 'puffer') return base + baffles(s, body, 8) + rim + standBack(s, 118);
  if (g.cut === 'knit') {
    const hem = `M300 ${f.bottom - 84}Q600 ${f.bottom - 66} 900 ${f.bottom - 84}V${f.bottom + 40}H300Z`;
    const neck = `M${pt(-1, ...f.neck)}C${pt(-1, f.neck[0] - 20, f.neck[1] + 30)} ${pt(1, f.neck[0] - 20, f.neck[1] + 30)} ${pt(1, ...f.neck)}`;
    return `${base}<g clip-path="url(#fronts)">${fill(hem, c.base)}${fill(hem, 'url(#rib)')}${[neck, armhole(f, 1), armhole(f, -1)].map((d) => stroke(d, c.edge, 58, 'stroke-opacity=".5"') + stroke(d, c.base, 52) + stroke(d, 'url(#rib)', 52)).join('')}</g>${light(body, s, 0.55)}${rim}`;
  }
  const yoke = `M${pt(-1, 260, 492)}Q600 520 ${pt(1, 260, 492)}`;
  if (g.cut === 'utility' || g.cut === 'denim' || g.cut === 'fleece') {
    const thread = g.thread ?? c.light;
    const tabs =
      g.cut === 'denim'
        ? ([1, -1] as const)
            .map(
              (side) =>
                stroke(`M${pt(side, 90, 520)}L${pt(side, 70, 1026)}`, c.seam, 3) +
                stitch(`M${pt(side, 98, 520)}L${pt(side, 78, 1026)}`, thread),
            )
            .join('')
        : stitch(`M${pt(-1, 266, 812)}Q600 836 ${pt(1, 266, 812)}`, thread);
    return `${base}${light(body, s)}<g clip-path="url(#fronts)">${stroke(yoke, c.seam, 3.4)}<g transform="translate(0 8)">${stitch(yoke, thread)}</g>${tabs}${stroke(`M300 ${f.bottom - 60}Q600 ${f.bottom - 44} 900 ${f.bottom - 60}`, c.seam, 3)}</g>${rim}${standBack(s, g.cut === 'denim' ? 46 : 86)}`;
  }
  const strapY = f.waist[1] + 10;
  const strap = tailoredCut
    ? `${fill(`M${pt(-1, 172, strapY)}L594 ${strapY + 12}V${strapY + 46}L${pt(-1, 172, strapY + 34)}Z`, '#000', 'fill-opacity=".25" transform="translate(2 7)"')}${piece(`M${pt(-1, 172, strapY)}L606 ${strapY + 12}V${strapY + 46}L${pt(-1, 172, strapY + 34)}Z`, c, 'level')}${piece(`M${pt(1, 172, strapY)}L590 ${strapY + 12}V${strapY + 46}L${pt(1, 172, strapY + 34)}Z`, c, 'level')}<rect x="584" y="${strapY + 4}" width="46" height="50" rx="5" fill="none" stroke="${c.metal}" stroke-width="7"/><path d="M607 ${strapY + 10}V${strapY + 48}" stroke="${c.metal}" stroke-width="5"/>`
    : '';
  return `${base}${light(body, s)}${middle}${strap}${g.belt ? beltOf(s).replace(/<rect[\s\S]*$/, '') : ''}${rim}`;
}

function standBack({ f, c, g }: Sewing, height: number): string {
  const [nx, ny] = f.neck;
  const colour = g.cut === 'fleece' && g.accent ? { ...c, base: g.accent, edge: shade(g.accent, -0.14) } : c;
  const d = `M${pt(-1, nx - 2, ny - height + 12)}Q600 ${ny - height - 14} ${pt(1, nx - 2, ny - height + 12)}C${pt(1, nx + 14, ny - height * 0.5)} ${pt(1, nx + 12, ny - 8)} ${pt(1, nx + 4, ny + 10)}Q600 ${ny + 52} ${pt(-1, nx + 4, ny + 10)}C${pt(-1, nx + 12, ny - 8)} ${pt(-1, nx + 14, ny - height * 0.5)} ${pt(-1, nx - 2, ny - height + 12)}Z`;
  return (
    piece(d, colour, g.cut === 'fleece' && g.accent ? 'none' : 'level') +
    fill(d, 'url(#collarL)') +
    (height > 60
      ? stroke(
          `M${pt(-1, nx + 10, ny - height * 0.42)}Q600 ${ny - height * 0.42 + 18} ${pt(1, nx + 10, ny - height * 0.42)}`,
          c.seam,
          3,
          'stroke-opacity=".5"',
        )
      : '')
  );
}

/** SVG of the garment alone, in a 1200 × 1500 field: its definitions, its shadow on the ground behind, its drawing. */
export function drawGarment(g: Garment, side: 'front' | 'back'): { defs: string; shadow: string; body: string } {
  const f = g.cut === 'knit' && g.neck === 'crew' ? { ...frames.knit, neckline: 'crew' as const, opening: 396 } : frames[g.cut];
  const s: Sewing = { f, c: cloth(g), g, seed: g.cut + g.colour };
  const shape = g.cut === 'knit' || side === 'back' ? wholeBack(f) : front(f, 1, 0) + front(f, -1, 0) + wholeBack(f);
  const shadow = `<g transform="translate(30 40)"><path d="${shape}" fill="${mix('#3a2f28', g.colour, 0.25)}" fill-opacity=".42" filter="url(#cast)"/></g><g transform="translate(7 12)"><path d="${shape}" fill="#2a211c" fill-opacity=".35" filter="url(#soft)"/></g>`;
  const fronts: Record<Cut, (sewing: Sewing) => string> = {
    waistcoat: tailoredFront,
    evening: tailoredFront,
    double: tailoredFront,
    longline: tailoredFront,
    puffer: zippedFront,
    utility: zippedFront,
    fleece: zippedFront,
    knit: knitFront,
    quilted: quiltedFront,
    denim: denimFront,
  };
  return { defs: defs(s), shadow, body: side === 'back' ? backOf(s) : inside(s) + fronts[g.cut](s) };
}
