// Tea and what it is made with: tins, a glass pot, bowls with lids, glasses, leaves.
import { chance, shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Thing } from '../sheet.ts';

const leafAt = ([x, y]: readonly [number, number], turn: number, colour: string, scale = 1): string =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${scale})`,
    path('M0 0C30 -34 74 -40 118 0C74 34 30 30 0 0Z', colour) + line('M8 0H104', shade(colour, 0.12), 3),
  );

/** Two leaves and a bud, the mark of the house. */
const sprig = (colour: string, [x, y]: readonly [number, number], scale = 1): string =>
  group(
    `translate(${x} ${y}) scale(${scale})`,
    line('M0 60C0 20 0 0 0 -30', colour, 9) +
      leafAt([0, 0], -150, colour) +
      leafAt([0, 0], -30, colour) +
      leafAt([0, -26], -90, shade(colour, 0.05), 0.7),
  );

/** A tin with a paper band. */
export const tin =
  (colour: string, band: string): Thing =>
  (sheet) =>
    [
      footprint([0, 2], 250, 0.42),
      path('M-200 -470V-24A200 44 0 0 0 200 -24V-470Z', sheet.round(colour)),
      path('M-200 -400V-110A200 44 0 0 0 200 -110V-400A200 44 0 0 1 -200 -400Z', sheet.round(band)),
      path('M-208 -560V-452A208 46 0 0 0 208 -452V-560Z', sheet.round(shade(colour, 0.04))),
      oval([0, -560, 208, 46], shade(colour, 0.1)),
      oval([0, -562, 176, 36], shade(colour, 0.04)),
      line('M-208 -452A208 46 0 0 0 208 -452', shade(colour, -0.14), 4),
      sprig(shade(band, -0.45), [0, -236], 0.92),
      line('M-70 -128Q0 -112 70 -128', shade(band, -0.35), 5),
    ].join('');

const pile = (seed: string, colours: readonly string[], width: number): string => {
  const next = chance(seed);
  return Array.from({ length: 64 }, (_, i) => {
    const x = (next() - 0.5) * width;
    const rise = (1 - Math.abs(x) / (width / 2)) * width * 0.22;
    return leafAt([x, -next() * rise - 4], next() * 360, colours[i % colours.length] ?? '#4a5a34', 0.3 + next() * 0.22);
  }).join('');
};

/** A heap of dry leaves. */
export const leaves =
  (seed: string, ...colours: string[]): Thing =>
  () =>
    footprint([0, 2], 230, 0.3) + pile(seed, colours, 420);

/** A glass pot with tea in it. */
export const glassPot =
  (tea: string): Thing =>
  (sheet) => {
    const belly =
      'M-250 -130C-260 -300 -170 -400 -110 -420H110C170 -400 260 -300 250 -130C244 -40 180 0 120 0H-120C-180 0 -244 -40 -250 -130Z';
    return [
      footprint([0, 4], 300, 0.36),
      line('M238 -300C380 -320 390 -90 226 -100', '#d7e0de', 30, 'stroke-opacity=".85"'),
      line('M238 -300C380 -320 390 -90 226 -100', '#ffffff', 8, 'stroke-opacity=".8"'),
      path('M-226 -250C-320 -270 -340 -370 -400 -400L-372 -430C-290 -410 -270 -330 -206 -320Z', '#dbe5e2', 'fill-opacity=".85"'),
      path(
        'M-246 -200C-200 -222 200 -222 246 -200C252 -60 190 -12 120 -10H-120C-190 -12 -252 -60 -246 -200Z',
        sheet.lit(tea),
        'fill-opacity=".92"',
      ),
      oval([0, -204, 246, 26], shade(tea, 0.1), 'fill-opacity=".9"'),
      path('M-84 -420L-70 -150Q0 -120 70 -150L84 -420Z', '#f4f7f4', 'fill-opacity=".35"'),
      group('translate(0 -150) scale(.42)', pile('pot', ['#3f4a26', '#59622f', '#6f5a30'], 300)),
      path(belly, sheet.glass('#c8d6d2')),
      line(belly, '#ffffff', 5, 'stroke-opacity=".7"'),
      oval([0, -424, 118, 22], '#eef3f0', 'fill-opacity=".9"'),
      path('M-112 -430C-90 -486 90 -486 112 -430Z', sheet.glass('#c8d6d2')),
      disc([0, -500], 26, sheet.round('#a9794d')),
      line('M-190 -300C-206 -240 -206 -180 -190 -120', '#ffffff', 14, 'stroke-opacity=".75"'),
    ].join('');
  };

/** A bowl with its lid on a saucer, as tea is tasted. */
export const gaiwan =
  (glaze: string): Thing =>
  (sheet) =>
    [
      footprint([0, 6], 290, 0.4),
      path('M-270 -40C-230 10 230 10 270 -40A270 42 0 0 0 -270 -40Z', sheet.round(shade(glaze, -0.05))),
      oval([0, -42, 270, 40], shade(glaze, 0.03)),
      oval([0, -44, 150, 22], shade(glaze, -0.1)),
      path('M-210 -330C-196 -130 -110 -60 -96 -44H96C110 -60 196 -130 210 -330Z', sheet.round(glaze)),
      oval([0, -330, 210, 40], shade(glaze, -0.12)),
      path('M-186 -338C-150 -440 -60 -456 0 -458C60 -456 150 -440 186 -338A186 34 0 0 1 -186 -338Z', sheet.round(shade(glaze, 0.02))),
      oval([0, -462, 56, 16], shade(glaze, -0.06)),
      oval([0, -476, 56, 16], shade(glaze, 0.04)),
      line('M-176 -250C-100 -200 100 -200 176 -250', '#3f6d66', 9, 'stroke-opacity=".8"'),
      sprig('#3f6d66', [0, -190], 0.62),
    ].join('');

/** A small cup without a handle. */
export const cup =
  (glaze: string, tea: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 140, 0.36),
      path('M-120 -180C-116 -70 -70 -10 -56 0H56C70 -10 116 -70 120 -180Z', sheet.round(glaze)),
      oval([0, -180, 120, 26], shade(glaze, 0.04)),
      oval([0, -176, 104, 20], tea),
    ].join('');

/** Karak in a glass, as it is drunk by the road. */
export const karak = (): Thing => (sheet) =>
  [
    footprint([0, 4], 150, 0.36),
    path('M-120 -330C-90 -220 -96 -160 -118 -90Q-124 0 -60 0H60Q124 0 118 -90C96 -160 90 -220 120 -330Z', sheet.round('#c08a55')),
    oval([0, -322, 114, 24], '#d9ab78'),
    path(
      'M-126 -360C-90 -220 -98 -160 -122 -90Q-130 4 -60 6H60Q130 4 122 -90C98 -160 90 -220 126 -360Z',
      sheet.glass('#e7d7c3'),
      'fill-opacity=".8"',
    ),
    oval([0, -360, 126, 26], '#ffffff', 'fill-opacity=".35"'),
  ].join('');

/** Spices lying about: cardamom, cinnamon, cloves, star anise. */
export const spices: Thing = () => {
  const star = Array.from({ length: 8 }, (_, i) =>
    group(`rotate(${i * 45})`, path('M0 0C14 -20 16 -44 0 -66C-16 -44 -14 -20 0 0Z', '#7a4a2b')),
  ).join('');
  const pod = (x: number, y: number, turn: number): string =>
    group(`translate(${x} ${y}) rotate(${turn})`, oval([0, 0, 40, 18], '#9aa561') + line('M-34 0H34', '#7c8746', 3));
  const bark = (x: number, y: number, turn: number): string =>
    group(
      `translate(${x} ${y}) rotate(${turn})`,
      rect([-120, -18, 240, 36], '#9c6238', 18) + line('M-110 -4H110', '#74431f', 5) + oval([120, 0, 10, 18], '#5f3618'),
    );
  return [
    footprint([0, 10], 260, 0.25),
    bark(-60, -20, -12),
    bark(-40, 14, 6),
    pod(120, -24, 20),
    pod(170, 10, -30),
    pod(90, 22, 70),
    group('translate(-190 10) scale(1 .62)', star),
    group('translate(40 34) scale(.7 .44)', star),
  ].join('');
};
