// What a still life is drawn with: shapes as text, and gradients that several things on one sheet share.
import { lightness, shade } from './color.ts';

export type Box = readonly [x: number, y: number, width: number, height: number];
export type Spot = readonly [x: number, y: number];

/** Something to be drawn in a field of its own, 1000 wide, standing on y = 0 with x = 0 in its middle; up is negative. */
export type Thing = (sheet: Sheet) => string;

const round = (value: number): number => Math.round(value * 10) / 10;

export const path = (d: string, paint: string, more = ''): string => `<path d="${d}" fill="${paint}" ${more}/>`;
export const line = (d: string, paint: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const rect = ([x, y, w, h]: Box, paint: string, r = 0, more = ''): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${r}" fill="${paint}" ${more}/>`;
export const disc = ([x, y]: Spot, r: number, paint: string, more = ''): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${paint}" ${more}/>`;
export const oval = ([x, y, rx, ry]: Box, paint: string, more = ''): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${paint}" ${more}/>`;
export const group = (move: string, body: string, more = ''): string => `<g transform="${move}" ${more}>${body}</g>`;
/** A row of stitches. */
export const seam = (d: string, colour: string, width = 4): string => line(d, colour, width, 'stroke-dasharray="16 11"');
/** The dark that a thing leaves where it stands. */
export const footprint = ([x, y]: Spot, rx: number, strength = 0.3): string =>
  oval([x, y, rx, Math.max(10, rx * 0.1)], '#1d130c', `fill-opacity="${strength}" filter="url(#blur)"`);

/** The definitions that drawings of one picture need, each once. */
export class Sheet {
  readonly #defs = new Map<string, string>();

  #add(id: string, body: string): string {
    this.#defs.set(id, body);
    return `url(#${id})`;
  }

  #gradient(id: string, box: string, stops: readonly (readonly [number, string])[]): string {
    const list = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('');
    return this.#add(id, `<linearGradient id="${id}" ${box}>${list}</linearGradient>`);
  }

  /** A round thing seen from the side: dark, light, dark. */
  round(colour: string): string {
    const deep = lightness(colour) < 0.4 ? 0.07 : 0.12;
    return this.#gradient(`round${colour.slice(1)}`, 'x1="0" y1="0" x2="1" y2="0"', [
      [0, shade(colour, -deep)],
      [0.22, shade(colour, 0.05)],
      [0.34, shade(colour, 0.09)],
      [0.6, colour],
      [1, shade(colour, -deep * 1.4)],
    ]);
  }

  /** A thing the light falls on from above. */
  lit(colour: string): string {
    return this.#gradient(`lit${colour.slice(1)}`, 'x1="0" y1="0" x2="0.25" y2="1"', [
      [0, shade(colour, 0.07)],
      [0.45, colour],
      [1, shade(colour, -0.09)],
    ]);
  }

  /** Skin and hide of many grains. */
  grain(colour: string): string {
    const dot = (x: number, y: number, r: number, by: number): string => disc([x, y], r, shade(colour, by), 'fill-opacity=".35"');
    const id = `grain${colour.slice(1)}`;
    const dots = dot(5, 6, 2.4, -0.1) + dot(17, 14, 2, 0.1) + dot(10, 21, 1.8, -0.08) + dot(22, 3, 1.6, 0.08) + dot(25, 24, 2, -0.06);
    return this.#add(id, `<pattern id="${id}" width="28" height="28" patternUnits="userSpaceOnUse">${dots}</pattern>`);
  }

  glass(colour: string): string {
    const id = `glass${colour.slice(1)}`;
    const stop = (at: number, paint: string, alpha: number): string =>
      `<stop offset="${at}" stop-color="${paint}" stop-opacity="${alpha}"/>`;
    const stops = [
      stop(0, colour, 0.5),
      stop(0.12, '#ffffff', 0.75),
      stop(0.22, colour, 0.16),
      stop(0.8, colour, 0.2),
      stop(1, colour, 0.55),
    ];
    return this.#add(id, `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0">${stops.join('')}</linearGradient>`);
  }

  get defs(): string {
    const blur = (id: string, by: number): string =>
      `<filter id="${id}" x="-40%" y="-60%" width="180%" height="220%"><feGaussianBlur stdDeviation="${by}"/></filter>`;
    return [...this.#defs.values(), blur('blur', 14), blur('glow', 42)].join('');
  }
}
