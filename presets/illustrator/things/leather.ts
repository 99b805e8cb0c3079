// Leather goods: wallet, card holder, belt, bags, notebook, camera strap.
import { shade } from '../color.ts';
import { disc, footprint, group, line, oval, path, rect, seam, type Sheet, type Spot, type Thing } from '../sheet.ts';

const thread = (colour: string): string => shade(colour, 0.24, 0.7);
const brass = '#c2a15c';

/** A piece of hide: colour, light, grain, edge. */
function hide(sheet: Sheet, colour: string, d: string): string {
  return path(d, sheet.lit(colour)) + path(d, sheet.grain(colour)) + line(d, shade(colour, -0.13), 5);
}

function rivet([x, y]: Spot): string {
  return disc([x + 2, y + 3], 11, '#000000', 'fill-opacity=".3"') + disc([x, y], 10, brass) + disc([x - 3, y - 3], 3.5, '#f4e6bd');
}

const box = (x: number, y: number, w: number, h: number): string =>
  `M${x + 26} ${y}H${x + w - 26}Q${x + w} ${y} ${x + w} ${y + 26}V${y + h - 26}Q${x + w} ${y + h} ${x + w - 26} ${y + h}H${x + 26}Q${x} ${y + h} ${x} ${y + h - 26}V${y + 26}Q${x} ${y} ${x + 26} ${y}Z`;

/** A bifold wallet that stands half open. */
export const wallet =
  (colour: string): Thing =>
  (sheet) => {
    const left = 'M-20 -560L-330 -500Q-352 -494 -350 -470L-322 -36Q-320 -12 -296 -10L-20 0Z';
    const right = 'M-20 -560L300 -520Q322 -516 322 -492L318 -28Q318 -4 294 -3L-20 0Z';
    return [
      footprint([0, 2], 380, 0.42),
      path('M-16 -536L270 -500L268 -60L-16 -20Z', shade(colour, -0.16)),
      rect([20, -470, 250, 60], '#e9e1cd', 8, 'transform="rotate(4 20 -470)"'),
      rect([24, -430, 250, 60], '#b8c4b4', 8, 'transform="rotate(4 24 -430)"'),
      hide(sheet, shade(colour, -0.03), right),
      seam('M10 -528L284 -492Q298 -490 298 -474L294 -46Q294 -30 278 -28L10 -26', thread(colour)),
      hide(sheet, colour, left),
      seam('M-48 -526L-306 -476Q-320 -472 -319 -458L-294 -58Q-292 -42 -278 -40L-48 -30', thread(colour)),
      line('M-20 -560V0', shade(colour, -0.18), 9),
      oval([-190, -110, 44, 22], shade(colour, -0.1), 'transform="rotate(4 -190 -110)"'),
    ].join('');
  };

export const cardHolder =
  (colour: string): Thing =>
  (sheet) =>
    [
      footprint([0, 2], 330, 0.4),
      rect([-206, -520, 400, 240], '#e6dcc4', 22, 'transform="rotate(-5 0 -400)"'),
      rect([-196, -488, 400, 240], '#8fa39a', 22, 'transform="rotate(3 0 -380)"'),
      rect([-160, -440, 90, 62], '#d8c27c', 10, 'transform="rotate(3 0 -380)"'),
      hide(sheet, colour, box(-250, -390, 500, 390)),
      line('M-250 -250Q0 -190 250 -250', shade(colour, -0.16), 7),
      line('M-250 -170Q0 -110 250 -170', shade(colour, -0.16), 7),
      seam('M-226 -232V-30Q-226 -24 -216 -24H216Q226 -24 226 -30V-232', thread(colour)),
      oval([0, -70, 46, 20], shade(colour, -0.1)),
    ].join('');

/** A belt rolled up, its buckle to the front. */
export const belt =
  (colour: string): Thing =>
  (sheet) => {
    const turn = (r: number, shift: number): string => oval([0, -70 - shift, r, r * 0.34], shade(colour, -0.05 - shift / 1600));
    const inside = [250, 205, 160, 118].map(
      (r, i) => turn(r, 100 - i * 4) + oval([0, -166 + i * 4, r - 20, (r - 20) * 0.34], shade(colour, 0.03)),
    );
    return [
      footprint([10, 4], 400, 0.42),
      path('M-310 -150V-60A310 104 0 0 0 310 -60V-150A310 104 0 0 1 -310 -150Z', sheet.round(colour)),
      path('M-310 -150V-60A310 104 0 0 0 310 -60V-150A310 104 0 0 1 -310 -150Z', sheet.grain(colour)),
      oval([0, -150, 310, 104], shade(colour, 0.05)),
      oval([0, -152, 288, 92], shade(colour, -0.14)),
      inside.join(''),
      oval([0, -152, 84, 28], shade(colour, -0.2)),
      seam('M-300 -132A310 104 0 0 0 300 -132', thread(colour), 3.4),
      seam('M-300 -58A310 104 0 0 0 300 -58', thread(colour), 3.4),
      path('M120 -56L430 -34Q452 -30 452 -6V18Q452 40 430 38L110 34Z', sheet.lit(colour)),
      line('M120 -56L430 -34Q452 -30 452 -6V18Q452 40 430 38L110 34', shade(colour, -0.13), 4),
      group(
        'translate(300 -8)',
        rect([-58, -72, 116, 144], 'none', 26, `stroke="${brass}" stroke-width="20"`) +
          rect([-58, -72, 116, 144], 'none', 26, 'stroke="#f1e2b4" stroke-width="5" stroke-opacity=".8"') +
          line('M-52 0H66', brass, 15),
      ),
    ].join('');
  };

const handle = (colour: string, [x, y]: Spot, height: number): string => {
  const d = `M${x - 130} ${y}C${x - 120} ${y - height * 1.3} ${x + 120} ${y - height * 1.3} ${x + 130} ${y}`;
  return line(d, shade(colour, -0.14), 38) + line(d, colour, 28) + line(d, thread(colour), 3, 'stroke-dasharray="14 10"');
};

export const tote =
  (colour: string): Thing =>
  (sheet) => {
    const body = 'M-330 -620H330L366 -40Q368 0 328 0H-328Q-368 0 -366 -40Z';
    return [
      footprint([0, 4], 410, 0.45),
      handle(shade(colour, -0.06), [0, -600], 260),
      path('M-318 -648H318L330 -600H-330Z', shade(colour, -0.2)),
      hide(sheet, colour, body),
      handle(colour, [0, -560], 240),
      ...[-130, 130].map(
        (x) => hide(sheet, shade(colour, -0.02), `M${x - 26} -600H${x + 26}V-470L${x} -440L${x - 26} -470Z`) + rivet([x, -500]),
      ),
      seam('M-300 -592H300', thread(colour)),
      seam('M-338 -50Q-338 -28 -314 -28H314Q338 -28 338 -50', thread(colour)),
      hide(sheet, colour, box(-190, -360, 380, 250)),
      seam('M-168 -336V-146Q-168 -134 -156 -134H156Q168 -134 168 -146V-336', thread(colour)),
    ].join('');
  };

/** A bag for two days away. */
export const holdall =
  (colour: string): Thing =>
  (sheet) => {
    const body = 'M-430 -320Q-430 -410 -330 -410H330Q430 -410 430 -320L446 -70Q448 0 370 0H-370Q-448 0 -446 -70Z';
    const strap = (x: number): string =>
      path(`M${x - 32} -410H${x + 32}V0H${x - 32}Z`, sheet.lit(shade(colour, -0.07))) +
      seam(`M${x - 22} -396V-14M${x + 22} -396V-14`, thread(colour), 3) +
      rivet([x, -330]) +
      rivet([x, -230]);
    return [
      footprint([0, 6], 500, 0.45),
      handle(shade(colour, -0.08), [0, -390], 230),
      hide(sheet, colour, body),
      path('M-346 -410H346L330 -366H-330Z', shade(colour, -0.16)),
      line('M-320 -388H320', brass, 8, 'stroke-dasharray="7 5"'),
      strap(-190),
      strap(190),
      handle(colour, [0, -330], 210),
      path('M-446 -70Q-448 0 -370 0H370Q448 0 446 -70L442 -130Q0 -80 -442 -130Z', shade(colour, -0.1), 'fill-opacity=".75"'),
      seam('M-440 -136Q0 -86 440 -136', thread(colour), 3.4),
    ].join('');
  };

export const notebook =
  (colour: string): Thing =>
  (sheet) =>
    [
      footprint([10, 4], 330, 0.42),
      path('M-226 -640H262V-14H-226Z', '#e9e1cf'),
      ...[0, 1, 2, 3].map((i) => line(`M${244 + i * 5} -630V-20`, '#c9bfa8', 2)),
      hide(sheet, colour, 'M-262 -652H222Q246 -652 246 -628V-24Q246 0 222 0H-262Z'),
      path('M-262 -652H-196V0H-262Z', shade(colour, -0.08), 'fill-opacity=".7"'),
      seam('M-178 -628H208Q222 -628 222 -614V-38Q222 -24 208 -24H-178', thread(colour)),
      hide(sheet, shade(colour, -0.04), 'M246 -380H150Q110 -380 110 -330Q110 -280 150 -280H246Z'),
      rivet([158, -330]),
      line('M-120 0L-108 74L-132 84Z', '#b0563b', 12),
    ].join('');

/** A strap for a camera, hanging from a nail in a loop. */
export const strap =
  (colour: string): Thing =>
  (sheet) => {
    const d = 'M-150 -40C-300 -420 -190 -760 0 -760C190 -760 300 -420 150 -40';
    return [
      footprint([0, 4], 260, 0.3),
      line(d, '#2a1c12', 74, 'stroke-opacity=".18" filter="url(#blur)" transform="translate(24 20)"'),
      line(d, shade(colour, -0.14), 76),
      line(d, colour, 66),
      line(d, sheet.grain(colour), 66),
      line(d, thread(colour), 4, 'stroke-dasharray="16 11" transform="translate(-20 2)"'),
      line(d, thread(colour), 4, 'stroke-dasharray="16 11" transform="translate(20 2)"'),
      ...[-150, 150].map(
        (x) => line(`M${x} -50V-6`, '#2c2723', 26) + disc([x, 12], 26, 'none', `stroke="${brass}" stroke-width="9"`) + rivet([x, -66]),
      ),
      disc([0, -772], 16, brass),
    ].join('');
  };
