// The rules about size: long functions, long files and long parameter lists, each with the exceptions there are.
import { type Finding, type Node, type Source, finding, isProgram, isTest, lineAt } from './source.ts';

export const limits = { functionLines: 70, fileLines: 400, parameters: 4 };
export type Limit = keyof typeof limits;

/** Sizes of today that are over a limit, by `path` or `path#function`: they may shrink, not grow. */
export type Exceptions = Record<Limit, Record<string, number>>;

interface Measure {
  limit: Limit;
  /** How an exception names it. */
  key: string;
  size: number;
  start: number;
}

/** What is over its limit and over its exception. */
export function staysSmall(source: Source, exceptions: Exceptions): Finding[] {
  return measuresOf(source)
    .filter(({ limit, key, size }) => size > (exceptions[limit][key] ?? limits[limit]))
    .map(({ limit, key, size, start }) =>
      finding('sizes', source, { start }, `${key}: ${limit} ${size}, at most ${exceptions[limit][key] ?? limits[limit]}`),
    );
}

/** Exceptions that nothing needs any more, or that are wider than they need to be. */
export function looseExceptions(sources: Source[], exceptions: Exceptions): string[] {
  const measures = sources.flatMap(measuresOf);
  return Object.entries(exceptions).flatMap(([limit, list]) =>
    Object.entries(list).flatMap(([key, granted]) => {
      const size = Math.max(0, ...measures.filter((one) => one.limit === limit && one.key === key).map((one) => one.size));
      if (size <= limits[limit as Limit]) return [`${limit} of ${key} needs no exception any more`];
      return size < granted ? [`${limit} of ${key} may go down to ${size}`] : [];
    }),
  );
}

function measuresOf(source: Source): Measure[] {
  if (!isProgram(source.path) || source.path === 'client/schema.ts') return [];
  const lines = lineAt(source.text.trimEnd(), source.text.length);
  const functions = source.nodes.filter(({ type }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type));
  return [
    { limit: 'fileLines', key: source.path, size: lines, start: 0 },
    ...functions.flatMap((node) => measuresOfFunction(source, node)),
  ];
}

function measuresOfFunction(source: Source, node: Node): Measure[] {
  const key = `${source.path}#${nameOf(source, node)}`;
  const size = lineAt(source.text, node.end) - lineAt(source.text, node.start) + 1;
  const parameters = Array.isArray(node.params) ? node.params.length : 0;
  // A suite's body holds its tests, and a table's columns are a test's parameters.
  if (isTest(source.path)) return [];
  return [
    { limit: 'functionLines', key, size, start: node.start },
    { limit: 'parameters', key, size: parameters, start: node.start },
  ];
}

/** Its own name, else the name it is given by the variable, property or method around it. */
function nameOf(source: Source, node: Node): string {
  const own = (node.id as { name?: string } | null | undefined)?.name;
  if (own) return own;
  const around = source.nodes.find((other) => other.value === node || other.init === node);
  const named = (around?.key ?? around?.id) as { name?: string } | undefined;
  return named?.name ?? 'anonymous';
}
