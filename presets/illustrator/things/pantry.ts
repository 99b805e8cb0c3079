// What stands in a pantry: pouches of coffee, jars, bottles, boxes, sacks, and what is in them.
import { chance, lightness, shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Sheet, type Thing } from '../sheet.ts';

/** Ink that can be read on a paper. */
const inkOn = (paper: string): string => shade(paper, lightness(paper) < 0.55 ? 0.42 : -0.42);

/** Marks of the houses, in a field of 100 around the middle. */
export const marks = {
  wave: (ink: string): string => [-26, 0, 26].map((y) => line(`M-56 ${y}Q-28 ${y - 30} 0 ${y}T56 ${y}`, ink, 10)).join(''),
  leaf: (ink: string): string => path('M-54 34C-54 -34 -10 -60 56 -56C58 6 30 52 -30 46Z', ink) + line('M-60 58L18 -18', ink, 9),
  sun: (ink: string): string =>
    disc([0, 0], 26, ink) + Array.from({ length: 10 }, (_, i) => group(`rotate(${i * 36})`, rect([-5, -62, 10, 24], ink, 5))).join(''),
  ear: (ink: string): string =>
    line('M0 64V-20', ink, 9) +
    [-36, -10, 16]
      .flatMap((y) =>
        [-1, 1].map((side) => group(`translate(0 ${y}) scale(${side} 1)`, path('M0 20C6 -6 26 -16 42 -18C40 2 26 18 0 20Z', ink))),
      )
      .join('') +
    path('M0 -34C-14 -50 -12 -66 0 -78C12 -66 14 -50 0 -34Z', ink),
  bean: (ink: string): string =>
    group('rotate(28)', oval([0, 0, 40, 58], ink)) +
    group('rotate(28)', line('M4 -54C-20 -20 22 16 -4 54', '#ffffff', 8, 'stroke-opacity=".65"')),
} as const;
export type Mark = keyof typeof marks;

const label = (box: readonly [number, number, number, number], paper: string, mark: Mark, size = 1): string => {
  const [x, y, w, h] = box;
  const ink = inkOn(paper);
  const middle = y + h * 0.42;
  return [
    rect(box, paper, 10),
    rect([x + 12, y + 12, w - 24, h - 24], 'none', 6, `stroke="${ink}" stroke-opacity=".35" stroke-width="4"`),
    group(`translate(${x + w / 2} ${middle}) scale(${size})`, marks[mark](ink)),
    rect([x + w * 0.24, y + h * 0.74, w * 0.52, 12], ink, 6, 'fill-opacity=".8"'),
    rect([x + w * 0.34, y + h * 0.84, w * 0.32, 8], ink, 4, 'fill-opacity=".45"'),
  ].join('');
};

/** A pouch with a folded top and a tie, as coffee and flour are sold. */
export const pouch =
  (colour: string, paper: string, mark: Mark): Thing =>
  (sheet) => {
    const body = 'M-230 0C-244 -140 -236 -420 -214 -640H214C236 -420 244 -140 230 0Q0 26 -230 0Z';
    return [
      footprint([0, 4], 270, 0.42),
      path(body, sheet.round(colour)),
      path('M-230 0C-244 -140 -236 -420 -214 -640H-150C-176 -420 -180 -140 -164 12Z', '#000000', 'fill-opacity=".1"'),
      path('M150 -640H214C236 -420 244 -140 230 0L164 12C180 -140 176 -420 150 -640Z', '#000000', 'fill-opacity=".12"'),
      path('M-214 -640C-210 -690 -206 -720 -200 -740H200C206 -720 210 -690 214 -640Z', sheet.lit(shade(colour, 0.04))),
      line('M-212 -640H212', shade(colour, -0.12), 6),
      rect([-236, -716, 472, 34], shade(colour, -0.1), 10),
      disc([0, -596], 15, shade(colour, -0.1)),
      disc([0, -596], 6, shade(colour, -0.22)),
      label([-140, -500, 280, 340], paper, mark, 1.35),
    ].join('');
  };

/** A jar with what is in it to be seen, a cloth or metal lid and a label. */
export const jar =
  (content: string, lid: string, mark: Mark): Thing =>
  (sheet) => {
    const glass = 'M-190 -470C-214 -440 -220 -420 -220 -390V-50Q-220 0 -170 0H170Q220 0 220 -50V-390C220 -420 214 -440 190 -470Z';
    return [
      footprint([0, 4], 240, 0.38),
      path('M-206 -400V-54Q-206 -12 -166 -12H166Q206 -12 206 -54V-400Q0 -372 -206 -400Z', sheet.round(content)),
      oval([0, -400, 206, 26], shade(content, 0.1)),
      path(glass, sheet.glass('#d9e2dc')),
      label([-120, -330, 240, 240], '#f6efe0', mark, 1),
      line('M-176 -420V-70', '#ffffff', 16, 'stroke-opacity=".55"'),
      rect([-206, -560, 412, 96], sheet.round(lid), 16),
      rect([-206, -560, 412, 20], shade(lid, 0.1), 10),
      ...[-520, -494].map((y) => line(`M-196 ${y}H196`, shade(lid, -0.08), 4)),
    ].join('');
  };

/** A tall bottle with a cork. */
export const bottle =
  (liquid: string, paper: string, mark: Mark): Thing =>
  (sheet) => {
    const body = 'M-64 -820V-640C-64 -560 -150 -540 -150 -430V-40Q-150 0 -110 0H110Q150 0 150 -40V-430C150 -540 64 -560 64 -640V-820Z';
    return [
      footprint([0, 4], 190, 0.4),
      path(body, sheet.round(liquid)),
      path(body, sheet.glass(shade(liquid, 0.2)), 'fill-opacity=".45"'),
      line('M-112 -430V-60', '#ffffff', 15, 'stroke-opacity=".4"'),
      rect([-74, -836, 148, 46], sheet.round(shade(liquid, 0.06)), 12),
      rect([-46, -912, 92, 84], sheet.round('#b98d5f'), 10),
      label([-118, -400, 236, 300], paper, mark, 1.1),
    ].join('');
  };

/** A carton seen from a corner. */
export const box =
  (colour: string, paper: string, mark: Mark): Thing =>
  (sheet) =>
    [
      footprint([0, 8], 320, 0.4),
      path('M-260 -440L90 -410V20L-260 -20Z', sheet.lit(colour)),
      path('M90 -410L270 -450V-40L90 20Z', shade(colour, -0.11)),
      path('M-260 -440L-80 -480L270 -450L90 -410Z', shade(colour, 0.08)),
      line('M-170 -460L180 -430', shade(colour, -0.06), 5),
      group('translate(-85 -210) skewY(5.2)', label([-120, -150, 240, 280], paper, mark, 1.15)),
    ].join('');

const heap = (seed: string, colours: readonly string[], size: readonly [rx: number, ry: number]): string => {
  const next = chance(seed);
  return Array.from({ length: 120 }, (_, i) => {
    const x = (next() - 0.5) * 340;
    const rise = Math.sqrt(Math.max(0, 1 - (x / 186) ** 2)) * 86;
    const grain = oval([0, 0, size[0], size[1]], colours[i % colours.length] ?? '#caa46a');
    return group(`translate(${x.toFixed(1)} ${(-next() * rise + 12).toFixed(1)}) rotate(${(next() * 180).toFixed(0)})`, grain);
  }).join('');
};

/** An open sack of grain or beans. */
export const sack =
  (cloth: string, grains: readonly string[], mark: Mark): Thing =>
  (sheet) => {
    const body = 'M-236 -380C-290 -260 -300 -110 -250 -20Q-130 26 0 22T250 -20C300 -110 290 -260 236 -380Z';
    return [
      footprint([0, 8], 310, 0.42),
      path(body, sheet.round(cloth)),
      path(body, sheet.grain(shade(cloth, -0.12)), 'fill-opacity=".55"'),
      oval([0, -384, 236, 70], shade(cloth, -0.22)),
      group('translate(0 -392)', oval([0, 4, 200, 54], shade(grains[0] ?? cloth, -0.08)) + heap(`sack${grains.join('')}`, grains, [15, 9])),
      path(
        'M-250 -376C-244 -446 244 -446 250 -376C262 -340 244 -312 226 -306C150 -262 -150 -262 -226 -306C-244 -312 -262 -340 -250 -376ZM-212 -388C-150 -330 150 -330 212 -388C150 -440 -150 -440 -212 -388Z',
        sheet.lit(shade(cloth, 0.03)),
        'fill-rule="evenodd"',
      ),
      line('M-226 -306C-150 -262 150 -262 226 -306', shade(cloth, -0.12), 6),
      group('translate(0 -150) scale(1.5)', marks[mark](shade(cloth, -0.34))),
    ].join('');
  };

const spill = (seed: string, count: number, one: (turn: number) => string): string => {
  const next = chance(seed);
  return Array.from({ length: count }, () => {
    const [x, y] = [(next() - 0.5) * 460, -next() * 70];
    return group(`translate(${x.toFixed(1)} ${y.toFixed(1)})`, one(next() * 360));
  }).join('');
};

/** Roasted beans that lie about. */
export const beans =
  (seed: string, colour: string): Thing =>
  () =>
    footprint([0, 4], 240, 0.26) +
    spill(seed, 26, (turn) =>
      group(
        `rotate(${turn.toFixed(0)})`,
        oval([0, 0, 34, 23], colour) +
          line('M-30 2C-10 -12 10 12 30 -2', shade(colour, -0.12), 6) +
          oval([-8, -10, 12, 5], shade(colour, 0.12)),
      ),
    );

/** Grains on the table. */
export const grains =
  (seed: string, ...colours: string[]): Thing =>
  () => {
    let i = 0;
    return (
      footprint([0, 6], 220, 0.2) +
      spill(seed, 60, (turn) => group(`rotate(${turn.toFixed(0)})`, oval([0, 0, 17, 7], colours[i++ % colours.length] ?? '#e8d9b5')))
    );
  };

/** A drip brewer over a glass: the Vietnamese phin. */
export const phin = (): Thing => (sheet) => {
  const steel = '#c6cac6';
  return [
    footprint([0, 4], 170, 0.36),
    path('M-120 -300L-96 -16Q-94 0 -76 0H76Q94 0 96 -16L120 -300Z', sheet.glass('#d7ded8')),
    path('M-110 -170L-96 -20Q-94 -6 -78 -6H78Q94 -6 96 -20L110 -170Z', sheet.round('#3a2216')),
    path('M-102 -70L-96 -20Q-94 -6 -78 -6H78Q94 -6 96 -20L102 -70Z', sheet.round('#efe2c8')),
    line('M0 -300V-176', '#3a2216', 5),
    path('M-170 -316Q-170 -340 0 -340T170 -316Q170 -296 0 -296T-170 -316Z', sheet.round(steel)),
    path('M-112 -340L-120 -520H120L112 -340Z', sheet.round(steel)),
    oval([0, -520, 128, 22], shade(steel, 0.08)),
    path('M-118 -530Q-110 -590 0 -594T118 -530Z', sheet.round(shade(steel, 0.03))),
    disc([0, -604], 20, shade(steel, -0.1)),
    line('M118 -470C190 -476 190 -390 114 -400', steel, 20),
  ].join('');
};

/** Sachets in a row, one of them forward. */
export const sachets =
  (colour: string, paper: string, mark: Mark): Thing =>
  (sheet) => {
    const one = (x: number, tint: string, turn: number, front: boolean): string =>
      group(
        `translate(${x} 0) rotate(${turn})`,
        path('M-130 -420L-122 -410L-114 -420L-106 -410L-98 -420H98L106 -410L114 -420L122 -410L130 -420V-4H-130Z', sheet.lit(tint)) +
          rect([-130, -392, 260, 12], shade(tint, -0.1)) +
          (front ? label([-88, -340, 176, 260], paper, mark, 0.9) : ''),
      );
    return (
      footprint([0, 4], 270, 0.36) +
      one(-140, shade(colour, -0.1), -9, false) +
      one(140, shade(colour, -0.06), 9, false) +
      one(0, colour, 0, true)
    );
  };

/** A spoon for measuring, of wood. */
export const scoop: Thing = (sheet: Sheet) =>
  footprint([40, 10], 230, 0.24) +
  path('M-10 -40C120 -56 260 -60 300 -44Q316 -34 300 -24C260 -10 120 -14 -10 -24Z', sheet.lit('#a8754a')) +
  path('M-200 -56C-160 -84 -20 -84 10 -46C14 0 -40 16 -100 14C-170 12 -214 -10 -200 -56Z', sheet.lit('#b98456')) +
  oval([-96, -44, 92, 24], '#7f5434');
