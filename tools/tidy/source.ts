// A file as the tidy rules see it: its text, its syntax tree, and what it imports.
import { posix } from 'node:path';
import { parseSync } from 'vite';

export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export interface Source {
  /** Seen from the top of the checkout, with forward slashes. */
  path: string;
  text: string;
  /** Every node of the tree; empty for files that are no program. */
  nodes: Node[];
  /** The targets of its imports: paths seen from the top of the checkout, or names of packages. */
  imports: { target: string; start: number }[];
}

export interface Finding {
  rule: string;
  path: string;
  line: number;
  message: string;
}

const aliases: Record<string, string> = {
  '#platform/': 'core/platform/',
  '#ports/': 'core/ports/',
  '#modules/': 'core/modules/',
  '#contracts/': 'contracts/',
  '#kinds/': 'kinds/',
  '#adapters/': 'adapters/',
  '#presets/': 'presets/',
  '@tessera/ui/': 'ui/',
  '@tessera/client': 'client/',
  '@/': 'apps/web/',
};

export const isProgram = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
export const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$/.test(path);

/** Reads a file for the rules; throws when it is no valid program though its name says so. */
export function sourceOf(path: string, text: string): Source {
  if (!isProgram(path)) return { path, text, nodes: [], imports: [] };
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const nodes: Node[] = [];
  collect(parsed.program, nodes);
  return { path, text, nodes, imports: nodes.flatMap((node) => importOf(path, node)) };
}

/** A finding at a place in the file. */
export function finding(rule: string, source: Source, at: { start: number }, message: string): Finding {
  return { rule, path: source.path, line: lineAt(source.text, at.start), message };
}

export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

function importOf(path: string, node: Node): Source['imports'] {
  if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type))
    return [];
  const from = (node.source ?? node.argument) as { value?: unknown } | null | undefined;
  if (typeof from?.value !== 'string') return [];
  return [{ target: resolve(path, from.value), start: node.start }];
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const alias = Object.keys(aliases).find((one) => specifier.startsWith(one));
  return alias ? posix.join(aliases[alias] ?? '', specifier.slice(alias.length)) : specifier;
}

function collect(value: unknown, into: Node[]): void {
  if (Array.isArray(value)) for (const one of value) collect(one, into);
  else if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
    if ('type' in value && typeof value.type === 'string') into.push(value as Node);
    for (const field of Object.values(value)) collect(field, into);
  }
}
