// Defines flags and sets them for organizations.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { FlagError } from './flags.errors.ts';
import {
  allFlags,
  dropFlag,
  dropOverride,
  flagDefinitions,
  type FlagRow,
  overridesOf,
  putOneFlag,
  putOverride,
  type Variant,
} from './flags.sql.ts';

export interface FlagSetting {
  rollout: number;
  variants: Variant[];
}

export interface FlagDefinition extends FlagSetting {
  name: string;
  kind: 'boolean' | 'variant';
  description: string;
  public: boolean;
  overridable: boolean;
}

/** A boolean flag has a share and no variants, a variant flag the other way round. */
const fitted = (kind: FlagDefinition['kind'], { rollout, variants }: FlagSetting): FlagSetting =>
  kind === 'boolean' ? { rollout, variants: [] } : { rollout: 0, variants };

const facts = ({ rollout, variants }: FlagSetting) => ({ rollout, variants: variants.map((each) => ({ ...each })) });

async function find(tx: Tx, name: string): Promise<Omit<FlagRow, 'overrides'>> {
  const found = (await tx.rows(flagDefinitions, [])).find((row) => row.name === name);
  if (!found) throw FlagError('FLAG_NOT_FOUND');
  return found;
}

/** @throws Refusal FLAG_KIND_FIXED; RANGE_EXCEEDED for a variant flag without variants */
export async function putFlag(tx: Tx, definition: FlagDefinition): Promise<FlagRow> {
  const { name, kind, description } = definition;
  const before = (await tx.rows(allFlags, [])).find((row) => row.name === name);
  const setting = fitted(kind, definition);
  if (kind === 'variant' && setting.variants.length === 0) throw FlagError('FLAG_KIND_FIXED');
  const values = [
    name,
    kind,
    description,
    setting.rollout,
    JSON.stringify(setting.variants),
    definition.public,
    definition.overridable,
    tx.now,
  ];
  if (!(await tx.row(putOneFlag, values))) throw FlagError('FLAG_KIND_FIXED');
  await record(tx, {
    orgId: tx.actor.orgId,
    action: 'flag.defined',
    subject: { type: 'flag', id: name },
    before: before && facts(before),
    after: facts(setting),
  });
  const after = (await tx.rows(allFlags, [])).find((row) => row.name === name);
  if (!after) throw FlagError('FLAG_NOT_FOUND');
  return after;
}

/** @throws Refusal FLAG_NOT_FOUND */
export async function deleteFlag(tx: Tx, name: string): Promise<void> {
  if (!(await tx.row(dropFlag, [name]))) throw FlagError('FLAG_NOT_FOUND');
  await record(tx, { orgId: tx.actor.orgId, action: 'flag.deleted', subject: { type: 'flag', id: name } });
}

interface Override {
  orgId: Uuid;
  name: string;
  byPlatform: boolean;
}

/** @throws Refusal FLAG_NOT_FOUND, FLAG_FIXED where the organization may not */
export async function setFlag(tx: Tx, { orgId, name, byPlatform }: Override, input: FlagSetting): Promise<void> {
  const definition = await find(tx, name);
  const before = (await tx.rows(overridesOf, [orgId])).find(({ flag }) => flag === name);
  if (!byPlatform && (!definition.overridable || before?.by_platform))
    throw before || definition.overridable ? FlagError('FLAG_FIXED') : FlagError('FLAG_NOT_FOUND');
  const setting = fitted(definition.kind, input);
  if (definition.kind === 'variant' && setting.variants.length === 0) throw FlagError('FLAG_KIND_FIXED');
  const set = await tx.row(putOverride, [orgId, name, setting.rollout, JSON.stringify(setting.variants), tx.now, byPlatform]);
  if (!set) throw FlagError('FLAG_FIXED');
  await record(tx, {
    orgId,
    action: 'flag.set',
    subject: { type: 'flag', id: name },
    before: before && facts(before),
    after: { ...facts(setting), byPlatform },
  });
}

/** @throws Refusal FLAG_NOT_FOUND where nothing was set */
export async function clearFlag(tx: Tx, { orgId, name, byPlatform }: Override): Promise<void> {
  if (!(await tx.row(dropOverride, [orgId, name, byPlatform]))) {
    const found = (await tx.rows(overridesOf, [orgId])).some(({ flag }) => flag === name);
    throw FlagError(found ? 'FLAG_FIXED' : 'FLAG_NOT_FOUND');
  }
  await record(tx, { orgId, action: 'flag.cleared', subject: { type: 'flag', id: name } });
}
