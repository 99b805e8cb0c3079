// Puts a new thing into a list in a source file.

export interface ListEntry {
  /** The text that opens the list, its bracket included: `useKinds([`. */
  opening: string;
  /** An import that goes after the last one. */
  importLine: string;
  entry: string;
}

/** Adds an import, and an entry at the end of the list; throws when the file has no such list, or the entry already. */
export function addToList(text: string, { opening, importLine, entry }: ListEntry): string {
  if (text.includes(importLine)) throw new Error(`${entry} is in the list "${opening}…]" already.`);
  const start = text.indexOf(opening) + opening.length;
  const end = text.indexOf(']', start);
  if (start < opening.length || end < 0) throw new Error(`There is no list "${opening}…]".`);
  const inside = text.slice(start, end).trim().replace(/,$/, '');
  return addImport(`${text.slice(0, start)}${inside ? `${inside}, ` : ''}${entry}${text.slice(end)}`, importLine);
}

function addImport(text: string, line: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((one) => /^(import\b|\} from ')/.test(one));
  // Without imports: after the opening comment.
  const after = last >= 0 ? last : lines.findIndex((one) => !one.startsWith('//')) - 1;
  lines.splice(after + 1, 0, line);
  return lines.join('\n');
}

/** Adds a module to the last layer of core/map.ts, which may read every face and is called by nobody. */
export function addToMap(text: string, name: string): string {
  const key = name.includes('-') ? `'${name}'` : name;
  if (new RegExp(`[{ ]${key}: \\[`).test(text)) throw new Error(`core/map.ts has a module ${name} already.`);
  const end = text.indexOf('\n];');
  const lastLayer = text.lastIndexOf('}', end);
  if (end < 0 || lastLayer < 0) throw new Error('core/map.ts has no list of layers.');
  const before = text.slice(0, lastLayer).trimEnd().replace(/,$/, '');
  const multiline = before.length < text.slice(0, lastLayer).trimEnd().length;
  return multiline ? `${before},\n    ${key}: ['*'],\n  ${text.slice(lastLayer)}` : `${before}, ${key}: ['*'] ${text.slice(lastLayer)}`;
}
