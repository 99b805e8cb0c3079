// Sealed values in jsonb columns: a text where nothing of the value is needed in SQL, else an object with the needed fields beside it.
import { keyIdOf, open, type Place, seal } from './index.ts';

/** The value as JSON text for a jsonb column; the fields of `keep` stay readable there. */
export function sealJson(value: object, place: Place, keep: readonly string[] = []): string {
  const sealed = seal(JSON.stringify(value), place);
  if (keep.length === 0) return JSON.stringify(sealed);
  const kept = Object.entries(value).filter(([name]) => keep.includes(name));
  return JSON.stringify({ ...Object.fromEntries(kept), sealed });
}

/** The sealed text in what a jsonb column holds; undefined when it is plain. */
function sealedIn(held: unknown): string | undefined {
  if (typeof held === 'string') return held;
  const inside = typeof held === 'object' && held !== null ? (held as { sealed?: unknown }).sealed : undefined;
  return typeof inside === 'string' && keyIdOf(inside) !== undefined ? inside : undefined;
}

/** The value as it was given to `sealJson`; what is plain is given as it is. @throws VaultError */
export function openJson<T>(held: unknown, place: Place): T {
  const sealed = sealedIn(held);
  return (sealed === undefined ? held : JSON.parse(open(sealed, place))) as T;
}
