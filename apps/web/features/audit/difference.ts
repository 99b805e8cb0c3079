// What changed between two states of a thing, leaf by leaf.

export interface Change {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Every leaf with its path; an empty list or object is a leaf, too. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return value === null && path ? [[path, '—']] : [];
  if (typeof value !== 'object') return [[path, textOf(value)]];
  const entries = Object.entries(value);
  if (entries.length === 0) return path ? [[path, '—']] : [];
  return entries.flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/** Leaves that differ, in the order they are met; where one side is missing, all of the other. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((change) => change.before !== change.after);
}
