// The films of the courses: what is seen at a part of their time, from 0 to 1, as SVG of 640 × 360.
import { mix, shade } from '../illustrator/color.ts';
import { disc, group, line, path, rect, seam, Sheet, type Thing } from '../illustrator/sheet.ts';
import { camera } from '../illustrator/things/photo.ts';
import { letter } from '../illustrator/things/study.ts';
import { plant } from '../illustrator/things/yoga.ts';

const placed = (thing: Thing, sheet: Sheet, move: string): string => group(move, thing(sheet));

function frame(draw: (sheet: Sheet) => string): string {
  const sheet = new Sheet();
  const body = draw(sheet);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360"><defs>${sheet.defs}</defs>${body}</svg>`;
}

/** Slow at both ends. */
const ease = (part: number): number => part * part * (3 - 2 * part);

/** The light of a window wanders over a table from morning to evening. */
const window = (part: number): string =>
  frame((sheet) => {
    const sun = mix(mix('#fff3d6', '#fffaf0', Math.min(1, part * 2)), '#f2a566', Math.max(0, part * 2 - 1));
    const wall = mix('#d9d4c9', '#8d8697', Math.max(0, part * 1.6 - 0.8));
    const x = -140 + ease(part) * 560;
    const slant = 150 - part * 300;
    const pane = (left: number): string =>
      path(`M${x + left} 20h86l${slant} 270h-86z`, sun, `fill-opacity="${0.75 - Math.abs(part - 0.45) * 0.6}"`);
    return [
      rect([0, 0, 640, 360], wall),
      rect([0, 262, 640, 98], shade(wall, -0.1)),
      pane(60),
      pane(166),
      placed(plant('#56724f', '#b8764f'), sheet, 'translate(150 300) scale(.42)'),
      path(`M330 318l${slant * 0.9} 26h150l-30 -26z`, '#1d130c', 'fill-opacity=".22"'),
      placed(camera('#33312f'), sheet, 'translate(420 322) scale(.3)'),
    ].join('');
  });

/** The sun goes down behind a street, and the windows come on. */
const street = (part: number): string =>
  frame((sheet) => {
    const sky = mix(mix('#f3c28d', '#d9776a', Math.min(1, part * 2)), '#24365c', Math.max(0, part * 2 - 0.9) / 1.1);
    const dark = mix('#6c5a5a', '#141a2a', ease(part));
    const houses = [0, 1, 2, 3, 4, 5, 6].map((i) => {
      const [x, height] = [i * 96 - 16, 120 + ((i * 67) % 110)];
      const panes = Array.from({ length: 8 }, (_, at) => {
        const lit = part > 0.35 + ((i * 5 + at * 7) % 11) / 20;
        return rect([x + 16 + (at % 2) * 36, 360 - height + 18 + Math.floor(at / 2) * 34, 18, 22], lit ? '#f6cf7a' : shade(dark, 0.05));
      });
      return rect([x, 360 - height, 88, height], shade(dark, ((i % 3) - 1) * 0.02)) + panes.join('');
    });
    return [
      rect([0, 0, 640, 360], sheet.lit(sky)),
      disc([330 - part * 40, 90 + ease(part) * 240], 46, '#fbe3ae', `fill-opacity="${1 - part * 0.5}"`),
      houses.join(''),
    ].join('');
  });

/** A boat is put where two lines of the thirds meet. */
const thirds = (part: number): string =>
  frame(() => {
    const moved = ease(Math.min(1, Math.max(0, part * 2 - 0.5)));
    const [x, y] = [320 + moved * 106, 190 + moved * 50];
    const shown = Math.min(1, part * 3);
    const horizon = 180 - moved * 60;
    return [
      rect([0, 0, 640, 360], '#e9a57f'),
      rect([0, horizon, 640, 360 - horizon], '#5f8796'),
      disc([214 - moved * 2, horizon - 26], 34, '#fbe6b8'),
      ...[0, 1, 2, 3].map((i) => line(`M${i * 170 - ((part * 60) % 60)} ${horizon + 50 + i * 34}h110`, '#7fa3b0', 4)),
      group(
        `translate(${x} ${y})`,
        path('M-80 20H80L52 56H-56Z', '#6e3326') +
          path('M-4 12V-120L70 8Z', '#f3ead6') +
          path('M-10 12V-96L-56 8Z', '#e2d3b4') +
          line('M-6 20V-126', '#4a3226', 5),
      ),
      group(
        '',
        [1, 2].map((at) => line(`M${(640 * at) / 3} 0V360M0 ${(360 * at) / 3}H640`, '#ffffff', 2)).join(''),
        `stroke-opacity="${shown * 0.85}"`,
      ),
      disc([426, 240], 16 + 6 * Math.sin(part * 20), 'none', `stroke="#ffffff" stroke-width="4" stroke-opacity="${moved}"`),
    ].join('');
  });

/** A pen writes letters, one after the other, from right to left. */
const letters = (part: number): string =>
  frame(() => {
    const at = part * 6.4;
    const drawn = [0, 1, 2, 3, 4, 5].map((index) => {
      const done = ease(Math.min(1, Math.max(0, at - index)));
      if (done <= 0) return '';
      const [x, y] = [540 - (index % 3) * 220, index < 3 ? 112 : 268];
      return group(`translate(${x} ${y}) scale(.62)`, letter(index, '#26352f'), `stroke-dasharray="${done * 620} 2000"`);
    });
    const rule = (y: number): string => line(`M30 ${y}H610`, '#d8c9a8', 2);
    return [rect([0, 0, 640, 360], '#f4ecda'), rule(150), rule(306), ...drawn].join('');
  });

/** Two needles sew a seam, hole after hole. */
const stitch = (part: number): string =>
  frame((sheet) => {
    const x = 60 + part * 500;
    const hide = (y: number, colour: string): string =>
      rect([20, y, 600, 120], sheet.lit(colour), 14) + rect([20, y, 600, 120], sheet.grain(colour), 14);
    const holes = Array.from({ length: 26 }, (_, i) => disc([60 + i * 20, 196], 2.6, '#4a2c16')).join('');
    const swing = Math.sin(part * Math.PI * 26);
    const needle = (side: number): string =>
      line(
        `M${x} 196C${x + 30} ${196 - side * 40} ${x + 60} ${196 - side * (60 + swing * 20)} ${x + 90} ${196 - side * (66 + swing * 30)}`,
        '#efe3c8',
        4,
      ) + line(`M${x + 90} ${196 - side * (66 + swing * 30)}l46 ${-side * 14}`, '#aab0b0', 6);
    return [
      rect([0, 0, 640, 360], '#d9cfbf'),
      hide(90, '#8d5526'),
      hide(150, '#a8662f'),
      holes,
      seam(`M60 196H${x}`, '#f2e4c4', 5),
      needle(1),
      needle(-1),
    ].join('');
  });

export const films: Record<string, (part: number) => string> = { window, street, thirds, letters, stitch };
