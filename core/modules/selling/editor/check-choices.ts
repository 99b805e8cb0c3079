// Whether options, variants and pictures of a product fit together, looked at without the database: the editor's and the import's one check.
import type { Price } from '../put-product.ts';
import { isBarcode } from './barcode.ts';

type Text = Partial<Record<string, string>>;
type Choice = Readonly<Record<string, string>>;

export interface OptionForm {
  code: string;
  name: Text;
  values: readonly { code: string; name: Text; swatch: string | null }[];
}
export interface VariantForm {
  options: Choice;
  sku: string;
  barcode: string | null;
  status: 'active' | 'retired';
  price: Price | null;
  compareAt: Price | null;
  prices: readonly Price[];
}
export interface ChoicesForm {
  options: readonly OptionForm[];
  variants: readonly VariantForm[];
  pictures: readonly { options: Choice }[];
}

/** What is wrong at a field; `code` is one of the module's errors. */
export interface Wrong {
  pointer: string;
  code:
    | 'OPTION_TWICE'
    | 'OPTION_NAMELESS'
    | 'CHOICE_UNKNOWN'
    | 'VARIANT_TWICE'
    | 'SKU_TWICE'
    | 'BARCODE_WRONG'
    | 'COMPARE_AT_TOO_LOW'
    | 'WRONG_CURRENCY';
}

const saidOf = (name: Text): string[] => Object.values(name).filter((text): text is string => Boolean(text?.trim()));
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
/** Equal for equal choices, in whatever order they are named. */
export const choiceKey = (choice: Choice): string =>
  JSON.stringify(Object.entries(choice).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Codes and, in any one language, names stand once. */
function checkNames(all: readonly { code: string; name: Text }[], at: string): Wrong[] {
  const seen = new Set<string>();
  return all.flatMap(({ code, name }, index): Wrong[] => {
    if (saidOf(name).length === 0) return [{ pointer: `${at}/${index}/name`, code: 'OPTION_NAMELESS' }];
    const keys = [`code ${code}`, ...Object.entries(name).flatMap(([locale, text]) => (text?.trim() ? [`${locale} ${folded(text)}`] : []))];
    const twice = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return twice ? [{ pointer: `${at}/${index}/name`, code: 'OPTION_TWICE' }] : [];
  });
}

/** A choice of an active variant names one value of each option and nothing else; that of a picture may leave options out. */
function isChoice(choice: Choice, options: readonly OptionForm[], whole: boolean): boolean {
  const known = Object.entries(choice).every(([code, value]) =>
    options.some((option) => option.code === code && option.values.some((each) => each.code === value)),
  );
  return known && (!whole || options.every(({ code }) => choice[code] !== undefined));
}

function checkPrices(variant: VariantForm, currencies: readonly string[], at: string): Wrong[] {
  const [first, ...others] = currencies;
  const { price, compareAt, prices } = variant;
  if (price && price.currency !== first) return [{ pointer: `${at}/price`, code: 'WRONG_CURRENCY' }];
  if (compareAt && compareAt.currency !== first) return [{ pointer: `${at}/compareAt`, code: 'WRONG_CURRENCY' }];
  if (prices.some(({ currency }) => !others.includes(currency))) return [{ pointer: `${at}/prices`, code: 'WRONG_CURRENCY' }];
  if (compareAt && (!price || BigInt(compareAt.amount) <= BigInt(price.amount)))
    return [{ pointer: `${at}/compareAt`, code: 'COMPARE_AT_TOO_LOW' }];
  return [];
}

function checkVariants({ options, variants }: ChoicesForm, currencies: readonly string[]): Wrong[] {
  const [skus, choices] = [new Set<string>(), new Set<string>()];
  return variants.flatMap((variant, index): Wrong[] => {
    const at = `/variants/${index}`;
    const wrong = checkPrices(variant, currencies, at);
    if (skus.has(variant.sku)) wrong.push({ pointer: `${at}/sku`, code: 'SKU_TWICE' });
    skus.add(variant.sku);
    if (variant.barcode !== null && !isBarcode(variant.barcode)) wrong.push({ pointer: `${at}/barcode`, code: 'BARCODE_WRONG' });
    // What is retired keeps what it was, though the option may be gone.
    if (variant.status === 'retired') return wrong;
    const key = choiceKey(variant.options);
    if (!isChoice(variant.options, options, true)) wrong.push({ pointer: `${at}/options`, code: 'CHOICE_UNKNOWN' });
    else if (choices.has(key)) wrong.push({ pointer: `${at}/options`, code: 'VARIANT_TWICE' });
    choices.add(key);
    return wrong;
  });
}

/** Everything that is wrong, in the order of the form. `currencies` are the shop's, its first one first. */
export function checkChoices(form: ChoicesForm, currencies: readonly string[]): Wrong[] {
  return [
    ...checkNames(form.options, '/options'),
    ...form.options.flatMap((option, index) => checkNames(option.values, `/options/${index}/values`)),
    ...checkVariants(form, currencies),
    ...form.pictures.flatMap((picture, index): Wrong[] =>
      isChoice(picture.options, form.options, false) ? [] : [{ pointer: `/pictures/${index}/options`, code: 'CHOICE_UNKNOWN' }],
    ),
  ];
}
