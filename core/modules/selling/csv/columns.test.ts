// What people are told of the columns is what the program reads.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { at } from '../../../../tools/lib/paths.ts';
import { fieldsOf } from './columns.ts';

test('COR-23 the guide of imports names every column', () => {
  const guide = readFileSync(at('docs/guides/importing.md'), 'utf8').replace('`option1_name`, `option1_value` … `option3_value`', '');
  const plain = (['csv_products', 'csv_prices', 'csv_stock'] as const)
    .flatMap((kind) => fieldsOf(kind, { currencies: ['THB'], attributes: [] }))
    .filter((field) => !field.includes(':') && !/^option\d_/.test(field));
  expect(plain.filter((field) => !guide.includes(`\`${field}\``))).toEqual([]);
});
