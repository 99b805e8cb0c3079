// The drawings are well-formed, the same each time, and small enough to be pictures of a shop.
import { expect, test } from 'vitest';
import { type Garment, cover, cuts, fabrics, hero, vest } from './index.ts';

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
