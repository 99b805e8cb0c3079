// What people may ask about their own data: a copy of it, to be forgotten, what they agreed to; and what staff may hold against it.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Timestamp, text, typeId } from './shapes.ts';

const Locale = z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters');

export const PrivacyExport = z
  .object({
    id: typeId('exp'),
    /** `queued` while it is made, `ready` for 24 hours, then `expired`. */
    state: z.enum(['queued', 'ready', 'expired']),
    requestedAt: Timestamp,
    expiresAt: Timestamp.nullable(),
    /** Signed; good for the person who asked, while the archive is there. Add `&format=json` for the same as data. */
    url: z.string().nullable(),
  })
  .meta({ id: 'PrivacyExport' });

export const listExports = operation({
  id: 'listPrivacyExports',
  method: 'GET',
  path: '/v1/me/privacy/exports',
  permission: 'user',
  tag: 'Privacy',
  summary: 'The archives you asked for, newest first.',
  response: z.object({ items: z.array(PrivacyExport) }),
});
export const requestExport = operation({
  id: 'requestPrivacyExport',
  method: 'POST',
  path: '/v1/me/privacy/exports',
  permission: 'user',
  rate: 'code',
  tag: 'Privacy',
  summary: 'Ask for everything that is held on you; a mail tells when it is ready.',
  body: z.strictObject({ locale: Locale.optional() }),
  response: PrivacyExport,
  status: 202,
});
export const downloadExport = operation({
  id: 'downloadPrivacyExport',
  method: 'GET',
  path: '/v1/me/privacy/exports/:id/archive',
  permission: 'user',
  rate: 'export',
  tag: 'Privacy',
  summary: 'The archive, as one page that needs no network, or as JSON.',
  params: z.strictObject({ id: typeId('exp') }),
  query: z.strictObject({
    expires: z.coerce.number().int().min(0).max(4_102_444_800),
    signature: z.string().regex(/^[\w-]{43}$/),
    format: z.enum(['html', 'json']).default('html'),
  }),
  produces: 'text/html',
});

export const Erasure = z
  .object({
    id: typeId('era'),
    state: z.enum(['waiting', 'cancelled', 'done']),
    requestedAt: Timestamp,
    /** Until then it can be called off. */
    dueAt: Timestamp,
    /** What keeps it from being done: a legal hold, or an organization you own. */
    blockedBy: z.enum(['hold', 'owner']).nullable(),
  })
  .meta({ id: 'Erasure' });

export const getErasure = operation({
  id: 'getErasure',
  method: 'GET',
  path: '/v1/me/privacy/erasure',
  permission: 'user',
  tag: 'Privacy',
  summary: 'Your last wish to be forgotten, or null, and what would stay of you.',
  response: z.object({
    erasure: Erasure.nullable(),
    /** What the law or our duty keeps; `until` is null for what stays without anything personal in it. */
    keeps: z.array(z.object({ what: z.string(), why: z.string(), years: z.number().nullable() })),
    waitDays: z.number().int(),
  }),
});
export const requestErasure = operation({
  id: 'requestErasure',
  method: 'POST',
  path: '/v1/me/privacy/erasure',
  permission: 'user',
  stepUp: true,
  rate: 'code',
  tag: 'Privacy',
  summary: 'Ask to be forgotten. Needs a sign-in of the last ten minutes; can be called off until it is due.',
  body: z.strictObject({ locale: Locale.optional() }),
  response: Erasure,
  status: 202,
});
export const cancelErasure = operation({
  id: 'cancelErasure',
  method: 'DELETE',
  path: '/v1/me/privacy/erasure',
  permission: 'user',
  tag: 'Privacy',
  summary: 'Call it off.',
  status: 204,
});

/** What can be agreed to. */
export const ConsentPurpose = z.enum(['marketing', 'analytics', 'personalisation']);
export const Consent = z
  .object({ purpose: ConsentPurpose, version: z.string(), given: z.boolean(), at: Timestamp })
  .meta({ id: 'Consent' });

export const listConsents = operation({
  id: 'listConsents',
  method: 'GET',
  path: '/v1/privacy/consents',
  permission: 'buyer',
  tag: 'Privacy',
  summary: 'What you agreed to in this shop, as it stands: the last word on each purpose.',
  response: z.object({ items: z.array(Consent) }),
});
export const setConsent = operation({
  id: 'setConsent',
  method: 'PUT',
  path: '/v1/privacy/consents/:purpose',
  permission: 'buyer',
  rate: 'auth',
  tag: 'Privacy',
  summary: 'Agree, or take it back; each change is kept. `version` names the text that was shown.',
  params: z.strictObject({ purpose: ConsentPurpose }),
  body: z.strictObject({ version: z.string().regex(/^[\w.-]{1,40}$/, 'must be a short name of the text'), given: z.boolean() }),
  response: Consent,
});

export const LegalHold = z
  .object({
    id: typeId('hld'),
    /** Null where the buyer has no account. */
    user: z.object({ id: typeId('usr'), name: z.string() }).nullable(),
    /** By whose buyer it was set; null in holds from before orders were noted. */
    order: z.object({ id: typeId('ord'), number: z.string() }).nullable(),
    /** Of a guest, while the order names it, for those who may read orders. */
    email: z.string().nullable(),
    reason: z.string(),
    setAt: Timestamp,
    setBy: z.string().nullable(),
    liftedAt: Timestamp.nullable(),
  })
  .meta({ id: 'LegalHold' });

export const listHolds = operation({
  id: 'listLegalHolds',
  method: 'GET',
  path: '/v1/admin/privacy/holds',
  permission: 'privacy.hold',
  tag: 'Privacy',
  summary: 'Holds of the organization, newest first, at most 500.',
  response: z.object({ items: z.array(LegalHold) }),
});
export const setHold = operation({
  id: 'setLegalHold',
  method: 'POST',
  path: '/v1/admin/privacy/holds',
  permission: 'privacy.hold',
  stepUp: true,
  tag: 'Privacy',
  summary: 'Keep the buyer of an order from being forgotten, with an account or without, for example while a dispute is open.',
  body: z.strictObject({ orderId: typeId('ord'), reason: text(500, 3) }),
  response: LegalHold,
  status: 201,
});
export const liftHold = operation({
  id: 'liftLegalHold',
  method: 'DELETE',
  path: '/v1/admin/privacy/holds/:id',
  permission: 'privacy.hold',
  stepUp: true,
  tag: 'Privacy',
  summary: 'Lift a hold; a wish that waited for it is done soon after.',
  params: z.strictObject({ id: typeId('hld') }),
  status: 204,
});
