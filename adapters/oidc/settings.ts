// Settings of the social providers: each is on when its client id is set, and then needs the rest.
import { z } from 'zod';

const text = z.string().default('');
const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
/** A provider is asked over TLS; a stand-in on this machine need not. */
const address = (standard: string) =>
  z
    .string()
    .default(standard)
    .refine((value) => /^https:\/\/[^/?#]+/.test(value) || local.test(value), `must be an https address, for example ${standard}`);

const Settings = z.object({
  OIDC_GOOGLE_CLIENT_ID: text,
  OIDC_GOOGLE_CLIENT_SECRET: text,
  OIDC_GOOGLE_ISSUER: address('https://accounts.google.com'),
  OIDC_APPLE_CLIENT_ID: text,
  OIDC_APPLE_TEAM_ID: text,
  OIDC_APPLE_KEY_ID: text,
  /** PKCS #8 as PEM; `\n` may stand for line breaks. */
  OIDC_APPLE_PRIVATE_KEY: text.transform((value) => value.replaceAll('\\n', '\n')),
  OIDC_APPLE_ISSUER: address('https://appleid.apple.com'),
  OIDC_FACEBOOK_CLIENT_ID: text,
  OIDC_FACEBOOK_CLIENT_SECRET: text,
  OIDC_FACEBOOK_DIALOG: address('https://www.facebook.com/v23.0/dialog/oauth'),
  OIDC_FACEBOOK_GRAPH: address('https://graph.facebook.com/v23.0'),
  OIDC_LINE_CLIENT_ID: text,
  OIDC_LINE_CLIENT_SECRET: text,
  OIDC_LINE_ISSUER: address('https://access.line.me'),
});
export type OidcSettings = z.output<typeof Settings>;

const needs: Record<string, (keyof OidcSettings)[]> = {
  OIDC_GOOGLE_CLIENT_ID: ['OIDC_GOOGLE_CLIENT_SECRET'],
  OIDC_APPLE_CLIENT_ID: ['OIDC_APPLE_TEAM_ID', 'OIDC_APPLE_KEY_ID', 'OIDC_APPLE_PRIVATE_KEY'],
  OIDC_FACEBOOK_CLIENT_ID: ['OIDC_FACEBOOK_CLIENT_SECRET'],
  OIDC_LINE_CLIENT_ID: ['OIDC_LINE_CLIENT_SECRET'],
};

export const oidcSettings = Settings.superRefine((settings, context) => {
  for (const [id, others] of Object.entries(needs))
    for (const other of settings[id as keyof OidcSettings] ? others : [])
      if (!settings[other]) context.addIssue({ code: 'custom', path: [other], message: `is needed because ${id} is set` });
});
