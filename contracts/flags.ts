// Feature flags: switches of the installation, and what they are for one organization.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Timestamp, text, typeId } from './shapes.ts';

export const FlagName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, 'must be small letters and digits, parted by dots or hyphens');

/** Basis points: 10000 is everybody. */
const Share = z.number().int().min(0).max(10_000);
const Variants = z
  .array(z.strictObject({ name: z.string().regex(/^[a-z0-9-]{1,40}$/), weight: Share }))
  .max(20)
  .refine((all) => all.length === 0 || all.reduce((sum, { weight }) => sum + weight, 0) === 10_000, 'weights must add up to 10000')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'names must differ');

export const Flag = z
  .object({
    name: FlagName,
    kind: z.enum(['boolean', 'variant']),
    description: z.string(),
    rollout: Share,
    variants: z.array(z.object({ name: z.string(), weight: Share })),
    public: z.boolean(),
    overridable: z.boolean(),
    /** Organizations that have their own. */
    overrides: z.number().int(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Flag' });

export const OrganizationFlag = z
  .object({
    name: FlagName,
    kind: z.enum(['boolean', 'variant']),
    description: z.string(),
    default: z.object({ rollout: Share, variants: z.array(z.object({ name: z.string(), weight: Share })) }),
    own: z.object({ rollout: Share, variants: z.array(z.object({ name: z.string(), weight: Share })), byPlatform: z.boolean() }).nullable(),
    /** What it is for the organization itself, now. */
    value: z.union([z.boolean(), z.string()]),
    /** False where the platform decides. */
    changeable: z.boolean(),
  })
  .meta({ id: 'OrganizationFlag' });

const Setting = z.strictObject({ rollout: Share.default(0), variants: Variants.default([]) });
const Name = z.strictObject({ flag: FlagName });

export const listFlags = operation({
  id: 'listFlags',
  method: 'GET',
  path: '/v1/admin/platform/flags',
  permission: 'platform.flags',
  tag: 'Flags',
  summary: 'Every flag of the installation.',
  response: z.object({ items: z.array(Flag) }),
});
export const putFlag = operation({
  id: 'putFlag',
  method: 'PUT',
  path: '/v1/admin/platform/flags/:flag',
  permission: 'platform.flags',
  stepUp: true,
  tag: 'Flags',
  summary: 'Define a flag or change it. Subjects keep their side while a share grows.',
  params: Name,
  body: Setting.extend({
    kind: z.enum(['boolean', 'variant']),
    description: text(300, 0).default(''),
    public: z.boolean().default(false),
    overridable: z.boolean().default(false),
  }),
  response: Flag,
});
export const deleteFlag = operation({
  id: 'deleteFlag',
  method: 'DELETE',
  path: '/v1/admin/platform/flags/:flag',
  permission: 'platform.flags',
  stepUp: true,
  tag: 'Flags',
  summary: 'Delete a flag with what organizations set of it; code that asks for it finds it off.',
  params: Name,
  status: 204,
});
export const FlagOverride = z
  .object({
    organization: z.object({ id: typeId('org'), name: z.string() }),
    rollout: Share,
    variants: z.array(z.object({ name: z.string(), weight: Share })),
    /** False where the organization set it for itself. */
    byPlatform: z.boolean(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'FlagOverride' });
export const listFlagOverrides = operation({
  id: 'listFlagOverrides',
  method: 'GET',
  path: '/v1/admin/platform/flags/:flag/organizations',
  permission: 'platform.flags',
  tag: 'Flags',
  summary: 'Organizations for which a flag is something else, those that were decided last first; at most 200.',
  params: Name,
  response: z.object({ items: z.array(FlagOverride) }),
});
export const pinFlag = operation({
  id: 'pinFlag',
  method: 'PUT',
  path: '/v1/admin/platform/flags/:flag/organizations/:id',
  permission: 'platform.flags',
  stepUp: true,
  tag: 'Flags',
  summary: 'Decide a flag for one organization; it can’t change that.',
  params: Name.extend({ id: typeId('org') }),
  body: Setting,
  status: 204,
});
export const unpinFlag = operation({
  id: 'unpinFlag',
  method: 'DELETE',
  path: '/v1/admin/platform/flags/:flag/organizations/:id',
  permission: 'platform.flags',
  stepUp: true,
  tag: 'Flags',
  summary: 'Take away what was decided, or set, for one organization.',
  params: Name.extend({ id: typeId('org') }),
  status: 204,
});

export const listOwnFlags = operation({
  id: 'listOwnFlags',
  method: 'GET',
  path: '/v1/admin/flags',
  permission: 'flags.read',
  tag: 'Flags',
  summary: 'Flags the organization may set, and those that were decided for it.',
  response: z.object({ items: z.array(OrganizationFlag) }),
});
export const setOwnFlag = operation({
  id: 'setOwnFlag',
  method: 'PUT',
  path: '/v1/admin/flags/:flag',
  permission: 'flags.write',
  tag: 'Flags',
  summary: 'Set a flag for the organization.',
  params: Name,
  body: Setting,
  response: OrganizationFlag,
});
export const clearOwnFlag = operation({
  id: 'clearOwnFlag',
  method: 'DELETE',
  path: '/v1/admin/flags/:flag',
  permission: 'flags.write',
  tag: 'Flags',
  summary: 'Go back to the installation’s own setting.',
  params: Name,
  status: 204,
});

export const evaluateFlags = operation({
  id: 'evaluateFlags',
  method: 'GET',
  path: '/v1/flags',
  permission: 'public',
  anonymous: true,
  tag: 'Flags',
  summary: 'Public flags of the channel for a subject; the same subject keeps its side.',
  query: z.strictObject({
    subject: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
  }),
  response: z.object({ flags: z.record(z.string(), z.union([z.boolean(), z.string()])) }),
});
