// The generator, in a copy of the project: what it writes passes types, lint, format, the tidy rules and its own tests.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow } from '../lib/fingerprint.ts';
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';
import { check, findingText } from '../tidy/check.ts';
import { sourceOf } from '../tidy/source.ts';
import { addToList, addToMap } from './lists.ts';
import { namesOf } from './names.ts';

const copy = mkdtempSync(join(tmpdir(), 'tessera new '));
const folders = ['core/modules/gift-cards', 'kinds/voucher', 'adapters/acme-pay'];
const mine = (text: string): string[] => text.split('\n').filter((line) => /gift-?cards|voucher|acme-?pay/i.test(line));
const run = (...args: string[]) => runNode(args, { cwd: copy });
const bin = (name: string): string => join(copy, 'node_modules', name);

beforeAll(async () => {
  for (const path of ['apps', 'core', 'kinds', 'adapters', 'contracts', 'presets', 'client', 'tools']) {
    if (existsSync(at(path)))
      cpSync(at(path), join(copy, path), { recursive: true, filter: (from) => !/[\\/](node_modules|\.next)$/.test(from) });
  }
  for (const file of ['package.json', 'tsconfig.json', 'vitest.config.ts', '.oxlintrc.json', '.oxfmtrc.json'])
    cpSync(at(file), join(copy, file));
  symlinkSync(at('node_modules'), join(copy, 'node_modules'));
  for (const args of [
    ['module', 'gift-cards'],
    ['kind', 'voucher'],
    ['adapter', 'acme-pay'],
  ]) {
    const { code, output } = await run('tools/new.mjs', ...args);
    expect(code, output).toBe(0);
  }
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('everything is written, and entered where things are listed', () => {
  for (const folder of folders)
    expect(filesBelow(join(copy, folder)).map((path) => relative(join(copy, folder), path))).toContain('README.md');
  expect(readFileSync(join(copy, 'core/map.ts'), 'utf8')).toContain("'gift-cards': ['*']");
  const host = readFileSync(join(copy, 'apps/server/parts.ts'), 'utf8');
  expect(host).toMatch(/const routes = \[[^\]]*\.\.\.giftCardsRoutes/);
  expect(host).toMatch(/useKinds\(\[[^\]]*voucher\]/);
});

test('it passes types, lint and format', async () => {
  const types = await run(bin('typescript/bin/tsc'), '--noEmit');
  expect(mine(types.output)).toEqual([]);
  const lint = await run(bin('oxlint/bin/oxlint'), '--type-aware', ...folders);
  expect(lint.output).toContain('0 errors');
  const format = await run(bin('oxfmt/bin/oxfmt'), '--check', ...folders, 'core/map.ts', 'apps/server/parts.ts');
  expect(format.code, format.output).toBe(0);
}, 180_000);

test('it passes the tidy rules', () => {
  const files = folders.flatMap((folder) => filesBelow(join(copy, folder)));
  expect(files.length).toBeGreaterThan(15);
  expect(files.flatMap((path) => check(sourceOf(relative(copy, path), readFileSync(path, 'utf8')))).map(findingText)).toEqual([]);
});

test('its own tests pass', async () => {
  const { code, output } = await run(bin('vitest/vitest.mjs'), 'run', '--project', 'unit', ...folders);
  expect(code, output).toBe(0);
  expect(output).toMatch(/3 passed/);
}, 60_000);

test.each([
  [['module', 'gift-cards'], 'already'],
  [['kind', 'Voucher'], 'lower case'],
  [['kind', '../x'], 'lower case'],
  [['plugin', 'x'], 'Usage'],
  [['kind'], 'Usage'],
])('%j is refused with a sentence, and nothing is written', async (args, sentence) => {
  const before = filesBelow(copy).length;
  const { code, output } = await run('tools/new.mjs', ...args);
  expect(code).not.toBe(0);
  expect(output).toContain(sentence);
  expect(filesBelow(copy).length).toBe(before);
});

test('names have their forms', () => {
  expect(namesOf('acme-pay')).toEqual({ kebab: 'acme-pay', camel: 'acmePay', pascal: 'AcmePay', upper: 'ACME_PAY', words: 'acme pay' });
});

test.each([
  ['an empty list', '// A list.\nexport const kinds: Kind[] = [];\n', '// A list.\nimport x;\nexport const kinds: Kind[] = [b];\n'],
  ['a list of one', "import a from 'a';\n\nexport const kinds = [a];\n", "import a from 'a';\nimport x;\n\nexport const kinds = [a, b];\n"],
  [
    'a list on lines',
    "import a from 'a';\nexport const kinds = [\n  a,\n];\n",
    "import a from 'a';\nimport x;\nexport const kinds = [a, b];\n",
  ],
])('an entry goes into %s', (_name, text, expected) => {
  expect(addToList(text, { opening: ' = [', importLine: 'import x;', entry: 'b' })).toBe(expected);
});

test('a module goes into the last layer, once', () => {
  const map = 'export const layers = [\n  { a: [] },\n  { b: [] },\n];\nexport const other = [\n];\n';
  const added = addToMap(map, 'c-d');
  expect(added).toBe("export const layers = [\n  { a: [] },\n  { b: [], 'c-d': ['*'] },\n];\nexport const other = [\n];\n");
  expect(() => addToMap(added, 'c-d')).toThrow('already');
  expect(() => addToMap(map, 'a')).toThrow('already');
});
