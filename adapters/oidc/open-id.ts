// A provider that speaks OpenID Connect: code flow with PKCE, and an ID token whose signature, issuer, audience, time and nonce are checked.
import { jwtVerify } from 'jose';
import * as client from 'openid-client';
import { type SocialPerson, type SocialProvider, SocialRefused, type Trip } from '#ports/social.ts';

export interface Entry {
  name: string;
  issuer: string;
  clientId: string;
  /** Made when it is asked for; kept for as long as the provider's description. */
  secret: () => Promise<string>;
  scope: string;
  /** Further parameters of the authorization request. */
  parameters?: Record<string, string>;
  /** The ID token is signed by HS256 with the client's secret instead of by a key of the provider's set. */
  signedBySecret?: boolean;
  /** Which addresses the provider's word is good for, beside saying that it proved them; all where nothing is said. */
  vouchesFor?: (email: string, claims: Readonly<Record<string, unknown>>) => boolean;
  /** What is known of the name beside the ID token. */
  nameFrom?: (answer: URLSearchParams) => string | null;
}

const KEEP_MS = 10 * 60_000;
const TIMEOUT_SECONDS = 8;

/** Every failure of a trip in one form; what the provider wrote is not to be shown to people. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof SocialRefused) return error;
  const { code, error: answered, message } = error as { code?: string; error?: string; message?: string };
  const cancelled = answered === 'access_denied' || answered === 'user_cancelled_authorize';
  return new SocialRefused([code, answered, message].filter(Boolean).join(': ').slice(0, 300), cancelled);
}

export const isLocal = (url: string): boolean => url.startsWith('http://');

/** The provider as its discovery document describes it, kept for a while. */
function describe(entry: Entry): () => Promise<{ config: client.Configuration; secret: string }> {
  let known: { until: number; made: Promise<{ config: client.Configuration; secret: string }> } | undefined;
  return () => {
    if (!known || known.until < Date.now()) {
      const made = discover(entry);
      known = { until: Date.now() + KEEP_MS, made };
      made.catch(() => {
        known = undefined;
      });
    }
    return known.made;
  };
}

async function discover(entry: Entry): Promise<{ config: client.Configuration; secret: string }> {
  const secret = await entry.secret();
  const config = await client.discovery(
    new URL(entry.issuer),
    entry.clientId,
    entry.signedBySecret ? { id_token_signed_response_alg: 'HS256' } : {},
    client.ClientSecretPost(secret),
    { timeout: TIMEOUT_SECONDS, ...(isLocal(entry.issuer) ? { execute: [client.allowInsecureRequests] } : {}) },
  );
  // By itself the library believes the TLS connection and leaves the signature.
  if (!entry.signedBySecret) client.enableNonRepudiationChecks(config);
  return { config, secret };
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function openIdProvider(entry: Entry): SocialProvider {
  const described = describe(entry);
  return {
    name: entry.name,
    async start(trip) {
      const { config } = await described().catch((error: unknown) => Promise.reject(refusalOf(error)));
      return client.buildAuthorizationUrl(config, {
        redirect_uri: trip.redirectUri,
        scope: entry.scope,
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
        ...entry.parameters,
      });
    },
    async finish(trip, answer) {
      try {
        const { config, secret } = await described();
        return await exchange(entry, { config, secret }, trip, answer);
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}

async function exchange(
  entry: Entry,
  { config, secret }: { config: client.Configuration; secret: string },
  trip: Trip,
  answer: URLSearchParams,
): Promise<SocialPerson> {
  const tokens = await client.authorizationCodeGrant(config, new URL(`${trip.redirectUri}?${answer.toString()}`), {
    pkceCodeVerifier: trip.verifier,
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || !tokens.id_token) throw new SocialRefused('no ID token');
  if (entry.signedBySecret) {
    const checks = { algorithms: ['HS256'], issuer: config.serverMetadata().issuer, audience: entry.clientId };
    await jwtVerify(tokens.id_token, new TextEncoder().encode(secret), checks);
  }
  // Apple has been seen to write it as a string.
  const verified = claims.email_verified === true || claims.email_verified === 'true';
  const email = stringOf(claims.email);
  return {
    subject: claims.sub,
    email,
    emailVerified: email !== null && verified && (entry.vouchesFor?.(email, claims) ?? true),
    name: stringOf(claims.name) ?? entry.nameFrom?.(answer) ?? null,
  };
}
