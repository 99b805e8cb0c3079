// Reading and running invariants, on texts made up for it.
import { expect, test } from 'vitest';
import { allChecks, parseChecks, runChecks, violationText } from './checks.ts';

const text = `-- What must always hold of a.
-- check: A1 a is never two
select a from t
 where a = 2;
-- check: A2 b is there
select 1 where false;
`;

test('each statement stands under its line', () => {
  expect(parseChecks('m', text)).toEqual([
    { module: 'm', id: 'A1', sentence: 'a is never two', sql: 'select a from t\n where a = 2;' },
    { module: 'm', id: 'A2', sentence: 'b is there', sql: 'select 1 where false;' },
  ]);
});

test.each([
  ['a statement before the first line', 'select 1;\n-- check: A1 a b\nselect 1;'],
  ['no sentence', '-- check: A1\nselect 1;'],
  ['no statement', '-- check: A1 a is b\n-- only a remark\n-- check: A2 c is d\nselect 1;'],
])('%s is refused', (_name, bad) => expect(() => parseChecks('m', bad)).toThrow());

test('rows are violations, and a broken statement names its check', async () => {
  const checks = parseChecks('m', text);
  const found = await runChecks(async (sql) => (sql.startsWith('select a') ? [{ a: 2n }] : []), checks);
  expect(found.map(violationText)).toEqual(['  A1 (m) a is never two\n    {"a":"2"}']);
  await expect(runChecks(() => Promise.reject(new Error('no table t')), checks)).rejects.toThrow('Check A1 of m cannot run: no table t');
});

test("every module's invariants can be read, and no id stands twice", () => {
  const ids = allChecks().map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
