// What a product says by attributes: such of the organization's set say what the set allows, in its words; others say their own.
import type { AttributeRow, AttributeSaid } from '#modules/catalog/index.ts';
import { slugOf } from '#modules/organizations/index.ts';
import { saidIn, type Text } from '#platform/texts.ts';

export interface AttributeForm {
  code?: string | undefined;
  valueCode?: string | undefined;
  name?: Partial<Text> | undefined;
  value?: Partial<Text> | undefined;
}
export interface WrongAttribute {
  pointer: string;
  code: 'ATTRIBUTE_UNKNOWN' | 'ATTRIBUTE_TWICE' | 'ATTRIBUTE_EMPTY';
}

const yes: Text = { en: 'Yes', th: 'ใช่', vi: 'Có', ru: 'Да', ar: 'نعم' };
const no: Text = { en: 'No', th: 'ไม่ใช่', vi: 'Không', ru: 'Нет', ar: 'لا' };

/** Whether words mean yes or no, in any language of the program. */
export function booleanMeant(words: string): 'true' | 'false' | undefined {
  const isAmong = (text: Text): boolean => Object.values(text).some((each) => each.toLowerCase() === words);
  if (words === 'true' || words === '1' || isAmong(yes)) return 'true';
  return words === 'false' || words === '0' || isAmong(no) ? 'false' : undefined;
}

/** The value of an attribute of the set in words, with its code; null where the set does not allow it. */
function valueOf(definition: AttributeRow, form: AttributeForm): { value: Text; valueCode?: string } | null {
  const code = form.valueCode ?? '';
  if (definition.type === 'choice') {
    const choice = definition.choices.find((each) => each.code === code);
    return choice ? { value: choice.name, valueCode: code } : null;
  }
  if (definition.type === 'boolean')
    return code === 'true' || code === 'false' ? { value: code === 'true' ? yes : no, valueCode: code } : null;
  if (definition.type === 'number') {
    if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(code)) return null;
    return { value: { en: definition.unit ? `${code} ${definition.unit}` : code }, valueCode: code };
  }
  const value = saidIn(form.value);
  const said = value.en ?? Object.values(value)[0];
  if (said === undefined) return null;
  // What is long, or has no letters for an address, is for reading; lists are not filtered by it.
  const slug = said.length <= 40 ? slugOf(said, 40, '') : '';
  return { value, ...(slug ? { valueCode: slug } : {}) };
}

/** The attributes as a product keeps them, and what is wrong of the form. */
export function attributesSaidBy(
  forms: readonly AttributeForm[],
  definitions: readonly AttributeRow[],
): { said: AttributeSaid[]; wrong: WrongAttribute[] } {
  const wrong: WrongAttribute[] = [];
  const seen = new Set<string>();
  const said = forms.flatMap((form, index): AttributeSaid[] => {
    const fail = (code: WrongAttribute['code']): [] => {
      wrong.push({ pointer: `/attributes/${index}`, code });
      return [];
    };
    if (form.code === undefined) {
      const [name, value] = [saidIn(form.name), saidIn(form.value)];
      return Object.keys(name).length > 0 && Object.keys(value).length > 0 ? [{ name, value }] : fail('ATTRIBUTE_EMPTY');
    }
    const definition = definitions.find(({ code }) => code === form.code);
    if (!definition) return fail('ATTRIBUTE_UNKNOWN');
    if (seen.has(form.code)) return fail('ATTRIBUTE_TWICE');
    seen.add(form.code);
    const value = valueOf(definition, form);
    return value ? [{ code: form.code, name: definition.name, ...value }] : fail('ATTRIBUTE_EMPTY');
  });
  return { said, wrong };
}
