// API keys: programs of an organization.
import { z } from 'zod';
import { operation } from './operation.ts';
import { organizationPermissions } from './permissions.ts';
import { line, Timestamp, typeId } from './shapes.ts';

export const ApiKey = z
  .object({
    id: typeId('key'),
    name: z.string(),
    /** What people recognize it by; not the key. */
    prefix: z.string(),
    permissions: z.array(z.string()),
    requestsPerMinute: z.number().int(),
    state: z.enum(['active', 'lapsed', 'revoked']),
    createdBy: z.string(),
    createdAt: Timestamp,
    expiresAt: Timestamp.nullable(),
    lastUsedAt: Timestamp.nullable(),
    lastUsedIp: z.string().nullable(),
    /** The key that took its place. */
    replacedBy: typeId('key').nullable(),
  })
  .meta({ id: 'ApiKey' });
/** The key itself is in this answer and nowhere else. */
export const NewApiKey = ApiKey.extend({ key: z.string() }).meta({ id: 'NewApiKey' });

const Params = z.strictObject({ id: typeId('key') });

export const listKeys = operation({
  id: 'listApiKeys',
  method: 'GET',
  path: '/v1/admin/keys',
  permission: 'keys.read',
  tag: 'API keys',
  summary: 'Keys of the organization with their last use, the newest first.',
  response: z.object({ items: z.array(ApiKey) }),
});
export const createKey = operation({
  id: 'createApiKey',
  method: 'POST',
  path: '/v1/admin/keys',
  permission: 'keys.write',
  stepUp: true,
  tag: 'API keys',
  summary: 'Make a key of permissions one has oneself, signed in lately. It is shown once.',
  body: z.strictObject({
    name: line(60, 2),
    permissions: z.array(z.enum(organizationPermissions)).min(1).max(organizationPermissions.length),
    expiresInDays: z.number().int().min(1).max(730).nullable().default(365),
    requestsPerMinute: z.number().int().min(1).max(6000).default(600),
  }),
  response: NewApiKey,
  status: 201,
});
export const rotateKey = operation({
  id: 'rotateApiKey',
  method: 'POST',
  path: '/v1/admin/keys/:id/rotate',
  permission: 'keys.write',
  stepUp: true,
  tag: 'API keys',
  summary: 'Make a key in the place of another, which works on for the days chosen.',
  params: Params,
  body: z.strictObject({ overlapDays: z.number().int().min(0).max(7).default(1) }),
  response: NewApiKey,
  status: 201,
});
export const revokeKey = operation({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/v1/admin/keys/:id',
  permission: 'keys.write',
  stepUp: true,
  tag: 'API keys',
  summary: 'Revoke a key; it is refused within a moment, everywhere.',
  params: Params,
  status: 204,
});
