// A number is the same one with its country's code and as it is written at home.
import { expect, test } from 'vitest';
import { phoneForms } from './phone-forms.ts';

test.each([
  ['081 234 5678', ['TH'], '+66812345678'],
  ['+66 81 234 5678', ['TH', 'VN'], '0812345678'],
  ['0066-81-234-5678', ['TH'], '0812345678'],
  ['8 (701) 555-01-21', ['KZ'], '+77015550121'],
  ['+7 701 555 01 21', ['RU', 'KZ'], '87015550121'],
  ['50 555 0133', ['AE'], '+971505550133'],
  ['+65 8123 4567', ['SG'], '81234567'],
])('NET-16 %s in %s is also %s', (typed, countries, other) => {
  const forms = phoneForms(typed, countries);
  expect(forms).toContain(other);
  expect(new Set(forms).size).toBe(forms.length);
});

test('NET-16 a number of another country is only itself', () => {
  expect(phoneForms('+84 905 550 123', ['TH'])).toEqual(['+84905550123']);
  expect(phoneForms('12345', [])).toEqual(['12345']);
});
