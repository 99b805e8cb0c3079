// Every language says everything: the same keys, the same placeholders, and no English left behind.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as course from '../../../kinds/course/contract.ts';
import * as hosting from '../../../kinds/hosting/contract.ts';
import * as membership from '../../../kinds/membership/contract.ts';
import * as physical from '../../../kinds/physical/contract.ts';
import * as service from '../../../kinds/service/contract.ts';

type Tree = { [key: string]: string | Tree };
const ofKinds = ['physical', 'service', 'course', 'membership', 'hosting'].map(
  (kind) => new URL(`../../../kinds/${kind}/messages/`, import.meta.url),
);
const ofPresets = ['vestify', 'snail', 'store-network'].map((preset) => new URL(`../../../presets/${preset}/messages/`, import.meta.url));
const folders = [new URL('.', import.meta.url), ...ofKinds, ...ofPresets].map((url) => fileURLToPath(url));
const read = (folder: string, locale: string): Tree => JSON.parse(readFileSync(`${folder}/${locale}.json`, 'utf8')) as Tree;

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const holes = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))]
    .filter((name) => /^[a-z]+$/.test(name) && !/^(one|two|few|many|other|zero)$/.test(name))
    .toSorted();

/** Words that are the same everywhere: units, marks, names. */
const same = new Set([
  '—',
  'cm',
  'E-mail',
  'SKU',
  '{count} s',
  '{city}, {country}',
  'S, M, L',
  '.99',
  '.95',
  '.90',
  '{title}: {counted}',
  'UTF-8',
  'UTF-16 (little endian)',
  'UTF-16 (big endian)',
]);

const cases = folders.flatMap((folder) => ['th', 'vi', 'ru', 'ar'].map((locale) => [locale, folder] as const));
test.each(cases)('%s in %s has the keys of English', (locale, folder) => {
  expect(flat(read(folder, locale)).map(([key]) => key)).toEqual(flat(read(folder, 'en')).map(([key]) => key));
});
test.each(cases)('%s in %s is translated and keeps the placeholders', (locale, folder) => {
  const english = new Map(flat(read(folder, 'en')));
  for (const [key, text] of flat(read(folder, locale))) {
    const original = english.get(key) ?? '';
    if (!same.has(original)) expect(text, key).not.toBe(original);
    const firstHole = holes(original)[0];
    if (firstHole && !text.includes('plural')) expect(holes(text), key).toContain(firstHole);
  }
});

const machines = [course, hosting, membership, physical, service].map(({ machine }) => machine);
test('COR-32 every move that a line makes has a word in the history of its order, and every move staff may make has one on its button', () => {
  const words = new Set(flat(read(fileURLToPath(new URL('.', import.meta.url)), 'en')).map(([key]) => key));
  const wanted = machines.flatMap((machine) =>
    Object.values(machine.states).flatMap(({ on = {}, staff = [] }) => [
      ...Object.keys(on).map((move) => `staff.event.line_${move}`),
      ...staff.map((move) => `staff.move.${move}`),
    ]),
  );
  expect(wanted.filter((key) => !words.has(key))).toEqual([]);
});
