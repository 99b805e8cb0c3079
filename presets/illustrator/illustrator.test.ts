// The drawings are well-formed, the same each time, and small enough to be pictures of a shop.
import { expect, test } from 'vitest';
import { type Garment, cover, cuts, fabrics, hero, vest } from './index.ts';
import type { Thing } from './sheet.ts';
import { panorama, spread, still } from './still.ts';
import * as barber from './things/barber.ts';
import * as clay from './things/clay.ts';
import * as leather from './things/leather.ts';
import * as pantry from './things/pantry.ts';
import * as photo from './things/photo.ts';
import * as soap from './things/soap.ts';
import * as study from './things/study.ts';
import * as tea from './things/tea.ts';
import * as yoga from './things/yoga.ts';

/** Open and close tags must pair up; enough for SVG made of plain elements. */
function wellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!self && name) open.push(name);
  }
  return open.length === 0;
}

const base: Garment = { cut: 'waistcoat', colour: '#2b2d33', fabric: 'plain' };

test.each(cuts.flatMap((cut) => (['front', 'back', 'detail', 'hanger', 'form'] as const).map((view) => [cut, view] as const)))(
  '%s, %s is well-formed and always the same',
  (cut, view) => {
    const draw = () => vest({ ...base, cut, belt: cut === 'longline', lapel: 'notch' }, view, 'ivory');
    expect(wellFormed(draw())).toBe(true);
    expect(draw()).toBe(draw());
    expect(draw()).not.toMatch(/NaN|undefined|Infinity/);
    expect(draw().length).toBeLessThan(90_000);
  },
);

test.each(fabrics)('cloth %s leaves no hole in the drawing', (fabric) => {
  const svg = vest({ ...base, fabric, accent: '#c08040' }, 'front', 'sage');
  expect(wellFormed(svg)).toBe(true);
  const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids.has(used)).toBe(true);
});

test('a cover and a hero hold several vests with ids of their own', () => {
  for (const svg of [cover([base, { ...base, cut: 'knit' }], 'sky'), hero(base, [base, base], 'sand')]) {
    expect(wellFormed(svg)).toBe(true);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

const wear = { skin: '#c98f68', hair: '#33241d', top: '#7b9c86', legs: '#3b4a52' };
const things: [string, Thing][] = [
  ['wallet', leather.wallet('#a8662f')],
  ['cardHolder', leather.cardHolder('#a8662f')],
  ['belt', leather.belt('#a8662f')],
  ['tote', leather.tote('#a8662f')],
  ['holdall', leather.holdall('#a8662f')],
  ['notebook', leather.notebook('#a8662f')],
  ['strap', leather.strap('#a8662f')],
  ['tin', tea.tin('#2f4a43', '#efe3c8')],
  ['leaves', tea.leaves('x', '#4a5a34', '#6f7a3a')],
  ['glassPot', tea.glassPot('#b5702c')],
  ['karak', tea.karak()],
  ['barberChair', barber.barberChair('#6e3326')],
  ['pole', barber.pole],
  ['seated', yoga.seated(wear)],
  ['tree', yoga.tree(wear)],
  ['downwardDog', yoga.downwardDog(wear)],
  ['resting', yoga.resting(wear)],
  ['camera', photo.camera('#33312f')],
  ['telephone', photo.telephone],
  ['printsOnLine', photo.printsOnLine(4)],
  ['board', study.board([0, 1, 2, 3, 4, 5])],
  ['pouch', pantry.pouch('#7a3f2b', '#f6ead2', 'bean')],
  ['jar', pantry.jar('#c98a2b', '#b9683f', 'sun')],
  ['bottle', pantry.bottle('#5c6b3a', '#f6ead2', 'leaf')],
  ['box', pantry.box('#2f6f6a', '#f6ead2', 'leaf')],
  ['sack', pantry.sack('#d8bf94', ['#f3ead0', '#e8dbb8'], 'ear')],
  ['beans', pantry.beans('dark', '#4a2a1a')],
  ['phin', pantry.phin()],
  ['sachets', pantry.sachets('#b5533c', '#f6ead2', 'wave')],
  ['mug', clay.mug('#2f5f6f')],
  ['plate', clay.plate('#2f5f6f')],
  ['jug', clay.jug('#c58a3d')],
  ['vase', clay.vase('#f0e8d8')],
  ['nest', clay.nest('#6f8f7a')],
  ['soapStack', soap.soapStack(['#8f9a5b', '#d9a58f', '#efe3c8'], 'sun')],
  ['pump', soap.pump('#8a5a2f', '#f6ead2', 'leaf')],
  ['balm', soap.balm('#d8c9a8', '#f0e2b0', 'sun')],
  ['talk', study.talk('#2f5f59', '#b5533c')],
];

test.each(things)('a still life with a %s is well-formed, always the same, and has all it refers to', (_name, thing) => {
  const placed = [{ thing, x: 600, y: 1200, scale: 1 }];
  for (const draw of [
    () => still('sage', placed, { near: [900, 1400, 600] }),
    () => spread('ink', placed),
    () => panorama('sand', placed),
  ]) {
    const svg = draw();
    expect(wellFormed(svg)).toBe(true);
    expect(draw()).toBe(svg);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used);
  }
  // What is seen near never reaches past the picture's edge.
  expect(still('sage', placed, { near: [900, 1400, 600] })).toContain('viewBox="600 750 600 750"');
});
