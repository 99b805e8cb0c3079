// Asking flags: from memory, refreshed when a process says that something changed, and by itself every few seconds.
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { evaluate, type Setting } from './evaluate.ts';
import { allFlags, allOverrides, type FlagRow, type OverrideRow } from './flags.sql.ts';

const KEEP_MS = 5_000;

interface Flags {
  definitions: ReadonlyMap<string, FlagRow>;
  /** By organization and flag. */
  overrides: ReadonlyMap<string, OverrideRow>;
}

let loaded: { at: number; flags: Promise<Flags> } | undefined;

const placeOf = (orgId: Uuid, name: string): string => `${orgId} ${name}`;

const load = (): Promise<Flags> =>
  inTx(systemActor, async (tx) => {
    const [definitions, overrides] = await Promise.all([tx.rows(allFlags, []), tx.rows(allOverrides, [])]);
    return {
      definitions: new Map(definitions.map((row) => [row.name, row])),
      overrides: new Map(overrides.map((row) => [placeOf(row.org_id, row.flag), row])),
    };
  });

function flags(): Promise<Flags> {
  if (!loaded || loaded.at + KEEP_MS < Date.now()) {
    const before = loaded?.flags;
    const entry = { at: Date.now(), flags: load() };
    loaded = entry;
    // What was known stands in while the database does not answer; never known is an error.
    if (before) entry.flags = entry.flags.catch(() => before);
    else entry.flags.catch(() => (loaded = loaded === entry ? undefined : loaded));
  }
  return loaded.flags;
}

/** Forgets what is kept in memory. */
export function dropFlags(): void {
  loaded = undefined;
}

export interface Asker {
  /** Whose setting counts where it has one; null for the installation's. */
  orgId: Uuid | null;
  /** Who is to be on a side: a cart, a person, an order. */
  subject?: string | undefined;
}

const valueOf = ({ definitions, overrides }: Flags, name: string, { orgId, subject }: Asker): boolean | string | undefined => {
  const definition = definitions.get(name);
  if (!definition) return undefined;
  const own = orgId ? overrides.get(placeOf(orgId, name)) : undefined;
  // What an organization set counts only while it may.
  const counts = own && (own.by_platform || definition.overridable);
  const setting: Setting = counts ? { ...own, kind: definition.kind } : definition;
  return evaluate(name, setting, subject ?? orgId ?? undefined);
};

/**
 * Whether a flag is on. Not to be asked inside of a transaction: it may need a connection of its own.
 * @param otherwise what a flag that nobody defined is
 */
export async function flag(name: string, asker: Asker, otherwise = false): Promise<boolean> {
  return (await askFlags())(name, asker, otherwise);
}

/** Flags as they are now, to be asked without waiting: for what is decided inside of a transaction. */
export async function askFlags(): Promise<(name: string, asker: Asker, otherwise: boolean) => boolean> {
  const known = await flags();
  return (name, asker, otherwise) => {
    const value = valueOf(known, name, asker);
    return value === undefined ? otherwise : value === true;
  };
}

/** Which variant of a flag a subject gets, or undefined when nobody defined it. */
export async function variantOf(name: string, asker: Asker): Promise<string | undefined> {
  const value = valueOf(await flags(), name, asker);
  return typeof value === 'string' ? value : undefined;
}

/** All flags that are for anybody to see. */
export async function publicFlags(asker: Asker): Promise<Record<string, boolean | string>> {
  const known = await flags();
  const shown = [...known.definitions.values()].filter((definition) => definition.public);
  return Object.fromEntries(shown.map(({ name }) => [name, valueOf(known, name, asker) ?? false]));
}
