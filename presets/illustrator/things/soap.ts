// A soap maker's table: bars with a stamp, a pump, a tube of balm, the dish and the brush they are used with.
import { shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Thing } from '../sheet.ts';
import { type Mark, marks } from './pantry.ts';

const bar = (colour: string, mark: Mark, [x, y, turn]: readonly [number, number, number], fill: string): string =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    path('M-220 -150Q-220 -180 -190 -180H190Q220 -180 220 -150V-30Q220 0 190 0H-190Q-220 0 -220 -30Z', fill) +
      path(
        'M-220 -150Q-220 -180 -190 -180L-130 -236Q-120 -244 -100 -244H240Q266 -244 252 -222L220 -160Q214 -180 190 -180Z',
        shade(colour, 0.09),
      ) +
      path('M220 -150V-30Q220 -10 206 -4L252 -62Q260 -72 260 -90V-214Q258 -230 250 -222Z', shade(colour, -0.12)) +
      group('translate(0 -90) scale(.92)', marks[mark](shade(colour, -0.17))) +
      rect([-184, -152, 368, 124], 'none', 18, `stroke="${shade(colour, -0.1)}" stroke-width="5"`),
  );

export const soapBar =
  (colour: string, mark: Mark): Thing =>
  (sheet) =>
    footprint([10, 6], 270, 0.36) + bar(colour, mark, [0, 0, 0], sheet.lit(colour));

/** Bars on each other, tied with twine. */
export const soapStack =
  (colours: readonly [string, string, string], mark: Mark): Thing =>
  (sheet) => {
    const [low, middle, top] = colours;
    return [
      footprint([10, 6], 290, 0.4),
      bar(low, mark, [0, 0, 0], sheet.lit(low)),
      bar(middle, mark, [14, -182, 1.5], sheet.lit(middle)),
      bar(top, mark, [-8, -364, -1.2], sheet.lit(top)),
    ].join('');
  };

/** A round cake in its dish. */
export const soapRound =
  (colour: string, mark: Mark): Thing =>
  (sheet) =>
    [
      footprint([0, 6], 300, 0.36),
      path('M-320 -60Q-300 0 -200 4H200Q300 0 320 -60Z', sheet.round('#c9a27a')),
      oval([0, -62, 320, 54], shade('#c9a27a', 0.06)),
      ...[-120, 0, 120].map((x) => line(`M${x} -100V-26`, '#a47d55', 7, 'stroke-opacity=".5"')),
      path('M-220 -170V-100A220 60 0 0 0 220 -100V-170Z', sheet.round(colour)),
      oval([0, -170, 220, 62], shade(colour, 0.08)),
      group('translate(0 -170) scale(1 .34) scale(1.3)', marks[mark](shade(colour, -0.16))),
    ].join('');

/** A bottle with a pump. */
export const pump =
  (colour: string, paper: string, mark: Mark): Thing =>
  (sheet) => {
    const ink = shade(paper, -0.42);
    return [
      footprint([0, 4], 200, 0.4),
      path('M-160 -480Q-160 -560 -80 -560H80Q160 -560 160 -480V-36Q160 0 124 0H-124Q-160 0 -160 -36Z', sheet.round(colour)),
      path(
        'M-160 -480Q-160 -560 -80 -560H80Q160 -560 160 -480V-36Q160 0 124 0H-124Q-160 0 -160 -36Z',
        sheet.glass(shade(colour, 0.2)),
        'fill-opacity=".35"',
      ),
      rect([-70, -612, 140, 62], sheet.round('#2f2b28'), 8),
      rect([-16, -700, 32, 96], sheet.round('#3a3531')),
      path(
        'M-40 -736H44Q60 -736 60 -716V-690H-40C-80 -690 -120 -680 -150 -656L-166 -676C-130 -716 -90 -736 -40 -736Z',
        sheet.lit('#34302c'),
      ),
      rect([-118, -420, 236, 300], paper, 8),
      group('translate(0 -310) scale(1.1)', marks[mark](ink)),
      rect([-70, -200, 140, 12], ink, 6, 'fill-opacity=".8"'),
      rect([-44, -172, 88, 8], ink, 4, 'fill-opacity=".45"'),
      line('M-126 -480V-70', '#ffffff', 14, 'stroke-opacity=".35"'),
    ].join('');
  };

/** A flat tin of balm with its lid beside it. */
export const balm =
  (tin: string, content: string, mark: Mark): Thing =>
  (sheet) =>
    [
      footprint([-40, 6], 330, 0.36),
      group(
        'translate(190 -20) rotate(-14)',
        `<circle cx="0" cy="-150" r="172" fill="${shade(tin, -0.12)}"/><circle cx="-8" cy="-156" r="170" fill="${sheet.lit(tin)}"/>` +
          disc([-8, -156], 146, 'none', `stroke="${shade(tin, -0.12)}" stroke-width="5"`) +
          group('translate(-8 -156) scale(1.3)', marks[mark](shade(tin, -0.3))),
      ),
      path('M-330 -110V-40A210 50 0 0 0 90 -40V-110Z', sheet.round(tin)),
      oval([-120, -110, 210, 52], shade(tin, 0.1)),
      oval([-120, -108, 190, 43], content),
      line('M-250 -116C-190 -140 -100 -140 -40 -128', '#ffffff', 8, 'stroke-opacity=".4"'),
    ].join('');

/** A brush of olive wood. */
export const soapBrush: Thing = (sheet) =>
  footprint([0, 6], 230, 0.34) +
  Array.from({ length: 24 }, (_, i) => line(`M${-184 + i * 16} -86L${-190 + i * 16.5} 0`, i % 2 ? '#d9c39c' : '#cbb187', 9)).join('') +
  path('M-210 -90C-230 -150 -150 -190 0 -190S230 -150 210 -90Z', sheet.lit('#8a5f3c')) +
  line('M-170 -130C-100 -164 80 -170 160 -140', '#ffffff', 8, 'stroke-opacity=".25"');

/** A twig of laurel with berries. */
export const laurel: Thing = () =>
  footprint([0, 6], 220, 0.2) +
  line('M-220 0C-100 -40 80 -50 220 -20', '#6b5a3c', 8) +
  [-170, -100, -30, 40, 110, 170]
    .map((x, i) =>
      group(
        `translate(${x} ${-18 - 22 * Math.cos(x / 160)}) rotate(${i % 2 ? 38 : -142})`,
        path('M0 0C22 -34 74 -44 116 -6C74 22 26 24 0 0Z', i % 3 ? '#64774a' : '#758a56') + line('M6 -2L104 -8', '#4d5c38', 3),
      ),
    )
    .join('') +
  disc([-60, -8], 15, '#3c3340') +
  disc([74, -60], 14, '#463a49');
