// A potter's shelf: mugs, bowls, plates, jugs, vases, each in one glaze over bare clay.
import { shade } from '../color.ts';
import { footprint, group, line, oval, path, type Sheet, type Thing } from '../sheet.ts';

const clay = '#b9764f';

/** Two rows of dots and a line, painted with the tip of a horn as in Moldova. */
const painted = (width: number, y: number, ink: string): string => {
  const dots = (n: number, at: number): string =>
    Array.from({ length: n }, (_, i) => {
      const x = ((i + 0.5) / n - 0.5) * 2 * width;
      return oval([x, at + 18 * Math.cos((x / width) * 1.4), 9, 9], ink);
    }).join('');
  return (
    line(`M${-width} ${y}Q0 ${y + 36} ${width} ${y}`, ink, 7) +
    dots(9, y + 34) +
    line(`M${-width} ${y + 62}Q0 ${y + 98} ${width} ${y + 62}`, ink, 4)
  );
};

export const mug =
  (glaze: string, ink = '#f4ead8'): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 200, 0.38),
      line('M150 -300C300 -312 300 -80 138 -92', shade(glaze, -0.08), 44),
      line('M150 -306C286 -316 286 -96 140 -104', shade(glaze, 0.06), 14, 'stroke-opacity=".7"'),
      path('M-170 -400C-174 -240 -164 -90 -140 -10Q0 16 140 -10C164 -90 174 -240 170 -400Z', sheet.round(clay)),
      path('M-170 -400C-174 -260 -168 -160 -156 -70Q-120 -40 -80 -62T0 -56T80 -66T156 -70C168 -160 174 -260 170 -400Z', sheet.round(glaze)),
      painted(164, -290, ink),
      oval([0, -400, 170, 34], shade(glaze, 0.06)),
      oval([0, -396, 150, 26], shade(glaze, -0.2)),
    ].join('');

export const claybowl =
  (glaze: string, ink = '#f4ead8'): Thing =>
  (sheet) =>
    [
      footprint([0, 4], 220, 0.4),
      path('M-100 -30L-90 0H90L100 -30Z', sheet.round(clay)),
      path('M-320 -250C-300 -120 -180 -20 -80 -16H80C180 -20 300 -120 320 -250Z', sheet.round(glaze)),
      painted(286, -214, ink),
      oval([0, -250, 320, 58], shade(glaze, 0.06)),
      oval([0, -244, 292, 46], shade(glaze, -0.1)),
      line('M-270 -252C-200 -290 120 -298 240 -270', '#ffffff', 8, 'stroke-opacity=".35"'),
    ].join('');

/** A plate that leans, so that its painting is seen. */
export const plate =
  (glaze: string, ink = '#f4ead8'): Thing =>
  (sheet) => {
    const ring = (r: number, colour: string, width: number, more = ''): string =>
      `<circle cx="0" cy="-330" r="${r}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
    const petals = Array.from({ length: 8 }, (_, i) =>
      group(`translate(0 -330) rotate(${i * 45})`, path('M0 -30C34 -60 34 -110 0 -140C-34 -110 -34 -60 0 -30Z', ink, 'fill-opacity=".92"')),
    ).join('');
    return [
      footprint([0, 2], 240, 0.4),
      `<circle cx="14" cy="-322" r="330" fill="${shade(glaze, -0.16)}"/>`,
      `<circle cx="0" cy="-330" r="330" fill="${sheet.lit(glaze)}"/>`,
      ring(316, clay, 14, 'stroke-opacity=".75"'),
      ring(232, shade(glaze, -0.08), 10),
      ring(272, ink, 12, 'stroke-dasharray="2 40" stroke-linecap="round"'),
      ring(196, ink, 6),
      petals,
      `<circle cx="0" cy="-330" r="24" fill="${ink}"/>`,
      line('M-240 -510A300 300 0 0 1 -40 -620', '#ffffff', 14, 'stroke-opacity=".3"'),
    ].join('');
  };

export const jug =
  (glaze: string, ink = '#f4ead8'): Thing =>
  (sheet) => {
    const body =
      'M-96 -620C-110 -560 -96 -520 -120 -470C-230 -380 -230 -130 -130 -10Q0 16 130 -10C230 -130 230 -380 120 -470C96 -520 110 -560 96 -620Z';
    return [
      footprint([0, 4], 220, 0.4),
      line('M96 -570C280 -580 270 -330 190 -300', shade(glaze, -0.08), 38),
      line('M98 -576C262 -580 256 -350 196 -312', shade(glaze, 0.07), 12, 'stroke-opacity=".7"'),
      path(body, sheet.round(clay)),
      path(
        'M-96 -620C-110 -560 -96 -520 -120 -470C-210 -396 -226 -230 -178 -90Q-130 -60 -90 -84T0 -74T90 -88T178 -90C226 -230 210 -396 120 -470C96 -520 110 -560 96 -620Z',
        sheet.round(glaze),
      ),
      painted(186, -330, ink),
      path('M-96 -620C-130 -640 -150 -660 -170 -668C-120 -690 60 -690 96 -620Z', sheet.round(shade(glaze, 0.03))),
      oval([-10, -632, 88, 18], shade(glaze, -0.2)),
    ].join('');
  };

const stem = (x: number, bend: number, height: number, head: string): string =>
  line(`M${x * 0.2} -560C${x * 0.5} -700 ${x} ${-620 - height * 0.5} ${x + bend} ${-620 - height}`, '#7c7f4f', 8) +
  group(`translate(${x + bend} ${-620 - height})`, head);

/** A vase with dry grasses. */
export const vase =
  (glaze: string, ink = '#f4ead8'): Thing =>
  (sheet) => {
    const ear = Array.from({ length: 7 }, (_, i) =>
      [-1, 1]
        .map((side) => group(`translate(0 ${i * 22}) scale(${side} 1)`, path('M0 10C8 -8 22 -16 34 -20C34 -2 20 14 0 14Z', '#c9a45c')))
        .join(''),
    ).join('');
    return [
      footprint([0, 4], 190, 0.4),
      stem(-110, -40, 210, group('rotate(-18)', ear)),
      stem(20, 10, 290, ear),
      stem(130, 50, 190, group('rotate(22)', ear)),
      path(
        'M-70 -580C-84 -520 -60 -480 -100 -420C-200 -310 -180 -110 -110 -8Q0 14 110 -8C180 -110 200 -310 100 -420C60 -480 84 -520 70 -580Z',
        sheet.round(glaze),
      ),
      painted(158, -300, ink),
      oval([0, -580, 70, 15], shade(glaze, -0.18)),
    ].join('');
  };

/** Three small dishes, one in the other. */
export const nest =
  (glaze: string): Thing =>
  (sheet: Sheet) =>
    footprint([0, 4], 250, 0.4) +
    [0, 1, 2]
      .map((i) => {
        const tone = shade(glaze, i * 0.05 - 0.04);
        const [w, y] = [290 - i * 62, -i * 74];
        return (
          path(
            `M${-w} ${y - 130}C${-w * 0.9} ${y - 40} ${-w * 0.5} ${y} ${-w * 0.3} ${y}H${w * 0.3}C${w * 0.5} ${y} ${w * 0.9} ${y - 40} ${w} ${y - 130}Z`,
            sheet.round(tone),
          ) +
          oval([0, y - 130, w, w * 0.16], shade(tone, 0.06)) +
          oval([0, y - 126, w * 0.9, w * 0.12], shade(tone, -0.12))
        );
      })
      .join('');
