// The rules about habits: opening sentences, logical CSS, honest tests, faces without `export *`, nothing of one machine or registry.
import { type Finding, type Source, finding, isTest } from './source.ts';

/** A file opens with a sentence on what it is for. */
export function opensWithSentence(source: Source): Finding[] {
  const opening = openings[source.path.split('.').at(-1) ?? ''];
  if (!opening || /(^|\/)(next-env\.d\.ts|client\/schema\.ts)$/.test(source.path)) return [];
  // A shebang or a directive of React must come first.
  const first = source.text
    .replace(/^(#!.*|'use \w+';)\n+/, '')
    .split('\n', 2)
    .join(' ');
  return opening.test(first)
    ? []
    : [finding('opening', source, { start: 0 }, 'a file opens with a comment: one sentence on what it is for')];
}

const openings: Record<string, RegExp> = {
  ts: /^(\/\/|\/\*\*?)\s*\S+ \S+ \S+/,
  tsx: /^(\/\/|\/\*\*?)\s*\S+ \S+ \S+/,
  mjs: /^(\/\/|\/\*\*?)\s*\S+ \S+ \S+/,
  css: /^\/\*\s*\S+ \S+ \S+/,
  sql: /^--\s*\S+ \S+ \S+/,
};

const isForPages = (path: string): boolean => /^(ui|apps\/web)\/|^kinds\/[^/]+\/web\//.test(path);
const physicalClass =
  /^-?(?:(?:m|p)[lr]|left|right|border-[lr]|rounded-(?:l|r|tl|tr|bl|br)|scroll-[mp][lr])-(?:\d|\[|\(|px$|auto$|full$|none$|sm$|md$|lg$|xl$)|^(?:text|float|clear)-(?:left|right)$|^border-[lr]$/;
const physicalProperty = /(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)[a-z-]*|left|right)\s*:|text-align\s*:\s*(?:left|right)/g;

/** Start and end instead of left and right, so that right-to-left is free. */
export function isLogical(source: Source): Finding[] {
  if (!isForPages(source.path)) return [];
  if (source.path.endsWith('.css')) {
    return [...source.text.matchAll(physicalProperty)].map((match) =>
      finding('logical', source, { start: match.index }, `physical CSS: ${match[0].trim()}`),
    );
  }
  return source.nodes.flatMap((node) =>
    textOf(node)
      .split(/\s+/)
      .map((token) => token.replace(/^.*:(?=[^\]]*$)/, '').replace(/^!|!$/g, ''))
      .filter((token) => physicalClass.test(token))
      .map((token) => finding('logical', source, node, `physical class ${token}; use ms-, me-, ps-, pe-, start-, end-`)),
  );
}

function textOf(node: { type: string; value?: unknown }): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateElement') return (node.value as { raw?: string } | undefined)?.raw ?? '';
  return '';
}

/** No test is left out, and none keeps the others from running. */
export function leavesNoTestOut(source: Source): Finding[] {
  if (!isTest(source.path)) return [];
  return source.nodes
    .filter((node) => {
      const { name } = (node.property ?? {}) as { name?: string };
      return (
        node.type === 'MemberExpression' &&
        ['only', 'skip', 'todo', 'fixme', 'skipIf', 'runIf'].includes(name ?? '') &&
        isTestFunction(node.object)
      );
    })
    .map((node) => finding('left out', source, node, 'no .only, .skip, .todo: a test runs or it is removed'));
}

function isTestFunction(node: unknown): boolean {
  const { name, object } = (node ?? {}) as { name?: string; object?: unknown };
  return ['test', 'it', 'describe', 'suite'].includes(name ?? '') || (object !== undefined && isTestFunction(object));
}

/** A face lists its names. */
export function listsItsNames(source: Source): Finding[] {
  if (!/^core\/modules\/[^/]+\/index\.ts$/.test(source.path)) return [];
  return source.nodes
    .filter(({ type }) => type === 'ExportAllDeclaration')
    .map((node) => finding('face', source, node, 'a face names what it exports; no export *'));
}

const machinePath = /(?<![\w.-])\/(?:work|farm|root|home|Users)\/[\w.-]+/g;
const registryHost = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|"resolved":\s*"https?:/g;

/** Nothing of one machine. */
export function namesNoMachine(source: Source): Finding[] {
  return [...source.text.matchAll(machinePath)].map((match) =>
    finding('machine', source, { start: match.index }, `a path of one machine: ${match[0]}`),
  );
}

/** Packages come from where npm is told to get them, so no file says where. */
export function namesNoRegistry(source: Source): Finding[] {
  return [...source.text.matchAll(registryHost)].map((match) =>
    finding('registry', source, { start: match.index }, `a package registry: ${match[0]}`),
  );
}

type Messages = { [key: string]: string | Messages };

/** Every locale has the keys that English has, and no others; `files` maps paths to their text. */
export function localesAgree(files: Record<string, string>): Finding[] {
  return Object.keys(files)
    .filter((path) => path.endsWith('/en.json'))
    .flatMap((english) => {
      const folder = english.slice(0, -'en.json'.length);
      const wanted = keysOf(JSON.parse(files[english] ?? '{}') as Messages);
      return Object.entries(files)
        .filter(([path]) => path.startsWith(folder) && path !== english)
        .flatMap(([path, text]) => {
          const have = keysOf(JSON.parse(text) as Messages);
          const missing = wanted.filter((key) => !have.includes(key)).map((key) => `${key} is missing`);
          const extra = have.filter((key) => !wanted.includes(key)).map((key) => `${key} is not in en.json`);
          return [...missing, ...extra].map((message) => ({ rule: 'locales', path, line: 1, message }));
        });
    });
}

function keysOf(messages: Messages, before = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}
