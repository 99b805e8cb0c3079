// Holds the plan of core/map.ts and the habits of CONTRIBUTING.md; a bad sample for each rule shows that the rule can fire.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { expect, test } from 'vitest';
import { callable, layers } from '../core/map.ts';
import { filesBelow } from './lib/fingerprint.ts';
import { at, root } from './lib/paths.ts';
import { planIsSound } from './tidy/boundaries.ts';
import { check, findingText } from './tidy/check.ts';
import { exceptions } from './tidy/exceptions.ts';
import { localesAgree } from './tidy/habits.ts';
import { looseExceptions, staysSmall } from './tidy/sizes.ts';
import { isProgram, sourceOf } from './tidy/source.ts';

const looked = [
  'adapters',
  'apps',
  'client',
  'contracts',
  'core',
  'docs',
  'deploy',
  'kinds',
  'presets',
  'tools',
  'ui',
  '.ci',
  '.devcontainer',
];
const textFile = /\.(ts|tsx|mjs|css|sql|md|json|yml|yaml|sh|html)$|\/run$/;
const rootFiles = readdirSync(root, { withFileTypes: true }).filter(
  (entry) => entry.isFile() && (textFile.test(entry.name) || /^\.[a-z]+(rc|config|ignore)/.test(entry.name)),
);
const paths = [...looked.flatMap((dir) => filesBelow(at(dir))), ...rootFiles.map(({ name }) => at(name))]
  .map((path) => relative(root, path).replaceAll('\\', '/'))
  .filter((path) => textFile.test(path) || !path.includes('/'));
const sources = paths.map((path) => sourceOf(path, readFileSync(at(path), 'utf8')));

test('the rules look at the whole project', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  for (const area of ['core/platform/', 'core/modules/', 'contracts/', 'apps/web/', 'tools/']) {
    expect(paths.filter((path) => path.startsWith(area) && isProgram(path)).length, area).toBeGreaterThan(0);
  }
});

test('every file keeps the rules', () => {
  expect(sources.flatMap(check).map(findingText)).toEqual([]);
});

test('no exception from a limit is wider than what needs it', () => {
  expect(looseExceptions(sources, exceptions)).toEqual([]);
});

test('every locale is there and has the keys of English', () => {
  const messages = sources.filter(({ path }) => /(^|\/)messages\/[a-z-]+\.json$/.test(path));
  expect(messages.length).toBeGreaterThan(0);
  for (const [folder, files] of Map.groupBy(messages, ({ path }) => dirname(path))) {
    expect(files.map(({ path }) => basename(path, '.json')).toSorted(), folder).toEqual(['ar', 'en', 'ru', 'th', 'vi']);
  }
  expect(localesAgree(Object.fromEntries(messages.map(({ path, text }) => [path, text]))).map(findingText)).toEqual([]);
});

test('the plan goes down, and knows every module there is', () => {
  expect(planIsSound()).toEqual([]);
  const planned = layers.flatMap((layer) => Object.keys(layer));
  expect(planned.filter((name, index) => planned.indexOf(name) !== index)).toEqual([]);
  const folders = readdirSync(at('core/modules'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(at('core/modules', entry.name)).length > 0,
  );
  expect(folders.length).toBeGreaterThan(0);
  expect(folders.map(({ name }) => name).filter((name) => !planned.includes(name))).toEqual([]);
  for (const { name } of folders)
    for (const file of ['index.ts', 'README.md']) expect(existsSync(at('core/modules', name, file)), `${name}/${file}`).toBe(true);
});

test('a module may call what its callees may call', () => {
  expect([...callable('checkout')]).toEqual(expect.arrayContaining(['orders', 'ledger', 'identity', 'inventory']));
  expect(callable('catalog').has('orders')).toBe(false);
});

const head = '// A sample for a rule.\n';
const join = (...parts: string[]): string => parts.join('');
test.each<[rule: string, path: string, text: string]>([
  ['areas', 'core/platform/x.ts', "import { a } from '#modules/orders/index.ts';"],
  ['areas', 'adapters/stripe/x.ts', "import { a } from '../omise/index.ts';"],
  ['areas', 'kinds/physical/server.ts', "import { a } from '#kinds/service/contract.ts';"],
  ['areas', 'apps/web/x.ts', "import { a } from '#platform/db/index.ts';"],
  ['areas', 'ui/x.tsx', "export { a } from '../client/index.ts';"],
  ['faces', 'apps/server/x.ts', "import { a } from '#modules/orders/orders.sql.ts';"],
  ['faces', 'core/modules/checkout/x.ts', "const a = await import('../orders/cancel-line.ts');"],
  ['layers', 'core/modules/catalog/x.ts', "import { a } from '#modules/orders/index.ts';"],
  ['kinds', 'core/modules/orders/x.ts', "import type { A } from '#kinds/physical/contract.ts';"],
  ['kinds', 'core/modules/checkout/x.ts', "export const a = (kind: string) => kind === 'physical';"],
  ['environment', 'core/modules/orders/x.ts', 'export const a = process.env.A;'],
  ['driver', 'core/modules/orders/x.ts', "import pg from 'pg';"],
  ['sizes', 'core/modules/orders/x.ts', `export function a() {\n${'  void 0;\n'.repeat(70)}}`],
  ['sizes', 'core/modules/orders/x.ts', 'export const a = 1;\n'.repeat(400)],
  ['sizes', 'core/modules/orders/x.ts', 'export const a = (b: 1, c: 1, d: 1, e: 1, f: 1) => [b, c, d, e, f];'],
  ['logical', 'ui/x.tsx', 'export const A = () => <p className="md:hover:-ml-4" />;'],
  ['logical', 'apps/web/x.tsx', 'export const a = `flex ${1} right-[3px]`;'],
  ['logical', 'kinds/physical/web/x.tsx', "export const a = 'text-left';"],
  ['left out', 'core/modules/orders/x.test.ts', "test.only('a', () => {});"],
  ['left out', 'apps/web/e2e/x.e2e.ts', "test.describe.skip('a', () => {});"],
  ['face', 'core/modules/orders/index.ts', "export * from './x.ts';"],
  ['machine', 'docs/x.md', join('see ', '/', 'home/somebody/x')],
  ['registry', 'docs/x.md', join('registry', '.example.com')],
])('the rule "%s" fires on a bad %s', (rule, path, text) => {
  expect(check(sourceOf(path, head + text)).map((found) => found.rule)).toContain(rule);
});

test.each([
  ['opening', 'core/modules/orders/x.ts', 'export const a = 1;'],
  ['opening', 'core/migrations/0001_x.sql', 'select 1;'],
  ['logical', 'ui/x.css', '/* A sample for a rule. */\n.a { margin-left: 1px }'],
])('the rule "%s" fires on a bad %s, at its first line', (rule, path, text) => {
  expect(check(sourceOf(path, text)).map((found) => found.rule)).toContain(rule);
});

test('good samples pass', () => {
  const good: [string, string][] = [
    [
      'core/modules/checkout/x.ts',
      "import { a } from '#modules/orders/index.ts';\nimport { b } from '#modules/ledger/index.ts';\nexport const c = [a, b];",
    ],
    ['ui/x.tsx', 'export const A = () => <p className="ms-4 start-0 text-start right-to-left">left-over</p>;'],
    ['core/modules/orders/x.test.ts', "test.each([1])('a', () => {});"],
  ];
  expect(good.flatMap(([path, text]) => check(sourceOf(path, head + text)))).toEqual([]);
});

test('locales that differ, loose exceptions and calls that go up are found', () => {
  expect(localesAgree({ 'm/en.json': '{"a":{"b":"x"}}', 'm/th.json': '{"a":{"c":"x"}}' })).toHaveLength(2);
  const long = sourceOf('core/x.ts', `${head}${'export {};\n'.repeat(410)}`);
  const granted = (size: number) => ({ functionLines: {}, parameters: {}, fileLines: { 'core/x.ts': size } });
  expect(staysSmall(long, granted(411))).toEqual([]);
  expect(looseExceptions([long], granted(500))).toHaveLength(1);
  expect(looseExceptions([], granted(500))).toHaveLength(1);
  expect(planIsSound([{ a: ['b'] }, { b: [] }])).toEqual(['a → b does not go down']);
});
