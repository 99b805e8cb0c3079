// A barber's: the chair before its mirror, the tools, what stands on the shelf.
import { shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Sheet, type Thing } from '../sheet.ts';

const steel = '#c3c9c9';

/** The chair, seen from half the front. */
export const barberChair =
  (leather: string): Thing =>
  (sheet) =>
    [
      footprint([0, 6], 330, 0.45),
      path('M-230 -20C-230 -60 230 -60 230 -20V4H-230Z', sheet.round(steel)),
      rect([-44, -210, 88, 180], sheet.round(steel)),
      path('M-260 -60C-240 -90 -150 -90 -130 -60L-120 -30H-270Z', shade(steel, -0.22)),
      path('M-250 -560C-262 -780 -200 -860 0 -860C200 -860 262 -780 250 -560L228 -330H-228Z', sheet.lit(leather)),
      ...[-110, 0, 110].map((x) => line(`M${x} -840V-360`, shade(leather, -0.1), 6)),
      ...[-720, -560].flatMap((y) => [-55, 55].map((x) => disc([x, y], 9, shade(leather, -0.16)))),
      path(
        'M-110 -1000H110Q150 -1000 150 -950V-890Q150 -850 110 -850H-110Q-150 -850 -150 -890V-950Q-150 -1000 -110 -1000Z',
        sheet.lit(shade(leather, 0.02)),
      ),
      path('M-300 -390C-300 -440 300 -440 300 -390L320 -260C320 -200 -320 -200 -320 -260Z', sheet.lit(shade(leather, 0.03))),
      line('M-306 -300C-200 -262 200 -262 306 -300', shade(leather, -0.12), 6),
      ...[-1, 1].map((side) =>
        group(
          `scale(${side} 1)`,
          path('M250 -520C300 -540 372 -540 384 -500L392 -440Q392 -410 360 -410H262Z', sheet.lit(shade(leather, 0.02))) +
            rect([330, -412, 34, 150], sheet.round(steel)),
        ),
      ),
    ].join('');

export const mirror =
  (frame: string): Thing =>
  () =>
    [
      path('M-300 0V-520A300 300 0 0 1 300 -520V0Z', shade(frame, -0.06)),
      path('M-268 -30V-516A268 268 0 0 1 268 -516V-30Z', '#c9d8d8'),
      path('M-268 -160L60 -760A268 268 0 0 1 160 -730L-268 40V-30Z', '#ffffff', 'fill-opacity=".28"'),
      path('M60 -30L268 -420V-300L130 -30Z', '#ffffff', 'fill-opacity=".22"'),
    ].join('');

const blade = (side: 1 | -1, sheet: Sheet): string =>
  group(
    `rotate(${side * 13}) scale(${side} 1)`,
    path('M-12 -20C-22 -220 -8 -400 2 -520C16 -400 26 -220 22 -20Z', sheet.round(steel)) +
      path('M-12 -20L-40 150L22 150L22 -20Z', sheet.round(steel)) +
      disc([-34, 230], 78, 'none', `stroke="${shade(steel, -0.16)}" stroke-width="26"`) +
      disc([-34, 230], 78, 'none', `stroke="${shade(steel, 0.08)}" stroke-width="8"`),
  );

/** Scissors lying open, their points away. */
export const scissors: Thing = (sheet) =>
  group(
    'translate(0 -320)',
    group('translate(14 20)', blade(1, sheet) + blade(-1, sheet), 'fill-opacity=".2" stroke-opacity=".2"') +
      blade(1, sheet) +
      blade(-1, sheet) +
      disc([4, 20], 15, shade(steel, -0.2)) +
      disc([2, 17], 6, '#f5f7f7'),
  );

export const comb =
  (colour: string): Thing =>
  () =>
    [
      rect([-300, -70, 620, 70], '#1d130c', 20, 'fill-opacity=".25" filter="url(#blur)"'),
      path('M-310 -120Q-310 -140 -290 -140H290Q312 -140 312 -118V-96H-310Z', colour),
      ...Array.from({ length: 30 }, (_, i) => rect([-306 + i * 20.6, -100, i < 15 ? 9 : 12, 96], colour, 4)),
      line('M-296 -126H290', shade(colour, 0.18), 6),
    ].join('');

/** A brush that stands on its handle. */
export const brush =
  (wood: string): Thing =>
  (sheet) =>
    [
      footprint([0, 2], 100, 0.4),
      path('M-84 0C-100 -60 -50 -120 -54 -180H54C50 -120 100 -60 84 0Z', sheet.round(wood)),
      rect([-58, -214, 116, 40], sheet.round('#c2a15c'), 6),
      path('M-56 -214C-120 -330 -118 -420 0 -450C118 -420 120 -330 56 -214Z', sheet.round('#d9c7a6')),
      path('M-96 -330C-104 -410 -60 -436 0 -450C60 -436 104 -410 96 -330C40 -300 -40 -300 -96 -330Z', '#6f5a44', 'fill-opacity=".5"'),
    ].join('');

export const bowl =
  (colour: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 190, 0.4),
      path('M-190 -190C-180 -60 -110 -20 -80 0H80C110 -20 180 -60 190 -190Z', sheet.round(colour)),
      oval([0, -190, 190, 40], shade(colour, -0.1)),
      path('M-160 -196C-150 -270 -90 -250 -70 -290C-30 -330 30 -310 50 -276C100 -290 150 -260 160 -196A160 30 0 0 1 -160 -196Z', '#f7f5ef'),
      path('M-90 -250C-60 -230 -20 -240 0 -260C40 -250 70 -236 110 -250', '#e0dccf'),
    ].join('');

/** An open razor. */
export const razor =
  (scales: string): Thing =>
  (sheet) =>
    group(
      'rotate(-14)',
      rect([-300, -40, 600, 70], '#1d130c', 30, 'fill-opacity=".25" filter="url(#blur)"') +
        path('M-10 -70L-320 -110Q-350 -112 -350 -84Q-350 -50 -318 -44L-10 -20Z', sheet.lit(steel)) +
        line('M-330 -58L-14 -26', '#f6f8f8', 6) +
        path('M-20 -70H300Q340 -70 340 -40Q340 -10 300 -14L-20 -22Z', sheet.lit(scales), 'transform="rotate(10)"') +
        disc([-4, -46], 12, '#c2a15c'),
    );

/** A tin of wax, its lid leaning against it. */
export const waxTin =
  (label: string): Thing =>
  (sheet) =>
    [
      footprint([20, 4], 330, 0.4),
      group(
        'translate(230 -150) rotate(24)',
        oval([0, 0, 60, 160], shade(label, -0.16)) +
          oval([-16, 0, 58, 158], sheet.lit(label)) +
          oval([-20, 0, 40, 120], 'none', 'stroke="#f4eede" stroke-width="6"'),
      ),
      path('M-250 -130V-40A210 46 0 0 0 170 -40V-130Z', sheet.round('#b9bdbb')),
      oval([-40, -130, 210, 52], '#d5d8d6'),
      oval([-40, -130, 184, 42], '#e9dfc6'),
      path('M-160 -140C-100 -170 0 -120 90 -146C60 -104 -90 -100 -160 -140Z', '#d3c4a0'),
    ].join('');

/** A bottle with a dropper. */
export const dropper =
  (glass: string, label: string): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 150, 0.4),
      path('M-130 -330Q-130 -380 -70 -392V-440H70V-392Q130 -380 130 -330V-30Q130 0 100 0H-100Q-130 0 -130 -30Z', sheet.round(glass)),
      rect([-66, -500, 132, 64], sheet.round('#2b2925'), 10),
      path('M-44 -500C-60 -620 -40 -650 0 -650C40 -650 60 -620 44 -500Z', sheet.round('#2b2925')),
      rect([-130, -270, 260, 180], sheet.round(label)),
      line('M-70 -210H70M-50 -170H50', shade(label, -0.45), 8),
    ].join('');

/** The pole that turns before the door. */
export const pole: Thing = (sheet) => {
  const stripes = Array.from({ length: 9 }, (_, i) =>
    path(`M-70 ${-110 - i * 80}L70 ${-190 - i * 80}V${-164 - i * 80}L-70 ${-84 - i * 80}Z`, i % 2 ? '#b64a36' : '#2f5f59'),
  );
  return [
    footprint([0, 4], 120, 0.35),
    rect([-70, -830, 140, 740], '#f3eee2', 8),
    `<svg x="-70" y="-830" width="140" height="740" viewBox="-70 -830 140 740">${stripes.join('')}</svg>`,
    rect([-70, -830, 140, 740], sheet.glass('#cfd8d4'), 8, 'fill-opacity=".7"'),
    rect([-96, -96, 192, 96], sheet.round(steel), 14),
    rect([-96, -880, 192, 70], sheet.round(steel), 14),
    disc([0, -912], 52, sheet.round(steel)),
  ].join('');
};
