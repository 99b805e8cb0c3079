// The invariants: SQL in core/modules/*/*.checks.sql that returns rows only where something is broken.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { at } from './lib/paths.ts';

export interface Check {
  module: string;
  id: string;
  /** What must always hold, as a sentence. */
  sentence: string;
  sql: string;
}

export interface Violation {
  check: Check;
  rows: Record<string, unknown>[];
}

/** Reads a checks file: statements, each under a line `-- check: ID sentence`. */
export function parseChecks(module: string, text: string): Check[] {
  const [head = '', ...parts] = text.split(/^-- check:[ \t]*/m);
  if (/^\s*[^\s-]/m.test(head.replaceAll(/^--.*$/gm, '')))
    throw new Error(`${module}: a statement stands before the first "-- check:" line`);
  return parts.map((part) => {
    const lineEnd = part.indexOf('\n');
    const [id = '', ...words] = part.slice(0, lineEnd).trim().split(/\s+/);
    const sql = part.slice(lineEnd + 1).trim();
    if (!id || words.length === 0) throw new Error(`${module}: a check needs an id and a sentence: "-- check: ${part.slice(0, lineEnd)}"`);
    if (!sql.replaceAll(/--.*$/gm, '').trim()) throw new Error(`${module}: check ${id} has no statement`);
    return { module, id, sentence: words.join(' '), sql };
  });
}

/** Every check of every module, in the order of their names. */
export function allChecks(): Check[] {
  const modules = at('core/modules');
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .toSorted()
    .filter((module) => !module.includes('.'))
    .flatMap((module) =>
      readdirSync(at('core/modules', module))
        .filter((file) => file.endsWith('.checks.sql'))
        .flatMap((file) => parseChecks(module, readFileSync(at('core/modules', module, file), 'utf8'))),
    );
}

/** Runs the checks one after the other; a statement that fails is told with its check. */
export async function runChecks(query: (sql: string) => Promise<Record<string, unknown>[]>, checks = allChecks()): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const check of checks) {
    const rows = await query(check.sql).catch((error: unknown) => {
      throw new Error(`Check ${check.id} of ${check.module} cannot run: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (rows.length) violations.push({ check, rows });
  }
  return violations;
}

/** A violation for people: the sentence that is broken and the first rows that break it. */
export function violationText({ check, rows }: Violation): string {
  const shown = rows
    .slice(0, 5)
    .map((row) => `    ${JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`);
  const more = rows.length > shown.length ? [`    … and ${rows.length - shown.length} more`] : [];
  return [`  ${check.id} (${check.module}) ${check.sentence}`, ...shown, ...more].join('\n');
}
