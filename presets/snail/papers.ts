// The documents of the courses, each a page as SVG: they say what they say without words, so that one serves all languages.
import { shade } from '../illustrator/color.ts';
import { disc, group, line, path, rect, seam, Sheet } from '../illustrator/sheet.ts';
import { print } from '../illustrator/things/photo.ts';
import { letter } from '../illustrator/things/study.ts';

function page(height: number, paper: string, draw: (sheet: Sheet) => string): string {
  const sheet = new Sheet();
  const body = draw(sheet);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 ${height}" width="1200" height="${height}"><defs>${sheet.defs}</defs>${rect([0, 0, 1200, height], paper)}${body}</svg>`;
}

const A4 = 1697;
const ink = '#2b3532';

/** Three rows: how wide the lens is, how long the shutter, how fine the grain. */
const exposureCard = page(A4, '#faf6ec', () => {
  const row = (y: number, cells: (x: number, at: number) => string): string =>
    rect([80, y - 190, 1040, 380], '#f0e9d8', 28) +
    [0, 1, 2, 3, 4].map((at) => group(`translate(${184 + at * 208} ${y})`, cells(at, at / 4))).join('');
  const opening = (_: number, part: number): string => disc([0, 0], 84, ink) + disc([0, 0], 74 - part * 60, '#faf6ec');
  const moving = (_: number, part: number): string =>
    Array.from({ length: 6 }, (__, i) =>
      group(
        `translate(${-i * part * 14} 0)`,
        disc([0, -46], 24, ink) + line('M0 -18V40M0 -4L-30 26M0 -4L30 14M0 40L-26 84M0 40L28 80', ink, 14),
        `opacity="${i === 0 ? 1 : 0.16}"`,
      ),
    ).join('');
  const grain = (at: number): string =>
    rect([-80, -80, 160, 160], '#d9d0bb', 12) +
    Array.from({ length: 16 * (at + 1) ** 2 }, (_, i) =>
      disc([-72 + ((i * 61) % 144), -72 + ((i * 37 + at * 11) % 144)], 2 + at * 0.9, ink, 'fill-opacity=".7"'),
    ).join('');
  return [row(330, opening), row(850, moving), row(1370, grain), line('M120 585H1080M120 1105H1080', '#c9bfa8', 4)].join('');
});

/** A key loop and a card sleeve in their true size, with the holes to punch. */
const stitchPatterns = page(A4, '#fbf8f1', () => {
  const sleeve = 'M140 180H860Q890 180 890 210V640Q890 670 860 670H140Q110 670 110 640V210Q110 180 140 180Z';
  const loop = 'M140 820H1000A70 70 0 0 1 1000 960H140Q110 960 110 930V850Q110 820 140 820Z';
  const part = (d: string): string => path(d, '#efe4cd') + line(d, ink, 4);
  return [
    part(sleeve),
    seam('M140 220V630H860V220', '#8a5328', 6),
    line('M380 180A120 90 0 0 0 620 180', ink, 4),
    part(loop),
    seam('M150 850H420M150 930H420', '#8a5328', 6),
    disc([1000, 890], 26, '#fbf8f1', `stroke="${ink}" stroke-width="4"`),
    disc([200, 890], 14, ink),
    part('M140 1110H620V1410H140Z'),
    seam('M170 1140V1380H590V1140', '#8a5328', 6),
    line('M760 1110V1410M740 1110H780M740 1410H780', ink, 4),
    ...Array.from({ length: 11 }, (_, i) => line(`M${760 - (i % 5 ? 8 : 18)} ${1110 + i * 30}H760`, ink, 3)),
  ].join('');
});

/** Letters to draw over, then beside. */
const lettersPractice = page(A4, '#fdfaf3', () =>
  [0, 1, 2, 3, 4, 5]
    .map((index) => {
      const y = 220 + index * 250;
      const cells = [0, 1, 2, 3].map((at) =>
        group(
          `translate(${1010 - at * 262} ${y}) scale(.84)`,
          letter(index, at === 0 ? ink : shade('#d9cfb9', at * 0.03)),
          at === 0 ? '' : 'stroke-dasharray="3 30"',
        ),
      );
      return line(`M90 ${y + 50}H1110`, '#d8c9a8', 3) + line(`M90 ${y - 120}H1110`, '#efe6d2', 2) + cells.join('');
    })
    .join(''),
);

/** A sheet of prints with the photographer's pencil on it. */
const contactSheet = (first: number, chosen: readonly number[]): string =>
  page(1500, '#1c1c1e', (sheet) =>
    Array.from({ length: 20 }, (_, i) => {
      const [x, y] = [150 + (i % 5) * 226, 200 + Math.floor(i / 5) * 366];
      const mark = chosen.includes(i)
        ? rect([-96, -142, 192, 284], 'none', 10, 'stroke="#d8483a" stroke-width="9" transform="rotate(2)"')
        : '';
      const struck = !mark && (i + first) % 4 === 1 ? line('M-70 -100L70 100', '#d8483a', 7, 'stroke-opacity=".8"') : '';
      return group(`translate(${x} ${y})`, group('scale(.72)', print(i + first, sheet)) + mark + struck);
    }).join(''),
  );

export const documents: Record<string, string> = {
  'exposure-card.pdf': exposureCard,
  'stitch-patterns.pdf': stitchPatterns,
  'letters-practice.pdf': lettersPractice,
  'sheet-12.jpg': contactSheet(0, [6, 17]),
  'sheet-31.jpg': contactSheet(2, [3, 11, 12]),
};
