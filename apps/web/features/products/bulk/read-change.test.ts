// What people type as a percentage or as tags, and what is read of it.
import { expect, test } from 'vitest';
import { parsePercent, readChange, tagsOf } from './read-change.ts';

test.each([
  ['10', '1000'],
  ['-10.5', '-1050'],
  ['−10,5 %', '-1050'],
  ['+3.33%', '333'],
  ['٢٠', '2000'],
  ['-0', '0'],
  ['1.2.3', null],
  ['ten', null],
  ['', null],
])('COR-90 %s is %s hundredths of a percent', (text, value) => {
  expect(parsePercent(text)).toBe(value);
});

const shop = { currency: 'USD', locale: 'th' };
const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('COR-90 a form says only what is to change', () => {
  expect(tagsOf(' sale, new ,، sale')).toEqual(['sale', 'new']);
  expect(readChange(form({ how: 'amount', value: '-1.50', rounding: '99', addTags: 'sale' }), shop)).toEqual({
    price: { how: 'amount', value: '-150', rounding: '99' },
    addTags: ['sale'],
  });
  expect(readChange(form({ status: 'archived', how: '' }), shop)).toEqual({ status: 'archived' });
  expect(readChange(form({ how: 'set', value: 'x' }), shop)).toEqual({ wrong: 'value' });
  expect(readChange(form({}), shop)).toEqual({ wrong: 'nothing' });
});

test('COR-90 attributes are said by their code, or in words of the language they are typed in; an empty field says nothing', () => {
  const said = { 'value:fabric': 'linen', 'value:depth': ' 12.5 ', 'words:care': 'ซักมือ', 'words:note': ' ', 'value:washable': '' };
  expect(readChange(form(said), shop)).toEqual({
    attributes: [
      { code: 'fabric', valueCode: 'linen' },
      { code: 'depth', valueCode: '12.5' },
      { code: 'care', value: { th: 'ซักมือ' } },
    ],
  });
});
