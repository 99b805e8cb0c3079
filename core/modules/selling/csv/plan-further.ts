// What a line makes of the attributes and pictures of its product, looked at without the database.
import type { AttributeSaid } from '#modules/catalog/index.ts';
import { attributesSaidBy } from '../editor/check-attributes.ts';
import { inLocale, type Text } from '#platform/texts.ts';
import type { Rules } from './plan-products.ts';
import { partsOf, type SaidAttribute } from './read-further.ts';
import { type Fault, faultAt, type ProductLine } from './read-line.ts';

export interface PlannedPicture {
  key: string;
  alt: Record<string, string>;
  options: Record<string, string>;
}

const wordsIn = (text: Text, locale: string): string => inLocale(text, locale, locale);

/** As a file says an attribute of the product's own. */
export const ownLine = ({ name, value }: Pick<AttributeSaid, 'name' | 'value'>, locale: string): string =>
  `${wordsIn(name, locale)}: ${wordsIn(value, locale)}`.normalize('NFC').trim();

/** What the product says of an attribute of the set from now on; as it is where the line says the same. */
function ofSet(before: AttributeSaid | undefined, code: string, line: SaidAttribute, { attributes }: Rules): AttributeSaid | Fault {
  if (line.valueCode !== undefined && before?.valueCode === line.valueCode) return before;
  const value = { ...before?.value, ...line.value };
  if (before && line.value && Object.entries(line.value).every(([locale, words]) => before.value[locale] === words)) return before;
  const form = line.valueCode === undefined ? { code, value } : { code, valueCode: line.valueCode };
  const [next] = attributesSaidBy([form], attributes).said;
  return next ?? faultAt(`attribute:${code}`, 'UNKNOWN_VALUE', code);
}

/** A line that stands as it did keeps its other languages. */
function ownOnes(before: readonly AttributeSaid[], lines: readonly string[], locale: string): AttributeSaid[] {
  const left = [...before];
  return lines.map((line) => {
    const at = left.findIndex((each) => ownLine(each, locale) === line);
    const [kept] = at < 0 ? [] : left.splice(at, 1);
    if (kept) return kept;
    const { name, value } = partsOf(line);
    const named = before.find((each) => wordsIn(each.name, locale) === name);
    return { name: named?.name ?? { [locale]: name }, value: { [locale]: value } };
  });
}

/** New ones stand in the order of the set. */
function inOrder(line: Record<string, SaidAttribute>, { attributes }: Rules): [string, SaidAttribute][] {
  const place = ([code]: [string, SaidAttribute]): number => attributes.findIndex((each) => each.code === code);
  return Object.entries(line).toSorted((one, other) => place(one) - place(other));
}

/** Those of the set that the line names, at the places they have; the product's own as the line has them all. */
export function planAttributes(before: readonly AttributeSaid[], line: ProductLine, rules: Rules): AttributeSaid[] | Fault {
  const said = new Map<string, AttributeSaid>();
  for (const [code, each] of inOrder(line.attributes ?? {}, rules)) {
    const standing = before.find((one) => one.code === code);
    const next = ofSet(standing, code, each, rules);
    if ('column' in next) return next;
    said.set(code, next);
  }
  const named = before.filter(({ code }) => code !== undefined).map((each) => said.get(each.code ?? '') ?? each);
  const added = [...said].filter(([code]) => !named.some((each) => each.code === code)).map(([, each]) => each);
  const own = before.filter(({ code }) => code === undefined);
  const ownAfter = line.ownAttributes ? ownOnes(own, line.ownAttributes, rules.defaultLocale) : own;
  const after = [...named, ...added, ...ownAfter];
  // Where nothing is said anew, all stand in the order they have.
  return after.length === before.length && after.every((each) => before.includes(each)) ? [...before] : after;
}

/** Of these pictures alone, those that stand already with their words; `missing` the organization never uploaded. */
export function planPictures(
  before: readonly PlannedPicture[],
  keys: readonly string[] | undefined,
  missing: ReadonlySet<string>,
): PlannedPicture[] | Fault {
  if (!keys) return [...before];
  const stranger = keys.find((key) => missing.has(key) && !before.some((picture) => picture.key === key));
  if (stranger !== undefined) return faultAt('pictures', 'UNKNOWN_PICTURE', stranger);
  return keys.flatMap((key) => {
    const there = before.filter((picture) => picture.key === key);
    return there.length > 0 ? there : [{ key, alt: {}, options: {} }];
  });
}
