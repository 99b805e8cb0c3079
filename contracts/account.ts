// An account and its basics: signing up, signing in by password, passwords, the profile.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Tokens } from './sessions.ts';
import { Email, Timestamp, line, typeId } from './shapes.ts';

/** What a browser holds of something it began: a code goes with it, and tries are counted for it. */
export const ChallengeToken = z.string().regex(/^[\w-]{43}$/, 'must be the challenge as it was given');
const LinkToken = z.string().regex(/^[\w-]{43}$/, 'must be the token of the link');
export const Locale = z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters');
const NewPassword = z.string().min(8).max(200);
const Password = z.string().min(1).max(200);
/** As international as people can be asked to type it: `+` and 8 to 15 digits, with spaces, dots, dashes and brackets between. */
export const Phone = z
  .string()
  .max(32)
  .transform((value) => value.normalize('NFKC').replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'must be a number with its country, for example +66812345678'));

/** A code was sent, if there was somebody to send it to. */
export const SentCode = z
  .object({
    challenge: z.string(),
    /** Seconds until the code is no good any more. */
    expiresIn: z.number().int(),
    /** Seconds until another one may be asked for. */
    resendIn: z.number().int(),
  })
  .meta({ id: 'SentCode' });

export const register = operation({
  id: 'register',
  method: 'POST',
  path: '/v1/auth/register',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  captcha: true,
  tag: 'Account',
  summary:
    'Sign up. A code and a link go to the address; the account comes to be when one of them is used. Whoever has an account already is told so by mail, and nobody else.',
  body: z.strictObject({ email: Email, password: NewPassword, name: line(120), locale: Locale.optional() }),
  response: SentCode,
  status: 202,
});
export const verifyEmail = operation({
  id: 'verifyEmail',
  method: 'POST',
  path: '/v1/auth/verify-email',
  permission: 'public',
  rate: 'auth',
  tag: 'Account',
  summary:
    'Use the link of a mail: to finish a sign-up, with its password, so that nobody signs up with a password that a stranger chose; or to change an address, signed in to the account that asked for it.',
  body: z.strictObject({ token: LinkToken, password: Password.optional() }),
  response: z.object({ outcome: z.enum(['signed_in', 'email_changed']), tokens: Tokens.nullable() }),
});
export const login = operation({
  id: 'login',
  method: 'POST',
  path: '/v1/auth/login',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Auth',
  summary:
    'Sign in by e-mail and password. With a second factor switched on: 401 SECOND_FACTOR_NEEDED with `challenge` and `methods` in its facts.',
  body: z.strictObject({ email: Email, password: Password }),
  response: Tokens,
});

export const forgotPassword = operation({
  id: 'forgotPassword',
  method: 'POST',
  path: '/v1/auth/password/forgotten',
  permission: 'public',
  anonymous: true,
  rate: 'code',
  captcha: true,
  tag: 'Account',
  summary: 'Ask for a link to choose a new password. The answer is the same whoever asks.',
  body: z.strictObject({ email: Email, locale: Locale.optional() }),
  status: 204,
});
export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/v1/auth/password/reset',
  permission: 'public',
  anonymous: true,
  rate: 'auth',
  tag: 'Account',
  summary: 'Choose a new password with the token of a link. Every session of the person ends.',
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  status: 204,
});
export const changePassword = operation({
  id: 'changePassword',
  method: 'PUT',
  path: '/v1/me/password',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Change the password, with the old one; without one so far, after signing in lately. Other sessions end.',
  body: z.strictObject({ oldPassword: Password.optional(), password: NewPassword }),
  status: 204,
});

export const Profile = z
  .object({
    id: typeId('usr'),
    email: z.string(),
    emailVerified: z.boolean(),
    name: z.string(),
    locale: z.string(),
    phone: z.string().nullable(),
    phoneVerified: z.boolean(),
    hasPassword: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Profile' });

export const getProfile = operation({
  id: 'getProfile',
  method: 'GET',
  path: '/v1/me',
  permission: 'user',
  tag: 'Account',
  summary: 'Who one is.',
  response: Profile,
});
export const changeProfile = operation({
  id: 'changeProfile',
  method: 'PATCH',
  path: '/v1/me',
  permission: 'user',
  tag: 'Account',
  summary: 'Change name, language or phone. A new phone is not verified.',
  body: z.strictObject({ name: line(120).optional(), locale: Locale.optional(), phone: Phone.nullable().optional() }),
  response: Profile,
});
export const changeEmail = operation({
  id: 'changeEmail',
  method: 'POST',
  path: '/v1/me/email',
  permission: 'user',
  rate: 'code',
  stepUp: true,
  tag: 'Account',
  summary: 'Ask for another e-mail address, after signing in lately. A code and a link go to the new one, a notice to the old one.',
  body: z.strictObject({ email: Email }),
  response: SentCode,
  status: 202,
});
export const verifyPhone = operation({
  id: 'verifyPhone',
  method: 'POST',
  path: '/v1/me/phone',
  permission: 'user',
  rate: 'code',
  captcha: true,
  stepUp: true,
  tag: 'Account',
  summary: 'Ask for a code on a phone, after signing in lately. 422 MEDIUM_OFF where nobody carries short messages.',
  body: z.strictObject({ phone: Phone }),
  response: SentCode,
  status: 202,
});
export const confirmContact = operation({
  id: 'confirmContact',
  method: 'POST',
  path: '/v1/me/contact',
  permission: 'user',
  rate: 'auth',
  tag: 'Account',
  summary: 'Prove a new e-mail address or phone with the code that went there.',
  body: z.strictObject({ challenge: ChallengeToken, code: z.string().max(20) }),
  response: Profile,
});
