// Founds an organization with the roles it starts with.
import { randomBytes } from 'node:crypto';
import { OWNER, startingRoles } from '#contracts/permissions.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { addOrganization, addRoles } from './organizations.sql.ts';
import { OrganizationError } from './organizations.errors.ts';
import { roleNames } from './role-names.ts';
import { countFounded, freeSlugs, holdFounder, noteFounder } from './settings/settings.sql.ts';
import { isReserved, numbered, slugOf } from './slug.ts';

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
  /** Who founds it, if it is for themself, and what it starts with; absent for one that comes with the installation. */
  founder?: { userId: Uuid | null; locale: string; timeZone: string };
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
  const { id, slug, name, country, platform = false, founder, roles = usual } = input;
  tx.send(addOrganization, [id, slug, name, country, platform, tx.now]);
  if (founder) tx.send(noteFounder, [id, founder.userId, founder.locale, founder.timeZone]);
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

const MOST_FOUNDED = 5;
const LONGEST_SLUG = 40;
const TRIES = 50;

/** That a person may found one more organization. @throws Refusal EMAIL_NOT_VERIFIED, TOO_MANY_ORGANIZATIONS */
export async function requireFounder(tx: Tx, userId: Uuid): Promise<void> {
  const person = await tx.row(holdFounder, [userId]);
  if (!person?.verified) throw OrganizationError('EMAIL_NOT_VERIFIED');
  const { founded = 0 } = (await tx.row(countFounded, [userId])) ?? {};
  if (founded >= MOST_FOUNDED) throw OrganizationError('TOO_MANY_ORGANIZATIONS', { facts: { most: MOST_FOUNDED } });
}

/** A short name for an organization and its shop that nobody has. Somebody may still take it at the same moment: the insert then says so. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name, LONGEST_SLUG, 'shop');
  const names = numbered(isReserved(slug) ? `${slug}-shop`.slice(0, LONGEST_SLUG) : slug, LONGEST_SLUG);
  const free = await tx.row(freeSlugs, [Array.from({ length: TRIES }, () => String(names.next().value))]);
  // So many of one name: a number that nobody guesses.
  return free?.slug ?? `${slug.slice(0, 30)}-${randomBytes(4).toString('hex')}`;
}
