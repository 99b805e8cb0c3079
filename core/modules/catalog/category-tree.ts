// The tree of categories as plain data: its order, its depths, and what may be moved where.
import type { Uuid } from '#platform/ids/index.ts';

/** The deepest level there is; the top is 1. */
export const DEEPEST = 4;

export interface Branch {
  id: Uuid;
  parent_id: Uuid | null;
}
export type Placed<T> = T & { depth: number };

/** Every parent before its children, brothers in the order they came in. What hangs on nothing that is there stands at the top. */
export function inTree<T extends Branch>(rows: readonly T[]): Placed<T>[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = Map.groupBy(rows, ({ parent_id: parent }) => (parent !== null && known.has(parent) ? parent : null));
  const walk = (parent: Uuid | null, depth: number): Placed<T>[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 1);
}

/** A category and all above it, the top first. */
export function pathTo<T extends Branch>(rows: readonly T[], id: Uuid): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path: T[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = at.parent_id === null ? undefined : byId.get(at.parent_id)) path.unshift(at);
  return path;
}

/** Levels from a category to the lowest below it, itself among them. */
function heightOf(rows: readonly Branch[], id: Uuid): number {
  const below = rows.filter(({ parent_id: parent }) => parent === id).map((child) => heightOf(rows, child.id));
  return 1 + Math.max(0, ...below);
}

/** Why a category can't stand below a parent; null where it can. `id` is null for a new one. */
export function whyNotBelow(rows: readonly Branch[], id: Uuid | null, parentId: Uuid): 'not_found' | 'circle' | 'too_deep' | null {
  if (!rows.some((row) => row.id === parentId)) return 'not_found';
  const path = pathTo(rows, parentId);
  if (path.some((row) => row.id === id)) return 'circle';
  return path.length + (id === null ? 1 : heightOf(rows, id)) > DEEPEST ? 'too_deep' : null;
}
