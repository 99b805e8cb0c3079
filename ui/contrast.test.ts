// What is read stands out enough: the contrast of every theme's tokens, light and dark, reckoned as WCAG 2.2 (1.4.3) does.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');

/** The settings of every block with exactly this selector. */
function settings(selector: string): Record<string, string> {
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, head]) => head?.trim() === selector);
  return Object.fromEntries(
    blocks.flatMap(([, , body]) => [...(body ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])),
  );
}

type Tokens = Record<string, string>;

/** A number, a variable, or one times another. */
function amount(text: string, tokens: Tokens): number {
  const times = /^calc\((.+) \* (.+)\)$/.exec(text);
  if (times) return amount(times[1] ?? '', tokens) * amount(times[2] ?? '', tokens);
  const variable = /^var\((--[\w-]+)\)$/.exec(text);
  return variable ? amount(tokens[variable[1] ?? ''] ?? '', tokens) : Number(text);
}

/** Relative luminance of an `oklch(…)`, after Björn Ottosson and WCAG. */
function luminance(name: string, tokens: Tokens): number {
  const parts = [
    ...(tokens[name] ?? '').replace(/^oklch\(|\)$/g, '').matchAll(/calc\([^()]*(?:\([^()]*\)[^()]*)*\)|var\([^()]*\)|[\d.]+/g),
  ];
  const [L = 0, C = 0, h = 0] = parts.map(([part]) => amount(part, tokens));
  const [a, b] = [C * Math.cos((h * Math.PI) / 180), C * Math.sin((h * Math.PI) / 180)];
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((each) => Math.min(1, Math.max(0, each)));
  return 0.2126 * (rgb[0] ?? 0) + 0.7152 * (rgb[1] ?? 0) + 0.0722 * (rgb[2] ?? 0);
}

function contrast(one: string, other: string, tokens: Tokens): number {
  const [dark = 0, light = 0] = [luminance(one, tokens), luminance(other, tokens)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themes = ['vestify', 'store-network', 'mastervip', 'snail', 'n8nthai'];
const grounds = ['--paper', '--raised', '--sunken'];
const words = ['--ink', '--soft', '--mark', '--danger', '--accent'];

test.each(themes.flatMap((theme) => (['light', 'dark'] as const).map((mode) => [theme, mode] as const)))(
  'COR-74 words of %s in %s stand out from their ground by 4.5 to 1',
  (theme, mode) => {
    const own = settings(`[data-theme='${theme}']`);
    const dark =
      mode === 'dark' ? { ...settings(":root[data-mode='dark']"), ...settings(`:root[data-mode='dark'][data-theme='${theme}']`) } : {};
    const tokens = { ...settings(':root'), ...own, ...dark };
    const pairs = [
      ...words.flatMap((word) => grounds.map((ground) => [word, ground] as const)),
      ['--on-accent', '--accent'] as const,
      ['--on-accent', '--accent-hover'] as const,
      ...['success', 'warning', 'danger', 'info'].map((tone) => [`--${tone}`, `--${tone}-bg`] as const),
    ];
    const weak = pairs
      .map(([one, other]) => `${one} on ${other}: ${contrast(one, other, tokens).toFixed(2)}`)
      .filter((pair) => !(Number(pair.split(': ')[1]) >= 4.5));
    expect(weak).toEqual([]);
  },
);
