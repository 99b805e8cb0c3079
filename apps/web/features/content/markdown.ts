// Reads a safe part of Markdown into blocks: headings, paragraphs, lists, quotations, lines; bold, italics, code, links. All else, HTML too, is text.
import { isSafeLink } from '../../../../contracts/links.ts';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong'; inside: Inline[] }
  | { type: 'em'; inside: Inline[] }
  | { type: 'link'; href: string; inside: Inline[] };
export type Block =
  | { type: 'heading'; level: 2 | 3 | 4; inside: Inline[] }
  | { type: 'paragraph'; lines: Inline[][] }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'quote'; lines: Inline[][] }
  | { type: 'rule' };

const DEEPEST = 4;
const marks = [
  { mark: '**', type: 'strong' },
  { mark: '*', type: 'em' },
  { mark: '`', type: 'code' },
] as const;

const textOf = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

/** A link at the start of a text, with its length. */
function linkAt(rest: string, depth: number): { node: Inline; length: number } | undefined {
  const match = /^\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/.exec(rest);
  if (!match) return undefined;
  const [whole, label = '', href = ''] = match;
  return isSafeLink(href) ? { node: { type: 'link', href, inside: inlinesOf(label, depth + 1) }, length: whole.length } : undefined;
}

/** What stands between two marks at the start of a text, with its length; a mark that never ends is text from then on. */
function markedAt(rest: string, unended: Set<string>, depth: number): { node: Inline; length: number } | undefined {
  const found = marks.find(
    ({ mark }) => rest.startsWith(mark) && !unended.has(mark) && !/^(\s|$)/.test(rest.slice(mark.length, mark.length + 1)),
  );
  if (!found) return undefined;
  const { mark, type } = found;
  const end = rest.indexOf(mark, mark.length + 1);
  if (end < 0) {
    unended.add(mark);
    return undefined;
  }
  const inner = rest.slice(mark.length, end);
  const node: Inline = type === 'code' ? { type, text: inner } : { type, inside: inlinesOf(inner, depth + 1) };
  return { node, length: end + mark.length };
}

export function inlinesOf(text: string, depth = 0): Inline[] {
  if (depth > DEEPEST) return textOf(text);
  const found: Inline[] = [];
  const unended = new Set<string>();
  let plain = '';
  for (let at = 0; at < text.length;) {
    const next = /[*`[\\]/g;
    next.lastIndex = at;
    const mark = next.exec(text)?.index ?? text.length;
    plain += text.slice(at, mark);
    at = mark;
    if (at >= text.length) break;
    // A backslash takes a mark's meaning away.
    if (text[at] === '\\') {
      plain += text[at + 1] ?? '\\';
      at += 2;
      continue;
    }
    const rest = text.slice(at, at + 4_000);
    const read = text[at] === '[' ? linkAt(rest, depth) : markedAt(text.slice(at), unended, depth);
    if (!read) {
      plain += text[at];
      at += 1;
      continue;
    }
    found.push(...textOf(plain), read.node);
    plain = '';
    at += read.length;
  }
  return [...found, ...textOf(plain)];
}

const isItem = (line: string): RegExpExecArray | null => /^\s{0,3}(?:([-*+])|\d{1,9}[.)])\s+(.*)$/.exec(line);
const isHeading = (line: string): RegExpExecArray | null => /^(#{1,6})\s+(.*)$/.exec(line);
const isRule = (line: string): boolean => /^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line);
const isQuote = (line: string): boolean => line.startsWith('>');
const isPlain = (line: string): boolean => line.trim() !== '' && !isRule(line) && !isItem(line) && !isHeading(line) && !isQuote(line);

/** The lines from `at` on that are of one sort. */
function run(lines: readonly string[], at: number, is: (line: string) => boolean): string[] {
  let end = at;
  while (end < lines.length && is(lines[end] ?? '')) end += 1;
  return lines.slice(at, end);
}

/** The block that begins at a line, and how many lines it takes. */
function blockAt(lines: readonly string[], at: number): [Block | undefined, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, 1];
  if (isRule(line)) return [{ type: 'rule' }, 1];
  const heading = isHeading(line);
  // The page's title is its first heading, so those of its text begin one below.
  if (heading)
    return [{ type: 'heading', level: Math.min(4, Math.max(2, heading[1]?.length ?? 2)) as 2, inside: inlinesOf(heading[2] ?? '') }, 1];
  const item = isItem(line);
  if (item) {
    const ordered = item[1] === undefined;
    const items = run(lines, at, (each) => !isRule(each) && isItem(each) !== null && (isItem(each)?.[1] === undefined) === ordered);
    return [{ type: 'list', ordered, items: items.map((each) => inlinesOf(isItem(each)?.[2] ?? '')) }, items.length];
  }
  if (isQuote(line)) {
    const quoted = run(lines, at, isQuote);
    return [{ type: 'quote', lines: quoted.map((each) => inlinesOf(each.replace(/^>\s?/, ''))) }, quoted.length];
  }
  const said = run(lines, at, isPlain);
  return [{ type: 'paragraph', lines: said.map((each) => inlinesOf(each)) }, said.length];
}

export function blocksOf(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const found: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const [block, length] = blockAt(lines, at);
    if (block) found.push(block);
    at += length;
  }
  return found;
}
