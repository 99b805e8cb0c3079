// People in postures, drawn in long rounded lines, with what they practise on.
import { shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Thing } from '../sheet.ts';

export interface Wear {
  skin: string;
  hair: string;
  top: string;
  legs: string;
}

const limb = (d: string, colour: string, width: number): string => line(d, colour, width);
const head = (x: number, y: number, { skin, hair }: Wear, turn = 0): string =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    rect([-17, 34, 34, 60], shade(skin, -0.05), 16) +
      disc([0, 0], 54, skin) +
      path('M-56 6C-66 -62 -20 -76 10 -70C54 -64 66 -20 54 16C40 -20 10 -30 -24 -26C-40 -22 -50 -8 -56 6Z', hair) +
      disc([6, -74], 26, hair),
  );

/** Sitting with legs crossed, hands on the knees. */
export const seated =
  (wear: Wear): Thing =>
  () =>
    [
      footprint([0, 4], 340, 0.35),
      limb('M-60 -60C-200 -70 -290 -60 -270 -40C-200 -10 -60 -20 40 -24', wear.legs, 84),
      limb('M60 -60C200 -70 290 -60 270 -40C200 -10 60 -20 -40 -24', shade(wear.legs, 0.04), 84),
      limb('M-20 -16L-80 -14M30 -16L90 -14', wear.skin, 46),
      path('M-106 -400C-120 -250 -90 -150 -96 -50H96C90 -150 120 -250 106 -400C60 -440 -60 -440 -106 -400Z', wear.top),
      path('M-50 -424C-30 -396 30 -396 50 -424Z', wear.skin),
      limb('M-98 -376C-170 -290 -190 -190 -250 -96', wear.skin, 48),
      limb('M98 -376C170 -290 190 -190 250 -96', wear.skin, 48),
      limb('M-100 -372L-128 -322M100 -372L128 -322', wear.top, 58),
      disc([-256, -88], 27, wear.skin),
      disc([256, -88], 27, wear.skin),
      head(0, -510, wear),
    ].join('');

/** Standing on one leg, hands together above the head. */
export const tree =
  (wear: Wear): Thing =>
  () =>
    [
      footprint([0, 4], 160, 0.35),
      limb('M0 -460L6 -30', wear.legs, 80),
      limb('M4 -20H70', wear.skin, 42),
      limb('M-10 -450C-120 -410 -210 -340 -200 -320L-40 -270', shade(wear.legs, 0.04), 76),
      limb('M-40 -268L-4 -262', wear.skin, 42),
      path('M-98 -740C-110 -620 -76 -560 -84 -440H84C76 -560 110 -620 98 -740C60 -776 -60 -776 -98 -740Z', wear.top),
      path('M-46 -762C-30 -738 30 -738 46 -762Z', wear.skin),
      limb('M-88 -726C-190 -820 -150 -960 -16 -1090', wear.skin, 46),
      limb('M88 -726C190 -820 150 -960 16 -1090', wear.skin, 46),
      limb('M-86 -724L-116 -762M86 -724L116 -762', wear.top, 56),
      path('M-26 -1060C-30 -1120 -8 -1160 0 -1172C8 -1160 30 -1120 26 -1060Z', wear.skin),
      head(0, -850, wear),
    ].join('');

/** Hands and feet on the ground, hips up. */
export const downwardDog =
  (wear: Wear): Thing =>
  () =>
    [
      footprint([0, 4], 470, 0.32),
      limb('M40 -480L330 -40', shade(wear.legs, -0.04), 82),
      limb('M330 -20H400', wear.skin, 42),
      limb('M-100 -300L-420 -22', shade(wear.skin, -0.03), 46),
      limb('M20 -470L-150 -300', wear.top, 132),
      limb('M30 -490L300 -50', wear.legs, 84),
      limb('M300 -24H372', wear.skin, 44),
      limb('M-130 -290L-450 -26', wear.skin, 48),
      limb('M-450 -18H-490', wear.skin, 40),
      head(-190, -190, wear, 218),
    ].join('');

/** Lying on the back, arms away from the body. */
export const resting =
  (wear: Wear): Thing =>
  () =>
    [
      footprint([0, 8], 520, 0.3),
      limb('M-330 -60L-120 -60', wear.top, 120),
      limb('M-320 -24L-60 -16', wear.skin, 46),
      limb('M-110 -58L400 -46', wear.legs, 88),
      limb('M420 -50L440 -110', wear.skin, 44),
      group(
        'translate(-460 -66) rotate(-90)',
        disc([0, 0], 54, wear.skin) + path('M-56 10C-66 -60 50 -80 56 10C40 -24 -40 -24 -56 10Z', wear.hair),
      ),
      rect([-230, -150, 250, 70], '#d8b98a', 34, 'fill-opacity=".95"'),
    ].join('');

export const mat =
  (colour: string): Thing =>
  (sheet) =>
    path('M-470 -46H470L560 36H-560Z', sheet.lit(colour)) + line('M-552 28H552', shade(colour, 0.1), 4);

/** A mat that is rolled up, held by a strap. */
export const rolledMat =
  (colour: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 400, 0.4),
      rect([-370, -230, 700, 230], sheet.lit(colour), 40),
      oval([330, -115, 66, 115], shade(colour, 0.07)),
      ...[84, 56, 28].map((r) => oval([330, -115, r * 0.56, r], 'none', `stroke="${shade(colour, -0.12)}" stroke-width="9"`)),
      ...[-190, 130].map((x) => rect([x, -234, 44, 238], '#b78a52', 8) + rect([x + 6, -150, 32, 44], '#e3cf9f', 6)),
    ].join('');

/** A block of cork. */
export const block: Thing = (sheet) =>
  [
    footprint([0, 4], 220, 0.36),
    path('M-200 -170L-130 -230H260L200 -170Z', '#d9b88c'),
    path('M200 -170L260 -230V-60L200 0Z', '#a67f53'),
    path('M-200 -170H200V0H-200Z', sheet.lit('#c69d6d')),
    path('M-200 -170H200V0H-200Z', sheet.grain('#c69d6d')),
  ].join('');

/** A plant with long leaves in a pot. */
export const plant =
  (green: string, pot: string): Thing =>
  (sheet) => {
    const blades = [-62, -40, -22, -4, 14, 32, 52].map((turn, i) =>
      group(
        `translate(0 -210) rotate(${turn})`,
        path('M0 0C-50 -160 -40 -330 0 -460C40 -330 50 -160 0 0Z', shade(green, (i % 3) * 0.04 - 0.04)) +
          line('M0 -10V-430', shade(green, 0.1), 4),
      ),
    );
    return [
      footprint([0, 4], 170, 0.4),
      blades.join(''),
      path('M-150 -240H150L112 -20Q108 0 80 0H-80Q-108 0 -112 -20Z', sheet.round(pot)),
      rect([-164, -260, 328, 50], sheet.round(shade(pot, 0.03)), 10),
    ].join('');
  };

/** A candle that burns. */
export const candle =
  (wax: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 100, 0.35),
      disc([0, -330], 120, '#ffd98a', 'fill-opacity=".35" filter="url(#glow)"'),
      path('M-84 -190V-16A84 18 0 0 0 84 -16V-190Z', sheet.round(wax)),
      oval([0, -190, 84, 18], shade(wax, 0.06)),
      line('M0 -190V-226', '#4a3a2c', 6),
      path('M0 -330C40 -270 30 -226 0 -222C-30 -226 -40 -270 0 -330Z', '#f6b14a'),
      path('M0 -284C16 -256 14 -232 0 -230C-14 -232 -16 -256 0 -284Z', '#fff1c9'),
    ].join('');
