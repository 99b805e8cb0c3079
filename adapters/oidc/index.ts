// Social accounts by OpenID Connect and OAuth 2: Google, Apple, Facebook and LINE, each an entry that says how it differs.
import type { SocialProvider } from '#ports/social.ts';
import { settingsOf } from '#platform/config/index.ts';
import { apple } from './apple.ts';
import { facebook } from './facebook.ts';
import { openIdProvider } from './open-id.ts';
import { type OidcSettings, oidcSettings } from './settings.ts';

export { oidcSettings, type OidcSettings } from './settings.ts';

/**
 * Whether Google runs the mailbox: Gmail, or a Workspace, which `hd` names. Another address it proved once, when the account was made, and
 * it may be somebody else's by now (Google Identity, "Verify the Google ID token on your server side").
 */
const isOfGoogle = (email: string, { hd }: Readonly<Record<string, unknown>>): boolean =>
  /@(gmail|googlemail)\.com$/i.test(email) || (typeof hd === 'string' && hd !== '');

/** The providers that are switched on. */
export function socialProviders(settings: OidcSettings = settingsOf(oidcSettings)): SocialProvider[] {
  const providers: SocialProvider[] = [];
  if (settings.OIDC_GOOGLE_CLIENT_ID)
    providers.push(
      openIdProvider({
        name: 'google',
        issuer: settings.OIDC_GOOGLE_ISSUER,
        clientId: settings.OIDC_GOOGLE_CLIENT_ID,
        secret: async () => settings.OIDC_GOOGLE_CLIENT_SECRET,
        scope: 'openid email profile',
        parameters: { prompt: 'select_account' },
        vouchesFor: isOfGoogle,
      }),
    );
  if (settings.OIDC_APPLE_CLIENT_ID) providers.push(apple(settings));
  if (settings.OIDC_FACEBOOK_CLIENT_ID) providers.push(facebook(settings));
  if (settings.OIDC_LINE_CLIENT_ID)
    providers.push(
      openIdProvider({
        name: 'line',
        issuer: settings.OIDC_LINE_ISSUER,
        clientId: settings.OIDC_LINE_CLIENT_ID,
        secret: async () => settings.OIDC_LINE_CLIENT_SECRET,
        scope: 'openid profile email',
        // For web log-in LINE signs with the channel's secret (LINE Login v2.1, "Get user profile information from ID tokens").
        signedBySecret: true,
        // It tells an address, not whether it proved it.
        vouchesFor: () => false,
      }),
    );
  return providers;
}
