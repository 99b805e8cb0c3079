// Founds an organization with the roles it starts with.
import { OWNER, startingRoles } from '#contracts/permissions.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { addOrganization, addRoles } from './organizations.sql.ts';
import { roleNames } from './role-names.ts';

export interface StartingRole {
  key: string;
  /** By locale. */
  name: Record<string, string>;
  permissions: readonly string[];
}

export interface NewOrganization {
  id: Uuid;
  slug: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** True for an organization that runs the installation: its roles may hold platform permissions. */
  platform?: boolean;
  /** Roles beside its owner's; those every organization starts with when absent. */
  roles?: readonly StartingRole[];
}

const usual: readonly StartingRole[] = Object.entries(startingRoles).map(([key, permissions]) => ({
  key,
  name: roleNames[key] ?? { en: key },
  permissions,
}));

/** An organization without members yet; its caller adds an owner in the same transaction. */
export function foundOrganization(tx: Tx, input: NewOrganization): void {
  const { id, slug, name, country, platform = false, roles = usual } = input;
  tx.send(addOrganization, [id, slug, name, country, platform, tx.now]);
  const all: StartingRole[] = [{ key: OWNER, name: roleNames[OWNER] ?? { en: OWNER }, permissions: [] }, ...roles];
  tx.send(addRoles, [
    id,
    all.map((role) => role.key),
    all.map((role) => JSON.stringify(role.name)),
    // PostgreSQL has no arrays of arrays of several lengths.
    all.map((role) => role.permissions.join(',')),
    tx.now,
  ]);
}
