// Reads what a form says of a change of many products.
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { formText } from '../../../lib/form-text.ts';
import type { BulkChange } from '@/lib/types.ts';

const hows = ['set', 'percent', 'amount'] as const;
const roundings = ['none', 'whole', '99', '95', '90'] as const;
const statuses = ['published', 'draft', 'archived'] as const;

/** A sum to add or, with a minus, to take, in minor units; null where it is no such sum. */
function parseSum(text: string, currency: string): string | null {
  const [, sign = '', rest = ''] = /^\s*([+\-\u2212]?)(.*)$/s.exec(text) ?? [];
  const amount = parseAmount(rest, currency);
  return amount === null || amount === '0' || !sign || sign === '+' ? amount : `-${amount}`;
}

/** Hundredths of a percent: `-10.5` is `-1050`, read as cents are. */
export const parsePercent = (text: string): string | null => parseSum(text.replace(/[%٪]/, ''), 'USD');

export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,،、\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Attributes of the set that the form says something of: a value by its code, or words in the language they are typed in. */
function attributesIn(data: FormData, locale: string): NonNullable<BulkChange['attributes']> {
  return [...data.keys()].flatMap((field) => {
    const [, kind, code = ''] = /^(value|words):(.+)$/.exec(field) ?? [];
    const text = formText(data, field).trim();
    if (!kind || !text) return [];
    return [kind === 'value' ? { code, valueCode: text } : { code, value: { [locale]: text } }];
  });
}

/** The change, or the name of the field that can't be read. */
export function readChange(
  data: FormData,
  { currency, locale }: { currency: string; locale: string },
): BulkChange | { wrong: 'value' | 'nothing' } {
  const how = hows.find((one) => one === formText(data, 'how'));
  const text = formText(data, 'value');
  const value = how === 'percent' ? parsePercent(text) : how === 'amount' ? parseSum(text, currency) : parseAmount(text, currency);
  if (how && value === null) return { wrong: 'value' };
  const [add, remove] = [tagsOf(formText(data, 'addTags')), tagsOf(formText(data, 'removeTags'))];
  const compareAt = formText(data, 'compareAt');
  const status = statuses.find((one) => one === formText(data, 'status'));
  const attributes = attributesIn(data, locale);
  const change: BulkChange = {
    ...(status ? { status } : {}),
    ...(formText(data, 'category') ? { category: formText(data, 'category') } : {}),
    ...(add.length > 0 ? { addTags: add } : {}),
    ...(remove.length > 0 ? { removeTags: remove } : {}),
    ...(how && value !== null
      ? { price: { how, value, rounding: roundings.find((one) => one === formText(data, 'rounding')) ?? 'none' } }
      : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(compareAt === 'none' || compareAt === 'before' ? { compareAt: { how: compareAt } } : {}),
  };
  return Object.keys(change).length === 0 ? { wrong: 'nothing' } : change;
}
