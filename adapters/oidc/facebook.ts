// Facebook: plain OAuth 2 with PKCE. There is no ID token; who it is, the Graph API tells to whoever has the token and the app's secret.
import { createHmac } from 'node:crypto';
import * as client from 'openid-client';
import { z } from 'zod';
import { type SocialProvider, SocialRefused } from '#ports/social.ts';
import { isLocal, refusalOf } from './open-id.ts';
import type { OidcSettings } from './settings.ts';

const Me = z.object({ id: z.string().min(1).max(100), name: z.string().optional(), email: z.string().optional() });

export function facebook(settings: OidcSettings): SocialProvider {
  const { OIDC_FACEBOOK_CLIENT_ID: id, OIDC_FACEBOOK_CLIENT_SECRET: secret, OIDC_FACEBOOK_GRAPH: graph } = settings;
  const config = new client.Configuration(
    {
      issuer: new URL(settings.OIDC_FACEBOOK_DIALOG).origin,
      authorization_endpoint: settings.OIDC_FACEBOOK_DIALOG,
      token_endpoint: `${graph}/oauth/access_token`,
    },
    id,
    {},
    client.ClientSecretPost(secret),
  );
  config.timeout = 8;
  if (isLocal(graph)) client.allowInsecureRequests(config);

  const ask = async (token: string) => {
    const url = new URL(`${graph}/me`);
    url.searchParams.set('fields', 'id,name,email');
    url.searchParams.set('appsecret_proof', createHmac('sha256', secret).update(token).digest('hex'));
    const answer = await client.fetchProtectedResource(config, token, url, 'GET');
    const me = Me.safeParse(await answer.json());
    if (!answer.ok || !me.success) throw new SocialRefused(`the Graph API answered ${answer.status}`);
    return me.data;
  };

  return {
    name: 'facebook',
    async start(trip) {
      return client.buildAuthorizationUrl(config, {
        redirect_uri: trip.redirectUri,
        scope: 'public_profile,email',
        state: trip.state,
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
      });
    },
    async finish(trip, answer) {
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(`${trip.redirectUri}?${answer.toString()}`), {
          pkceCodeVerifier: trip.verifier,
          expectedState: trip.state,
        });
        const me = await ask(tokens.access_token);
        // It does not say whether it proved the address.
        return { subject: me.id, email: me.email ?? null, emailVerified: false, name: me.name ?? null };
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}
