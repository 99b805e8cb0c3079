// What people without an account may ask about the data a shop holds under their address: to see it, and to have it erased.
import { z } from 'zod';
import { ChallengeToken, Locale, SentCode } from './account.ts';
import { operation } from './operation.ts';
import { Email, Timestamp } from './shapes.ts';

const Token = z.string().regex(/^[\w-]{43}$/, 'must be the token as it was given');

export const GuestHeld = z
  .object({
    token: z.string(),
    /** Seconds. */
    expiresIn: z.number().int(),
    /** There is an account with the address: what belongs to that is asked for there, signed in. */
    hasAccount: z.boolean(),
    held: z.array(z.object({ what: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'GuestHeld' });
export const GuestErased = z
  .object({
    erased: z.number().int(),
    /** `why` is `hold` while a legal hold keeps all of it: erased when that is lifted. `until` is null where nobody knows the day. */
    kept: z.array(z.object({ what: z.string(), why: z.string(), count: z.number().int(), until: Timestamp.nullable() })),
  })
  .meta({ id: 'GuestErased' });

export const askGuestPrivacy = operation({
  id: 'askGuestPrivacy',
  method: 'POST',
  path: '/v1/privacy/requests',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  captcha: true,
  tag: 'Privacy',
  summary: 'Ask what this shop holds under an e-mail address. A code goes there, whatever is held; no account is made.',
  body: z.strictObject({ email: Email, locale: Locale.optional() }),
  response: SentCode,
  status: 202,
});
export const openGuestPrivacy = operation({
  id: 'openGuestPrivacy',
  method: 'POST',
  path: '/v1/privacy/requests/open',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Privacy',
  summary: 'Type the code: how much is held under the address, and a token to see or erase it.',
  body: z.strictObject({ challenge: ChallengeToken, code: z.string().max(20) }),
  response: GuestHeld,
});
export const guestArchive = operation({
  id: 'getGuestArchive',
  method: 'POST',
  path: '/v1/privacy/requests/archive',
  permission: 'public',
  anonymous: true,
  rate: 'export',
  tag: 'Privacy',
  summary: 'All that is held under the address, as one page that needs no network, or as JSON.',
  body: z.strictObject({ token: Token, format: z.enum(['html', 'json']).default('html') }),
  produces: 'text/html',
});
export const eraseGuest = operation({
  id: 'eraseGuestData',
  method: 'POST',
  path: '/v1/privacy/requests/erasure',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Privacy',
  summary:
    'Erase what is held under the address, at once, and tell what has to stay. While a legal hold stands all stays, and the wish waits. The token is good no more.',
  body: z.strictObject({ token: Token }),
  response: GuestErased,
});
