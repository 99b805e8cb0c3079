// Which of a product's options and values a line means, by their codes or their names in any language; what is not known yet is made.
import { slugOf } from '#modules/organizations/index.ts';
import type { OptionNow } from './shelf.sql.ts';

const LONGEST = 40;

const meant = <T extends { code: string; name: Record<string, string> }>(all: readonly T[], text: string): T | undefined => {
  const wanted = text.toLowerCase();
  return all.find(({ code, name }) => code === wanted || Object.values(name).some((each) => each.toLowerCase() === wanted));
};

function freeCode(text: string, taken: readonly { code: string }[]): string {
  const code = slugOf(text, LONGEST, 'o');
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? code : `${code}-${number}`;
    if (!taken.some((each) => each.code === tried)) return tried;
  }
}

export interface ChoicePlan {
  choice: Record<string, string>;
  options: OptionNow[];
  /** Something was made that was not there. */
  grown: boolean;
}

/** `open`: the product has no variants yet, so its options may be any. Undefined where a line names others than the product has. */
export function planChoice(
  now: readonly OptionNow[],
  said: readonly { name: string; value: string }[],
  { locale, open }: { locale: string; open: boolean },
): ChoicePlan | undefined {
  const options = now.map((option) => ({ ...option, values: [...option.values] }));
  const choice: Record<string, string> = {};
  let grown = false;
  for (const { name, value } of said) {
    let option = meant(options, name);
    if (!option) {
      if (!open) return undefined;
      option = { code: freeCode(name, options), name: { [locale]: name }, values: [] };
      options.push(option);
      grown = true;
    }
    let found = meant(option.values, value);
    if (!found) {
      const position = Math.max(-1, ...option.values.map((each) => each.position)) + 1;
      found = { code: freeCode(value, option.values), name: { [locale]: value }, swatch: null, position };
      option.values.push(found);
      grown = true;
    }
    choice[option.code] = found.code;
  }
  return Object.keys(choice).length === options.length ? { choice, options, grown } : undefined;
}
