// Which of a product's attributes lists are filtered by, as a table.
import { expect, test } from 'vitest';
import type { AttributeRow } from '#modules/catalog/index.ts';
import { attributesSaidBy } from './check-attributes.ts';

const text = { code: 'care', name: { en: 'Care' }, type: 'text', unit: null, choices: [] } as unknown as AttributeRow;

test.each([
  ['Hand wash', 'hand-wash'],
  ['ซักมือ', 'sakmueo'],
  // Else all that is said by signs would be one choice, under the name that was said last.
  ['☀', undefined],
  ['Wash by hand with like colours, and dry it lying flat', undefined],
])('COR-24 a text “%s” is told from others by %s', (said, valueCode) => {
  const [attribute] = attributesSaidBy([{ code: 'care', value: { en: said } }], [text]).said;
  expect(attribute?.valueCode).toBe(valueCode);
});
