// Ways to sign in beside a password: codes, passkeys, social accounts; and second factors.
import { z } from 'zod';
import { ChallengeToken, Locale, Phone, SentCode } from './account.ts';
import { operation } from './operation.ts';
import { Tokens } from './sessions.ts';
import { Email, Next, Timestamp, line, typeId } from './shapes.ts';

const Code = z.string().max(20);
const Bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/, 'must be base64url');

export const requestCode = operation({
  id: 'requestCode',
  method: 'POST',
  path: '/v1/auth/codes',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  captcha: true,
  tag: 'Auth',
  summary: 'Ask for a code to sign in with, by mail or on a phone that was proved. The answer is the same whoever asks.',
  body: z.union([z.strictObject({ email: Email, locale: Locale.optional() }), z.strictObject({ phone: Phone, locale: Locale.optional() })]),
  response: SentCode,
  status: 202,
});
export const resendCode = operation({
  id: 'resendCode',
  method: 'POST',
  path: '/v1/auth/codes/resend',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  tag: 'Auth',
  summary: 'Ask for a new code for a challenge; the one before is no good any more.',
  body: z.strictObject({ challenge: ChallengeToken }),
  response: SentCode,
  status: 202,
});
export const verifyCode = operation({
  id: 'verifyCode',
  method: 'POST',
  path: '/v1/auth/codes/verify',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary:
    'Sign in, or finish a sign-up, with the code that came. Five tries; 401 CODE_WRONG tells how many are left, CODE_LAPSED that there are none.',
  body: z.strictObject({ challenge: ChallengeToken, code: Code }),
  response: Tokens,
});

/** What a browser answers for `navigator.credentials.get` (W3C WebAuthn, AuthenticationResponseJSON). */
export const PasskeyProof = z
  .strictObject({
    id: Bytes(1400),
    rawId: Bytes(1400),
    type: z.literal('public-key'),
    response: z.strictObject({
      clientDataJSON: Bytes(4000),
      authenticatorData: Bytes(4000),
      // ML-DSA-65, which browsers offer already, signs with 3309 bytes.
      signature: Bytes(8000),
      userHandle: Bytes(200).nullish(),
    }),
    authenticatorAttachment: z.string().max(40).nullish(),
    clientExtensionResults: z.record(z.string().max(40), z.unknown()),
  })
  .meta({ id: 'PasskeyProof' });

/** What a browser answers for `navigator.credentials.create` (W3C WebAuthn, RegistrationResponseJSON). */
export const NewPasskey = z
  .strictObject({
    id: Bytes(1400),
    rawId: Bytes(1400),
    type: z.literal('public-key'),
    response: z.strictObject({
      clientDataJSON: Bytes(4000),
      attestationObject: Bytes(40_000),
      authenticatorData: Bytes(20_000).optional(),
      transports: z.array(z.string().max(20)).max(10).optional(),
      publicKeyAlgorithm: z.number().int().optional(),
      publicKey: Bytes(4000).optional(),
    }),
    authenticatorAttachment: z.string().max(40).nullish(),
    clientExtensionResults: z.record(z.string().max(40), z.unknown()),
  })
  .meta({ id: 'NewPasskey' });

/** A challenge and what `@simplewebauthn/browser` takes as `optionsJSON`. */
const PasskeyOptions = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) });

export const passkeyOptions = operation({
  id: 'passkeyOptions',
  method: 'POST',
  path: '/v1/auth/passkey/options',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary: 'Begin to sign in by passkey; with the challenge of a second factor, of the person it is about.',
  body: z.strictObject({ challenge: ChallengeToken.optional() }),
  response: PasskeyOptions,
});
export const signInByPasskey = operation({
  id: 'signInByPasskey',
  method: 'POST',
  path: '/v1/auth/passkey',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary: 'Sign in by passkey. It counts as two factors where the device checked who holds it.',
  body: z.strictObject({ challenge: ChallengeToken, proof: PasskeyProof }),
  response: Tokens,
});
export const secondFactor = operation({
  id: 'secondFactor',
  method: 'POST',
  path: '/v1/auth/second-factor',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary:
    'Finish signing in with a second factor: a code of the authenticator app, a recovery code, or a passkey. Five tries in five minutes.',
  body: z.union([
    z.strictObject({ challenge: ChallengeToken, code: Code }),
    z.strictObject({ challenge: ChallengeToken, passkey: z.strictObject({ challenge: ChallengeToken, proof: PasskeyProof }) }),
  ]),
  response: Tokens,
});
export const sendReauthenticationCode = operation({
  id: 'sendReauthenticationCode',
  method: 'POST',
  path: '/v1/auth/reauthenticate/code',
  permission: 'user',
  rate: 'code',
  tag: 'Auth',
  summary: 'Have a code sent to one’s own address, to prove again who one is.',
  response: SentCode,
  status: 202,
});
export const reauthenticate = operation({
  id: 'reauthenticate',
  method: 'POST',
  path: '/v1/auth/reauthenticate',
  permission: 'user',
  rate: 'auth',
  tag: 'Auth',
  summary:
    'Prove again who one is, before something dangerous: by password, authenticator app, recovery code, code by mail or passkey. The new tokens say so.',
  body: z.union([
    z.strictObject({ password: z.string().min(1).max(200) }),
    z.strictObject({ totp: Code }),
    z.strictObject({ recoveryCode: Code }),
    z.strictObject({ challenge: ChallengeToken, code: Code }),
    z.strictObject({ challenge: ChallengeToken, proof: PasskeyProof }),
  ]),
  response: Tokens,
});

export const Passkey = z
  .object({
    id: typeId('pky'),
    name: z.string(),
    /** Host name it is good for. */
    host: z.string(),
    synced: z.boolean(),
    createdAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Passkey' });

export const getSecurity = operation({
  id: 'getSecurity',
  method: 'GET',
  path: '/v1/me/security',
  permission: 'user',
  tag: 'Account',
  summary: 'The ways into one’s account.',
  response: z.object({
    hasPassword: z.boolean(),
    passwordChangedAt: Timestamp.nullable(),
    totp: z.object({ on: z.boolean(), since: Timestamp.nullable() }),
    recoveryCodesLeft: z.number().int(),
    passkeys: z.array(Passkey),
    social: z.array(z.object({ provider: z.string(), email: z.string().nullable(), linkedAt: Timestamp })),
  }),
});
export const addTotp = operation({
  id: 'addTotp',
  method: 'POST',
  path: '/v1/me/totp',
  permission: 'user',
  rate: 'auth',
  stepUp: true,
  tag: 'Account',
  summary: 'Begin to set up an authenticator app, after signing in lately. Nothing is asked for at sign-in until it is confirmed.',
  response: z.object({ secret: z.string(), uri: z.string() }),
  status: 201,
});
export const confirmTotp = operation({
  id: 'confirmTotp',
  method: 'POST',
  path: '/v1/me/totp/confirm',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Switch the second factor on with a code of the app. The recovery codes are shown this once.',
  body: z.strictObject({ code: Code }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
});
export const removeTotp = operation({
  id: 'removeTotp',
  method: 'DELETE',
  path: '/v1/me/totp',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Switch the second factor off, after showing it lately.',
  status: 204,
});
export const renewRecoveryCodes = operation({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/v1/me/recovery-codes',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Ten new recovery codes, after showing the second factor lately; the old ones are no good any more.',
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  status: 201,
});
export const addPasskeyOptions = operation({
  id: 'addPasskeyOptions',
  method: 'POST',
  path: '/v1/me/passkeys/options',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Begin to add a passkey, after signing in lately; where there is a second factor, after showing that lately.',
  response: PasskeyOptions,
});
export const addPasskey = operation({
  id: 'addPasskey',
  method: 'POST',
  path: '/v1/me/passkeys',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Add the passkey that the device made.',
  body: z.strictObject({ challenge: ChallengeToken, name: line(80), passkey: NewPasskey }),
  response: Passkey,
  status: 201,
});
const PasskeyId = z.strictObject({ id: typeId('pky') });
export const renamePasskey = operation({
  id: 'renamePasskey',
  method: 'PATCH',
  path: '/v1/me/passkeys/:id',
  permission: 'user',
  tag: 'Account',
  summary: 'Give a passkey another name.',
  params: PasskeyId,
  body: z.strictObject({ name: line(80) }),
  status: 204,
});
export const removePasskey = operation({
  id: 'removePasskey',
  method: 'DELETE',
  path: '/v1/me/passkeys/:id',
  permission: 'user',
  rate: 'auth',
  stepUp: true,
  tag: 'Account',
  summary: 'Remove a passkey, after signing in lately; never the last way in.',
  params: PasskeyId,
  status: 204,
});

const Provider = z.strictObject({ provider: z.string().regex(/^[a-z]{2,20}$/) });
export const listSocial = operation({
  id: 'listSocial',
  method: 'GET',
  path: '/v1/auth/social',
  permission: 'public',
  anonymous: true,
  tag: 'Auth',
  summary: 'Social providers that are switched on.',
  response: z.object({ items: z.array(z.object({ provider: z.string(), startUrl: z.string() })) }),
});
export const startSocial = operation({
  id: 'startSocial',
  method: 'GET',
  path: '/v1/auth/social/:provider/start',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary: 'Where a browser goes to sign in at a provider: 302 to the provider.',
  params: Provider,
  query: z.strictObject({ next: Next.optional(), locale: Locale.optional() }),
});
export const finishSocial = operation({
  id: 'finishSocial',
  method: 'GET',
  path: '/v1/auth/social/:provider/callback',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary:
    'Where the provider sends the browser back: 303 to `next` with the session’s cookies, or to the sign-in page with `error`, or with a challenge in its fragment.',
  params: Provider,
  // Providers add what they like.
  query: z.record(z.string().max(100), z.union([z.string().max(4000), z.array(z.string().max(4000)).max(10)])),
});
export const finishSocialForm = operation({
  id: 'finishSocialForm',
  method: 'POST',
  path: '/v1/auth/social/:provider/callback',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  accepts: 'form',
  tag: 'Auth',
  summary: 'The same for a provider that answers by a form (Apple): notes what came, and sends the browser on to the address above.',
  params: Provider,
  body: z.record(z.string().max(100), z.string().max(4000)),
});
export const completeSocial = operation({
  id: 'completeSocial',
  method: 'POST',
  path: '/v1/auth/social/complete',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  tag: 'Auth',
  summary: 'Where the provider told no e-mail that it verified: name one, and prove it by the code that goes there (verifyCode).',
  body: z.strictObject({ challenge: ChallengeToken, email: Email }),
  response: SentCode,
  status: 202,
});
export const linkSocial = operation({
  id: 'linkSocial',
  method: 'POST',
  path: '/v1/me/social/:provider',
  permission: 'user',
  rate: 'auth',
  stepUp: true,
  tag: 'Account',
  summary: 'Begin to link a social account, after signing in lately: the address to send the browser to.',
  params: Provider,
  body: z.strictObject({ next: Next.optional(), locale: Locale.optional() }),
  response: z.object({ url: z.string() }),
});
export const unlinkSocial = operation({
  id: 'unlinkSocial',
  method: 'DELETE',
  path: '/v1/me/social/:provider',
  permission: 'user',
  rate: 'auth',
  stepUp: true,
  tag: 'Account',
  summary: 'Unlink a social account, after signing in lately; never the last way in.',
  params: Provider,
  status: 204,
});
