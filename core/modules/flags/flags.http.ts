// Flags over HTTP: for the platform, for an organization, and for anybody who comes to a channel.
import * as contract from '#contracts/flags.ts';
import { channelAt, channelsAround, staffActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { dropEverywhere, dropKept } from '#platform/http/cache.ts';
import { type Call, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { clearFlag, deleteFlag, putFlag, setFlag } from './change-flags.ts';
import { evaluate } from './evaluate.ts';
import { dropFlags, publicFlags } from './flag.ts';
import { FlagError } from './flags.errors.ts';
import { allFlags, flagDefinitions, type FlagRow, type OverrideRow, overridesOf, overridesOfFlag } from './flags.sql.ts';

const shown = (row: FlagRow) => ({
  name: row.name,
  kind: row.kind,
  description: row.description,
  rollout: row.rollout,
  variants: row.variants,
  public: row.public,
  overridable: row.overridable,
  overrides: row.overrides,
  updatedAt: row.updated_at.toISOString(),
});

function shownOwn(definition: Omit<FlagRow, 'overrides'>, own: OverrideRow | undefined, orgId: Uuid) {
  const { name, kind, description, rollout, variants, overridable } = definition;
  const counts = own && (own.by_platform || overridable) ? own : undefined;
  return {
    name,
    kind,
    description,
    default: { rollout, variants },
    own: counts ? { rollout: counts.rollout, variants: counts.variants, byPlatform: counts.by_platform } : null,
    value: evaluate(name, counts ? { ...counts, kind } : definition, orgId),
    changeable: overridable && !counts?.by_platform,
  };
}

/** Flags an organization has a say in, or that were decided for it. */
async function ownFlags(tx: Tx, orgId: Uuid) {
  const [definitions, overrides] = await Promise.all([tx.rows(flagDefinitions, []), tx.rows(overridesOf, [orgId])]);
  const own = new Map(overrides.map((row) => [row.flag, row]));
  return definitions
    .filter(({ name, overridable }) => overridable || own.get(name)?.by_platform)
    .map((definition) => shownOwn(definition, own.get(definition.name), orgId));
}

/** Every server asks anew, this one before it answers. */
async function tellAll(): Promise<void> {
  dropFlags();
  dropKept();
  await dropEverywhere();
}

/** The same for what is one organization's. */
async function tellOf(orgId: Uuid): Promise<void> {
  const channelIds = await channelsAround(orgId);
  dropFlags();
  dropKept(channelIds);
  await dropEverywhere({ sort: 'flags', channelIds });
}

/** Who runs the installation: past the walls, and in the trail of their own organization. */
const platformActor = (call: Call) => ({ ...systemActorFor(call), orgId: call.principal.orgId });

async function change(call: Call, work: (tx: Tx) => Promise<void>): Promise<void> {
  await inTx(platformActor(call), work);
  await tellAll();
}

export const flagRoutes = [
  route(contract.listFlags, async (call) => ({ items: (await inTx(platformActor(call), (tx) => tx.rows(allFlags, []))).map(shown) })),
  route(contract.putFlag, async (call) => {
    const row = await inTx(platformActor(call), (tx) => putFlag(tx, { name: call.params.flag, ...call.body }));
    await tellAll();
    return shown(row);
  }),
  route(contract.deleteFlag, async (call) => change(call, (tx) => deleteFlag(tx, call.params.flag))),
  route(contract.listFlagOverrides, async (call) => {
    const rows = await inTx(platformActor(call), (tx) => tx.rows(overridesOfFlag, [call.params.flag]));
    const items = rows.map((row) => ({
      organization: { id: publicId('organization', row.org_id), name: row.name },
      rollout: row.rollout,
      variants: row.variants,
      byPlatform: row.by_platform,
      updatedAt: row.updated_at.toISOString(),
    }));
    return { items };
  }),
  route(contract.pinFlag, async (call) => {
    const orgId = privateId('organization', call.params.id);
    await change(call, (tx) => setFlag(tx, { orgId, name: call.params.flag, byPlatform: true }, call.body));
  }),
  route(contract.unpinFlag, async (call) => {
    const orgId = privateId('organization', call.params.id);
    await change(call, (tx) => clearFlag(tx, { orgId, name: call.params.flag, byPlatform: true }));
  }),
  route(contract.listOwnFlags, async (call) => {
    const actor = staffActor(call);
    return { items: await inTx(actor, (tx) => ownFlags(tx, actor.orgId)) };
  }),
  route(contract.setOwnFlag, async (call) => {
    const actor = staffActor(call);
    const { flag: name } = call.params;
    const items = await inTx(actor, async (tx) => {
      await setFlag(tx, { orgId: actor.orgId, name, byPlatform: false }, call.body);
      return ownFlags(tx, actor.orgId);
    });
    await tellOf(actor.orgId);
    const found = items.find((each) => each.name === name);
    if (!found) throw FlagError('FLAG_NOT_FOUND');
    return found;
  }),
  route(contract.clearOwnFlag, async (call) => {
    const actor = staffActor(call);
    await inTx(actor, (tx) => clearFlag(tx, { orgId: actor.orgId, name: call.params.flag, byPlatform: false }));
    await tellOf(actor.orgId);
  }),
  route(contract.evaluateFlags, async (call) => {
    const channel = await channelAt(call.host);
    return { flags: await publicFlags({ orgId: channel.org_id, subject: call.query.subject }) };
  }),
];
