// What languages are learnt with: a board with letters, books, two who talk.
import { shade } from '../color.ts';
import { disc, footprint, group, line, path, rect, type Thing } from '../sheet.ts';

/** Arabic letters as a reed pen draws them, each in a field of some 200: alif, ba, jim, dal, nun, waw. */
const letters: readonly string[] = [
  'M0 -150V60',
  'M-90 -20C-90 60 90 60 90 -30 M0 86h1',
  'M-80 -70C-30 -100 30 -70 84 -80C-60 -30 -90 100 70 110 M6 30h1',
  'M-40 -80C30 -50 60 30 -60 40',
  'M-80 -40C-80 80 80 80 80 -50 M0 -70h1',
  'M60 -30C60 -90 -20 -90 -20 -40C-20 0 40 10 60 -20C60 60 0 100 -70 100',
];

export const letter = (index: number, colour: string): string => {
  const [body = '', dot] = (letters[index % letters.length] ?? '').split(' M');
  return line(body, colour, 24) + (dot ? line(`M${dot}`, colour, 30) : '');
};

/** A board with a row or two of letters, in chalk. */
export const board =
  (chosen: readonly number[], slate = '#2f4a43'): Thing =>
  (sheet) =>
    [
      rect([-516, -716, 1064, 728], '#1d130c', 18, 'fill-opacity=".25" filter="url(#blur)"'),
      rect([-530, -730, 1060, 730], sheet.lit('#b98d5f'), 18),
      rect([-494, -694, 988, 658], sheet.lit(slate), 8),
      ...chosen.map((index, i) =>
        group(
          `translate(${330 - (i % 3) * 330} ${-520 + Math.floor(i / 3) * 300}) scale(1.05)`,
          letter(index, '#f1eee2'),
          'stroke-opacity=".92"',
        ),
      ),
      rect([-300, -24, 90, 18], '#f1eee2', 8),
      rect([-180, -24, 60, 18], '#e4b78d', 8),
    ].join('');

/** Books lying on each other. */
export const books =
  (...colours: string[]): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 330, 0.42),
      ...colours.map((colour, i) => {
        const [y, shift, width] = [-i * 92, ((i * 37) % 60) - 30, 600 - ((i * 53) % 90)];
        return (
          rect([shift - width / 2, y - 90, width, 88], sheet.lit(colour), 12) +
          rect([shift - width / 2 + 30, y - 78, width - 26, 64], '#efe8d8', 4) +
          line(`M${shift - width / 2 + 36} ${y - 56}h${width - 44}M${shift - width / 2 + 36} ${y - 36}h${width - 44}`, '#d3c9b2', 3) +
          rect([shift - width / 2, y - 90, 34, 88], shade(colour, -0.06), 10)
        );
      }),
    ].join('');

/** An open book with lines of writing that lean to the right edge. */
export const openBook: Thing = (sheet) => {
  const page = (side: 1 | -1): string =>
    group(
      `scale(${side} 1)`,
      path('M0 -40C120 -120 320 -120 470 -70V180C320 130 120 130 0 200Z', sheet.lit('#f6f0e2')) +
        [0, 1, 2, 3, 4]
          .map((i) =>
            line(
              `M70 ${-20 + i * 38}C180 ${-60 + i * 38} 300 ${-58 + i * 38} ${side === 1 ? 410 : 410 - (i % 2) * 80} ${-34 + i * 38}`,
              '#a79b86',
              7,
            ),
          )
          .join(''),
    );
  return group(
    'translate(0 -190)',
    path('M-490 -60L-500 210C-320 160 -120 160 0 230C120 160 320 160 500 210L490 -60Z', '#7a4a2b') +
      page(1) +
      page(-1) +
      line('M0 -40V200', '#cdbf9f', 6),
  );
};

/** Two bubbles of speech, each with letters of its own script. */
export const talk =
  (one: string, other: string): Thing =>
  () =>
    [
      path(
        'M-480 -760H-40Q0 -760 0 -720V-470Q0 -430 -40 -430H-330L-440 -330L-420 -430H-480Q-520 -430 -520 -470V-720Q-520 -760 -480 -760Z',
        one,
      ),
      group('translate(-130 -600) scale(.9)', letter(4, '#ffffff')),
      group('translate(-370 -600) scale(.9)', letter(1, '#ffffff')),
      path('M60 -560H480Q520 -560 520 -520V-260Q520 -220 480 -220H460L470 -110L350 -220H60Q20 -220 20 -260V-520Q20 -560 60 -560Z', other),
      group(
        'translate(270 -390)',
        line('M-150 80L-150 -70M-150 5C-100 -70 -60 -60 -44 -40M-150 5C-100 30 -70 60 -40 80', '#ffffff', 22) +
          line('M20 -70V80L110 -70V80M150 -70V80M150 0H190', '#ffffff', 22),
      ),
      disc([-260, -180], 60, one),
      path('M-380 0C-380 -130 -140 -130 -140 0Z', one),
      disc([160, -60], 0, other),
    ].join('');

/** A pen of reed in its ink. */
export const inkwell =
  (glaze: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 170, 0.4),
      line('M20 -150L230 -560', '#b98a4e', 24),
      line('M20 -150L60 -228', '#3d2b1c', 24),
      path('M-150 -170C-170 -60 -140 0 -100 0H100C140 0 170 -60 150 -170Z', sheet.round(glaze)),
      path('M-80 -210H80V-160H-80Z', sheet.round(shade(glaze, 0.03))),
      rect([-80, -216, 160, 18], '#1f2a33', 8),
    ].join('');
