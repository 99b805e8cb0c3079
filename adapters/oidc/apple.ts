// Sign in with Apple: answers by a form, tells the name the first time only, and wants a signed token as the client's secret.
import { importPKCS8, SignJWT } from 'jose';
import type { SocialProvider } from '#ports/social.ts';
import { openIdProvider } from './open-id.ts';
import type { OidcSettings } from './settings.ts';

const SECRET_SECONDS = 30 * 60;

/** https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret */
async function clientSecret(settings: OidcSettings): Promise<string> {
  const key = await importPKCS8(settings.OIDC_APPLE_PRIVATE_KEY, 'ES256');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: settings.OIDC_APPLE_KEY_ID })
    .setIssuer(settings.OIDC_APPLE_TEAM_ID)
    .setSubject(settings.OIDC_APPLE_CLIENT_ID)
    .setAudience(settings.OIDC_APPLE_ISSUER)
    .setIssuedAt()
    .setExpirationTime(`${SECRET_SECONDS}s`)
    .sign(key);
}

/** `user={"name":{"firstName":"…","lastName":"…"},"email":"…"}`: of the browser's own making, so good for a name and nothing else. */
function nameFrom(answer: URLSearchParams): string | null {
  try {
    const { name } = JSON.parse(answer.get('user') ?? '{}') as { name?: { firstName?: unknown; lastName?: unknown } };
    const parts = [name?.firstName, name?.lastName].filter((part) => typeof part === 'string');
    return parts.join(' ').trim() || null;
  } catch {
    return null;
  }
}

export const apple = (settings: OidcSettings): SocialProvider =>
  openIdProvider({
    name: 'apple',
    issuer: settings.OIDC_APPLE_ISSUER,
    clientId: settings.OIDC_APPLE_CLIENT_ID,
    secret: () => clientSecret(settings),
    scope: 'openid email name',
    parameters: { response_mode: 'form_post' },
    nameFrom,
  });
