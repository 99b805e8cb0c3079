// Sessions: who is signed in, on which devices, and the tokens that prove it.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Email, Timestamp, text, typeId } from './shapes.ts';

export const Session = z
  .object({
    id: typeId('ses'),
    user: z.object({ id: typeId('usr'), email: z.string(), name: z.string(), locale: z.string(), emailVerified: z.boolean() }),
    /** Organization the session acts for; null for a buyer. */
    organization: z.object({ id: typeId('org'), name: z.string(), role: z.string(), status: z.string() }).nullable(),
    permissions: z.array(z.string()),
    authenticatedAt: Timestamp,
    secondFactor: z.boolean(),
    /** The role may do nothing until a second factor was set up and shown; after that, new tokens allow it. */
    secondFactorNeeded: z.boolean(),
    /** Set while a member of the platform looks at the shop as this person. */
    impersonatedBy: z.string().nullable(),
    /** Where to sign in to work for an organization, while the session is one of a host that an organization brought; it buys there and no more. */
    workAt: z.string().nullable(),
    expiresAt: Timestamp,
  })
  .meta({ id: 'Session' });

/** RFC 6749 section 5.1 in our own letters; browsers get the same tokens as http-only cookies. */
export const Tokens = z
  .object({
    /** Empty for our own pages (those that send `x-tessera-csrf`), which hold it as a cookie that no script can read; so is the other. */
    accessToken: z.string(),
    /** Seconds. */
    expiresIn: z.number().int(),
    refreshToken: z.string(),
    session: Session,
  })
  .meta({ id: 'Tokens' });

export const refresh = operation({
  id: 'refreshTokens',
  rate: 'auth',
  method: 'POST',
  path: '/v1/auth/refresh',
  permission: 'public',
  anonymous: true,
  tag: 'Auth',
  summary:
    'Exchange a refresh token, from the body or the cookie, for new tokens. Each is good once; one that comes again ends its session.',
  body: z.strictObject({ refreshToken: z.string().max(100).optional() }),
  response: Tokens,
});
export const logout = operation({
  id: 'logout',
  method: 'POST',
  path: '/v1/auth/logout',
  permission: 'public',
  anonymous: true,
  tag: 'Auth',
  summary: 'End this session, told by the access token, or by the refresh token in the body or the cookie.',
  body: z.strictObject({ refreshToken: z.string().max(100).optional() }),
  status: 204,
});
export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/v1/auth/session',
  permission: 'public',
  tag: 'Auth',
  summary: 'Who is signed in, or null.',
  response: z.object({ session: Session.nullable() }),
});

export const Device = z
  .object({
    id: typeId('ses'),
    current: z.boolean(),
    method: z.string(),
    /** In words, for example "Firefox on Android". */
    device: z.string(),
    ip: z.string(),
    createdAt: Timestamp,
    lastSeenAt: Timestamp,
    secondFactor: z.boolean(),
    impersonated: z.boolean(),
  })
  .meta({ id: 'Device' });

export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/me/sessions',
  permission: 'user',
  tag: 'Account',
  summary: 'Devices that are signed in, the latest first.',
  response: z.object({ items: z.array(Device) }),
});
export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/v1/me/sessions/:id',
  permission: 'user',
  tag: 'Account',
  summary: 'End one session; its access tokens are called back within a moment.',
  params: z.strictObject({ id: typeId('ses') }),
  status: 204,
});
export const endSessions = operation({
  id: 'endSessions',
  method: 'DELETE',
  path: '/v1/me/sessions',
  permission: 'user',
  tag: 'Account',
  summary: 'End every session, or every other one.',
  query: z.strictObject({ keep: z.enum(['this', 'none']).default('this') }),
  status: 204,
});
export const actFor = operation({
  id: 'actForOrganization',
  method: 'POST',
  path: '/v1/auth/organization',
  permission: 'user',
  tag: 'Auth',
  summary: 'Act for another organization one is a member of, or for none.',
  body: z.strictObject({ organizationId: typeId('org').nullable() }),
  response: Tokens,
});
export const PlatformUser = z
  .object({
    id: typeId('usr'),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    status: z.enum(['active', 'suspended', 'erased']),
    createdAt: Timestamp,
    organizations: z.array(z.object({ id: typeId('org'), name: z.string(), role: z.string() })),
    /** False for oneself, for members of the platform and for who is not active. */
    mayBeVisited: z.boolean(),
  })
  .meta({ id: 'PlatformUser' });

export const lookUpPeople = operation({
  id: 'lookUpPeople',
  method: 'GET',
  path: '/v1/admin/platform/users',
  permission: 'platform.impersonate',
  rate: 'auth',
  tag: 'Platform',
  summary: 'Find a person by their whole e-mail address or their id; one or none. The trail keeps that somebody looked.',
  query: z.strictObject({ q: z.union([typeId('usr'), Email]) }),
  response: z.object({ items: z.array(PlatformUser) }),
});
export const impersonate = operation({
  id: 'impersonate',
  method: 'POST',
  path: '/v1/admin/impersonations',
  permission: 'platform.impersonate',
  stepUp: true,
  tag: 'Platform',
  summary: 'Look at the shop as a person, for half an hour, with a reason that the person and the audit trail keep.',
  body: z.strictObject({ userId: typeId('usr'), reason: text(300, 10) }),
  response: Tokens,
});
export const stopImpersonating = operation({
  id: 'stopImpersonating',
  method: 'DELETE',
  path: '/v1/auth/impersonation',
  permission: 'user',
  tag: 'Auth',
  summary: 'End the visit as somebody else; one’s own session goes on.',
  status: 204,
});
export const getKeys = operation({
  id: 'getSigningKeys',
  method: 'GET',
  path: '/.well-known/jwks.json',
  permission: 'public',
  anonymous: true,
  tag: 'Auth',
  summary: 'Public keys that access tokens are verified with (RFC 7517).',
  response: z.object({
    keys: z.array(z.object({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.string(), n: z.string(), e: z.string() })),
  }),
});
