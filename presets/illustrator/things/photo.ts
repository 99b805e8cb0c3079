// A photographer's things: cameras, a telephone, a tripod, prints on a line.
import { shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, type Sheet, type Thing } from '../sheet.ts';

function lens(sheet: Sheet, r: number): string {
  const blades = Array.from({ length: 7 }, (_, i) =>
    group(`rotate(${(i * 360) / 7})`, path(`M0 0L${r * 0.46} ${-r * 0.1}L${r * 0.3} ${r * 0.36}Z`, i % 2 ? '#232b30' : '#1a2126')),
  );
  return [
    disc([0, 0], r, sheet.round('#2a2b2d')),
    disc([0, 0], r * 0.92, 'none', `stroke="#55585a" stroke-width="${r * 0.04}" stroke-dasharray="6 7"`),
    disc([0, 0], r * 0.78, '#17191b'),
    disc([0, 0], r * 0.6, '#26343c'),
    blades.join(''),
    disc([0, 0], r * 0.22, '#0c1216'),
    path(
      `M${-r * 0.42} ${-r * 0.2}A${r * 0.5} ${r * 0.5} 0 0 1 ${r * 0.1} ${-r * 0.48}`,
      'none',
      `stroke="#8fb4c6" stroke-width="${r * 0.09}" stroke-linecap="round" stroke-opacity=".8"`,
    ),
    disc([r * 0.24, r * 0.28], r * 0.07, '#b8d3df', 'fill-opacity=".8"'),
  ].join('');
}

/** A camera of the old school: metal above, leather below. */
export const camera =
  (skin: string, metal = '#c9cac6'): Thing =>
  (sheet) =>
    [
      footprint([0, 6], 440, 0.45),
      path(
        'M-400 -430Q-400 -470 -360 -470H-200L-160 -560H110L150 -470H360Q400 -470 400 -430V-40Q400 0 360 0H-360Q-400 0 -400 -40Z',
        sheet.lit(metal),
      ),
      rect([-400, -350, 800, 270], sheet.lit(skin)),
      rect([-400, -350, 800, 270], sheet.grain(skin)),
      line('M-400 -350H400M-400 -80H400', shade(metal, -0.14), 5),
      rect([-110, -544, 170, 74], '#20262b', 12),
      path('M-96 -532H10L-30 -482H-96Z', '#5f7f8f', 'fill-opacity=".7"'),
      rect([220, -520, 110, 56], sheet.round(shade(metal, -0.06)), 10),
      rect([-330, -512, 84, 46], sheet.round(shade(metal, -0.08)), 8),
      disc([-288, -530], 22, '#b6432f'),
      group('translate(0 -220)', disc([10, 16], 210, '#1d130c', 'fill-opacity=".3" filter="url(#blur)"') + lens(sheet, 196)),
      disc([296, -410], 20, '#26343c'),
      rect([-372, -420, 96, 34], shade(metal, -0.3), 6),
    ].join('');

/** A telephone that looks at a scene: sky, sun, dunes. */
export const telephone: Thing = (sheet) =>
  [
    footprint([0, 4], 260, 0.4),
    rect([-236, -960, 472, 960], sheet.round('#26282a'), 62),
    rect([-212, -934, 424, 908], '#f2c79a', 44),
    '<svg x="-212" y="-934" width="424" height="908" viewBox="-212 -934 424 908">',
    rect([-212, -934, 424, 908], '#f0b98b'),
    rect([-212, -934, 424, 380], '#e99f7b', 0, 'fill-opacity=".55"'),
    disc([60, -520], 96, '#fbe6b8'),
    path('M-220 -420C-100 -500 60 -440 220 -520V0H-220Z', '#b9694c'),
    path('M-220 -300C-60 -420 100 -300 220 -380V0H-220Z', '#8f4a3a'),
    path('M-220 -180C-80 -240 80 -120 220 -220V0H-220Z', '#5f3230'),
    '</svg>',
    ...[1, 2].map((at) =>
      line(`M${-212 + (424 * at) / 3} -900V-150M-200 ${-934 + (760 * at) / 3}H200`, '#ffffff', 3, 'stroke-opacity=".55"'),
    ),
    rect([-212, -140, 424, 114], '#17191b', 0, 'fill-opacity=".8"'),
    disc([0, -84], 40, '#ffffff'),
    disc([0, -84], 48, 'none', 'stroke="#ffffff" stroke-width="5"'),
  ].join('');

export const tripod =
  (top: Thing): Thing =>
  (sheet) =>
    [
      ...[-300, 0, 300].map((x) => line(`M0 -620L${x} -6`, '#3b3a38', 34) + line(`M0 -620L${x * 0.55} -270`, '#57544f', 42)),
      footprint([0, 6], 320, 0.3),
      rect([-60, -720, 120, 120], '#2c2b29', 16),
      group('translate(0 -716) scale(.62)', top(sheet)),
    ].join('');

const scenes: ((sheet: Sheet) => string)[] = [
  () =>
    rect([-120, -150, 240, 300], '#c9cfcf') +
    disc([40, -50], 42, '#eef1f0') +
    path('M-120 60L-40 -30L30 50L80 0L120 40V150H-120Z', '#5c6565'),
  () => rect([-120, -150, 240, 300], '#d7d2ca') + disc([0, -40], 54, '#8c7f73') + path('M-90 150C-90 40 90 40 90 150Z', '#6c6058'),
  () =>
    rect([-120, -150, 240, 300], '#b9c0c4') +
    rect([-60, -90, 54, 240], '#6b7379') +
    rect([10, -30, 70, 180], '#545c62') +
    rect([-106, 20, 40, 130], '#7f878c'),
  () =>
    rect([-120, -150, 240, 300], '#dad7cc') +
    path('M-20 150C-30 20 -20 -30 -60 -90M0 150C10 40 0 0 60 -70', 'none', 'stroke="#5f665c" stroke-width="10"') +
    oval([-66, -96, 30, 44], '#7d8578') +
    oval([66, -74, 30, 40], '#7d8578'),
];

export const print = (index: number, sheet: Sheet): string =>
  rect([-140, -170, 280, 340], '#f7f5f0', 4) +
  `<svg x="-120" y="-150" width="240" height="300" viewBox="-120 -150 240 300">${scenes[index % scenes.length]?.(sheet) ?? ''}</svg>`;

/** Prints that dry on a line; the line is at y = 0. */
export const printsOnLine =
  (count: number): Thing =>
  (sheet) => {
    const room = 1000 / count;
    const hung = Array.from({ length: count }, (_, i) => {
      const x = -500 + room * (i + 0.5);
      const sag = 40 - (x / 500) ** 2 * 40;
      return group(
        `translate(${x} ${sag + 178}) rotate(${(i % 3) * 3 - 3})`,
        rect([-132, -158, 280, 340], '#1d130c', 4, 'fill-opacity=".25" filter="url(#blur)"') +
          print(i, sheet) +
          rect([-12, -206, 24, 60], '#b98d5f', 6),
      );
    });
    return line('M-620 -20Q0 100 620 -20', '#4a4038', 6) + hung.join('');
  };

/** Prints spread on the table, seen from above. */
export const printsOnTable: Thing = (sheet) =>
  [
    [-230, -120, -9],
    [40, -190, 6],
    [250, -70, 14],
    [-40, -20, -3],
  ]
    .map(([x = 0, y = 0, turn = 0], i) =>
      group(
        `translate(${x} ${y}) rotate(${turn}) scale(1 .62)`,
        rect([-132, -158, 280, 340], '#1d130c', 4, 'fill-opacity=".3" filter="url(#blur)"') + print(i, sheet),
      ),
    )
    .join('');

/** A tray with a print coming up in red light. */
export const tray: Thing = (sheet) =>
  [
    footprint([0, 8], 460, 0.4),
    path('M-440 -150H440L400 0H-400Z', sheet.lit('#8a3a33')),
    path('M-400 -136H400L376 -30H-376Z', '#3d1613'),
    group('translate(0 -84) rotate(-4) scale(1.4 .36)', print(0, sheet), 'opacity=".85"'),
    path('M-400 -136H400L396 -110C200 -126 -100 -96 -396 -112Z', '#e2685a', 'fill-opacity=".3"'),
  ].join('');
