// What becomes of variants when options and their values come and go. Pure.
import type { locales } from '../../../i18n/locales.ts';
import { type Draft, type OptionDraft, saidIn, shownIn, type VariantDraft } from './draft.ts';

export const MOST_OPTIONS = 3;
export const MOST_VALUES = 100;
export const MOST_VARIANTS = 500;

/** Equal for equal choices. */
export const choiceKey = (choice: Record<string, string>): string =>
  Object.entries(choice)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');

/** A code for what people named, other than those that are taken: letters and digits of its name, else a number. */
export function codeOf(name: string, taken: readonly string[], instead: string): string {
  const spelled = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30);
  const base = spelled || instead;
  if (spelled && !taken.includes(base)) return base;
  for (let number = spelled ? 2 : 1; ; number += 1) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}

/** Every choice of one value of each option, in their order. */
export const allChoices = (options: readonly OptionDraft[]): Record<string, string>[] =>
  options.reduce<Record<string, string>[]>(
    (choices, { code, values }) => choices.flatMap((choice) => values.map((value) => ({ ...choice, [code]: value.code }))),
    [{}],
  );

export const active = (variants: readonly VariantDraft[]): VariantDraft[] => variants.filter(({ status }) => status === 'active');

/** Choices that no active variant is. */
export function missingChoices({ options, variants }: Pick<Draft, 'options' | 'variants'>): Record<string, string>[] {
  const there = new Set(active(variants).map((variant) => choiceKey(variant.options)));
  return options.some(({ values }) => values.length === 0) ? [] : allChoices(options).filter((choice) => !there.has(choiceKey(choice)));
}

/** What the shop shows of a choice: `M · Ink`. */
export const choiceName = (choice: Record<string, string>, options: readonly OptionDraft[], first: (typeof locales)[number]): string =>
  options
    .flatMap(({ code, values }) => {
      const value = values.find((each) => each.code === choice[code]);
      return value ? [shownIn(value.name, first)] : [];
    })
    .join(' · ');

let rows = 0;
const newKey = (): string => `new-${(rows += 1)}`;

/** A variant like another one, of another choice. */
function variantLike(like: VariantDraft | undefined, choice: Record<string, string>, sku: string): VariantDraft {
  return {
    key: newKey(),
    options: choice,
    sku,
    barcode: '',
    weight: like?.weight ?? '',
    status: 'active',
    price: like?.price ?? '',
    compareAt: like?.compareAt ?? '',
    prices: like?.prices ?? {},
    stock: '0',
    available: null,
    priced: false,
  };
}

/** Variants for choices that none is yet: one that was retired comes back, others are made like the first. */
export function withMissing(draft: Draft): VariantDraft[] {
  const like = active(draft.variants)[0] ?? draft.variants[0];
  const retired = new Map(
    draft.variants.filter(({ status }) => status === 'retired').map((variant) => [choiceKey(variant.options), variant.key]),
  );
  const missing = missingChoices(draft).slice(0, MOST_VARIANTS - active(draft.variants).length);
  const back = new Set(missing.flatMap((choice) => retired.get(choiceKey(choice)) ?? []));
  const skus = new Set(draft.variants.map(({ sku }) => sku));
  const stem = draft.slug.toUpperCase().slice(0, 30);
  const made = missing
    .filter((choice) => !retired.has(choiceKey(choice)))
    .map((choice) => {
      const wanted = [stem, ...draft.options.map(({ code }) => (choice[code] ?? '').toUpperCase())].join('-').slice(0, 58);
      let sku = wanted;
      for (let number = 2; skus.has(sku); number += 1) sku = `${wanted}-${number}`;
      skus.add(sku);
      return variantLike(like, choice, sku);
    });
  return inOrder(
    [...draft.variants.map((variant) => (back.has(variant.key) ? { ...variant, status: 'active' as const } : variant)), ...made],
    draft.options,
  );
}

/** In the order of the options' values; what is retired stands last. */
export function inOrder(variants: readonly VariantDraft[], options: readonly OptionDraft[]): VariantDraft[] {
  const places = options.map(({ code, values }) => ({ code, of: new Map(values.map((value, at) => [value.code, at])) }));
  const placesOf = ({ options: choice }: VariantDraft): number[] => places.map(({ code, of }) => of.get(choice[code] ?? '') ?? MOST_VALUES);
  return variants.toSorted((one, other) => {
    if (one.status !== other.status) return one.status === 'active' ? -1 : 1;
    const [left, right] = [placesOf(one), placesOf(other)];
    const at = left.findIndex((place, index) => place !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

/** A variant that nobody can choose any more: retired if it had a price, else gone. */
const ended = (variant: VariantDraft): VariantDraft[] => (variant.id && variant.priced ? [{ ...variant, status: 'retired' }] : []);

/** Fits variants to other options: a value that came first to an option is what all of them are; what lost its value ends; of two alike the first stays. */
export function fitted(variants: readonly VariantDraft[], options: readonly OptionDraft[]): VariantDraft[] {
  const seen = new Set<string>();
  const all = variants.flatMap((variant) => {
    if (variant.status === 'retired') return [variant];
    const choice: Record<string, string> = {};
    for (const { code, values } of options) {
      const chosen = variant.options[code] ?? values[0]?.code;
      if (chosen === undefined) continue;
      if (!values.some((value) => value.code === chosen)) return ended(variant);
      choice[code] = chosen;
    }
    const key = choiceKey(choice);
    if (seen.has(key)) return ended(variant);
    seen.add(key);
    return [{ ...variant, options: choice }];
  });
  return inOrder(all, options);
}

/** Pictures let go of values that are no more. */
const picturesFitted = (pictures: Draft['pictures'], options: readonly OptionDraft[]): Draft['pictures'] =>
  pictures.map((picture) => ({
    ...picture,
    options: Object.fromEntries(
      Object.entries(picture.options).filter(([code, value]) =>
        options.some((option) => option.code === code && option.values.some((each) => each.code === value)),
      ),
    ),
  }));

/** The options changed: everything that names them follows. */
export const withOptions = (draft: Draft, options: OptionDraft[]): Draft => ({
  ...draft,
  options,
  variants: fitted(draft.variants, options),
  pictures: picturesFitted(draft.pictures, options),
});

export const newOption = (options: readonly OptionDraft[], name: string, first: (typeof locales)[number]): OptionDraft => ({
  code: codeOf(
    name,
    options.map(({ code }) => code),
    'option',
  ),
  name: { ...saidIn(), [first]: name },
  values: [],
});

/** The place of a row moved by so many, or null beyond the ends. */
export function movedBy<T>(list: readonly T[], at: number, by: number): T[] | null {
  const to = at + by;
  const row = list[at];
  if (row === undefined || to < 0 || to >= list.length) return null;
  const rest = list.filter((_, index) => index !== at);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
