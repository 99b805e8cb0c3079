// What a line says of a product beside its texts and prices: further categories, attributes, pictures.
import { Locale } from '#contracts/organizations.ts';
import { line as oneLine, text } from '#contracts/shapes.ts';
import type { AttributeRow } from '#modules/catalog/index.ts';
import { booleanMeant } from '../editor/check-attributes.ts';
import type { Cells, Ground } from './read-line.ts';

/** As the editor has them: of a choice, a number or a yes its code, of words what they are in each language that the line says. */
export interface SaidAttribute {
  valueCode?: string;
  value?: Record<string, string>;
}

const MOST_CATEGORIES = 20;
const MOST_PICTURES = 100;
const MOST_OWN = 100;
const shapes = { names: text(2_000), keys: text(10_000), own: text(60_000), name: oneLine(80), value: oneLine(300) } as const;

const some = <T>(all: readonly T[]): T[] | undefined => (all.length > 0 ? [...all] : undefined);

/** Names of categories, as tags are written. */
export function readNames(cells: Cells): string[] | undefined {
  const cell = cells.read('categories', shapes.names, 'NOT_PLAIN_TEXT') ?? '';
  const names = new Set(
    cell
      .split(/[,;|\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  );
  if (names.size > MOST_CATEGORIES) return cells.fault('categories', 'TOO_MANY');
  return some([...names]);
}

/** A key, or an address that ends in one, in whatever size it shows the picture. An address is read and never asked. */
const pictureKey = /(?:^|\/)([0-9a-f]{32})(?:-\d{3,4})?\.(webp|svg|avif)$/;

export function readPictures(cells: Cells): string[] | undefined {
  const cell = cells.read('pictures', shapes.keys, 'NOT_PLAIN_TEXT') ?? '';
  const named = cell.split(/[\s,;|]+/).filter(Boolean);
  const keys = named.map((each) => {
    const [, hash, type] = pictureKey.exec(each) ?? [];
    return hash && `${hash}.${type === 'svg' ? 'svg' : 'webp'}`;
  });
  const strange = named.find((_, index) => !keys[index]);
  if (strange !== undefined) {
    cells.faults.push({ column: 'pictures', code: 'UNKNOWN_PICTURE', value: strange.slice(0, 100) });
    return undefined;
  }
  const all = new Set(keys.filter((key) => key !== undefined));
  return all.size > MOST_PICTURES ? cells.fault('pictures', 'TOO_MANY') : some([...all]);
}

/** One in a line of the cell: `Material: linen`. */
export function readOwnAttributes(cells: Cells): string[] | undefined {
  const cell = cells.read('attributes', shapes.own, 'NOT_PLAIN_TEXT') ?? '';
  const lines = cell
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean);
  if (lines.length > MOST_OWN) return cells.fault('attributes', 'TOO_MANY');
  const isWrong = (each: string): boolean => {
    const { name, value } = partsOf(each);
    return !shapes.name.safeParse(name).success || !shapes.value.safeParse(value).success;
  };
  const wrong = lines.find(isWrong);
  if (wrong !== undefined) {
    cells.faults.push({ column: 'attributes', code: 'NOT_PLAIN_TEXT', value: wrong.slice(0, 100) });
    return undefined;
  }
  return some(lines);
}

export function partsOf(line: string): { name: string; value: string } {
  const at = line.indexOf(':');
  return at < 0 ? { name: '', value: '' } : { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}

function codeOf(cells: Cells, field: string, { type, choices }: AttributeRow): string | undefined {
  const raw = cells.raw(field);
  if (type === 'number') return /^-?\d{1,12}(\.\d{1,4})?$/.test(raw) ? raw : cells.fault(field, 'NOT_A_DECIMAL');
  const wanted = raw.toLowerCase();
  const meant =
    type === 'boolean'
      ? booleanMeant(wanted)
      : (
          choices.find(({ code }) => code === wanted) ??
          choices.find(({ name }) => Object.values(name).some((each) => each.toLowerCase() === wanted))
        )?.code;
  return meant ?? cells.fault(field, 'UNKNOWN_VALUE');
}

export function readAttributes(cells: Cells, { attributes, defaultLocale }: Ground): Record<string, SaidAttribute> | undefined {
  const said: Record<string, SaidAttribute> = {};
  for (const definition of attributes) {
    const { code, type } = definition;
    const field = `attribute:${code}`;
    if (type !== 'text') {
      const valueCode = cells.raw(field) === '' ? undefined : codeOf(cells, field, definition);
      if (valueCode !== undefined) said[code] = { valueCode };
      continue;
    }
    // What is said for the language by name counts more than what is said for whichever the shop falls back to.
    const inWords = [[defaultLocale, field] as const, ...Locale.options.map((locale) => [locale, `${field}:${locale}`] as const)];
    const value = Object.fromEntries(
      inWords.flatMap(([locale, each]) => {
        const words = cells.read(each, shapes.value, 'NOT_PLAIN_TEXT');
        return words === undefined ? [] : [[locale, words]];
      }),
    );
    if (Object.keys(value).length > 0) said[code] = { value };
  }
  return Object.keys(said).length > 0 ? said : undefined;
}
