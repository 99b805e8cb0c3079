// A stand-in for Google, Apple, Facebook and LINE, for tests: speaks their wire formats on this machine, consents at once, and can be told to lie.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, jwtVerify, SignJWT } from 'jose';

export type Name = 'google' | 'apple' | 'facebook' | 'line';

/** Who is signed in at the provider. */
export interface Account {
  subject: string;
  email?: string;
  emailVerified?: boolean | 'true';
  name?: string;
  /** False for an account at Google that is of no Workspace; else it is of one at the address's domain. */
  workspace?: false;
}

/** What it does wrong: each is an attack or an accident that must not let anybody in. */
export type Fault =
  | 'wrong nonce'
  | 'no nonce'
  | 'wrong issuer'
  | 'wrong audience'
  | 'alg none'
  | 'foreign key'
  | 'expired'
  | 'no id token'
  | 'denied'
  | 'wrong state'
  | 'server error';

interface Grant {
  provider: Name;
  account: Account;
  challenge: string;
  nonce: string | null;
  redirectUri: string;
}

export const clients: Record<Name, { id: string; secret: string }> = {
  google: { id: 'google-client', secret: 'google-secret-of-thirty-two-bytes-or-more' },
  apple: { id: 'test.tessera.apple', secret: '' },
  facebook: { id: '1234567890', secret: 'facebook-secret-of-thirty-two-bytes-or-more' },
  line: { id: '1650000000', secret: 'line-channel-secret-of-thirty-two-bytes-or-more' },
};

export class StandIn {
  account: Account = { subject: 'nobody' };
  fault: Fault | undefined;
  /** Codes exchanged so far. */
  exchanged = 0;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Account>();
  readonly #met = new Set<string>();
  readonly #keys: Awaited<ReturnType<typeof makeKeys>>;
  readonly #server: Server;

  constructor(keys: Awaited<ReturnType<typeof makeKeys>>) {
    this.#keys = keys;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) =>
        json(response, 400, { error: 'invalid_request', error_description: String(error) }),
      );
    });
  }

  static async start(): Promise<StandIn> {
    const made = new StandIn(await makeKeys());
    await new Promise<void>((resume) => made.#server.listen(0, '127.0.0.1', resume));
    return made;
  }

  stop = (): Promise<void> => new Promise((resume) => this.#server.close(() => resume()));

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Settings of a program that is a client of all four. */
  async settings(): Promise<Record<string, string>> {
    return {
      OIDC_GOOGLE_CLIENT_ID: clients.google.id,
      OIDC_GOOGLE_CLIENT_SECRET: clients.google.secret,
      OIDC_GOOGLE_ISSUER: `${this.url}/google`,
      OIDC_APPLE_CLIENT_ID: clients.apple.id,
      OIDC_APPLE_TEAM_ID: 'TEAM123456',
      OIDC_APPLE_KEY_ID: 'KEY1234567',
      OIDC_APPLE_PRIVATE_KEY: (await exportPKCS8(this.#keys.appleClient.privateKey)).replaceAll('\n', '\\n'),
      OIDC_APPLE_ISSUER: `${this.url}/apple`,
      OIDC_FACEBOOK_CLIENT_ID: clients.facebook.id,
      OIDC_FACEBOOK_CLIENT_SECRET: clients.facebook.secret,
      OIDC_FACEBOOK_DIALOG: `${this.url}/facebook/dialog/oauth`,
      OIDC_FACEBOOK_GRAPH: `${this.url}/facebook/graph`,
      OIDC_LINE_CLIENT_ID: clients.line.id,
      OIDC_LINE_CLIENT_SECRET: clients.line.secret,
      OIDC_LINE_ISSUER: `${this.url}/line`,
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    const [, name = '', ...rest] = url.pathname.split('/');
    const provider = name as Name;
    const path = rest.join('/');
    if (this.fault === 'server error' && path !== '.well-known/openid-configuration') return json(response, 500, { error: 'server_error' });
    if (path === '.well-known/openid-configuration') return json(response, 200, this.#description(provider));
    if (path === 'jwks') return json(response, 200, { keys: [this.#keys.jwk] });
    if (path === 'authorize' || path === 'dialog/oauth') return this.#authorize(provider, url.searchParams, response);
    if (path === 'token' || path === 'graph/oauth/access_token')
      return this.#token(provider, new URLSearchParams(await textOf(request)), response);
    if (path === 'graph/me') return this.#me(request, url.searchParams, response);
    return json(response, 404, { error: 'not_found' });
  }

  #description(provider: Name) {
    const issuer = `${this.url}/${provider}`;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: [provider === 'apple' ? 'pairwise' : 'public'],
      id_token_signing_alg_values_supported: provider === 'line' ? ['ES256', 'HS256'] : ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    };
  }

  /** Consents at once, as whoever is signed in. */
  #authorize(provider: Name, asked: URLSearchParams, response: ServerResponse): void {
    const redirectUri = asked.get('redirect_uri') ?? '';
    if (asked.get('client_id') !== clients[provider].id || asked.get('response_type') !== 'code')
      return json(response, 400, { error: 'invalid_client' });
    if (asked.get('code_challenge_method') !== 'S256') return json(response, 400, { error: 'invalid_request' });
    const byForm = asked.get('response_mode') === 'form_post';
    if (provider === 'apple' && !byForm) return json(response, 400, { error: 'response_mode must be form_post' });
    const code = randomBytes(16).toString('hex');
    const nonce = asked.get('nonce');
    this.#grants.set(code, { provider, account: this.account, challenge: asked.get('code_challenge') ?? '', nonce, redirectUri });
    const state = this.fault === 'wrong state' ? 'A'.repeat(43) : (asked.get('state') ?? '');
    const answer: Record<string, string> =
      this.fault === 'denied' ? { error: provider === 'apple' ? 'user_cancelled_authorize' : 'access_denied', state } : { code, state };
    if (byForm) return this.#form(redirectUri, { ...answer, ...this.#firstTime() }, response);
    response.writeHead(302, { location: `${redirectUri}?${new URLSearchParams(answer).toString()}` }).end();
  }

  /** Apple tells the name the first time somebody comes, and never again. */
  #firstTime(): Record<string, string> {
    const { subject, name, email } = this.account;
    if (!name || this.#met.has(subject)) return {};
    this.#met.add(subject);
    const [firstName, lastName] = name.split(' ');
    return { user: JSON.stringify({ name: { firstName, lastName }, email }) };
  }

  #form(action: string, fields: Record<string, string>, response: ServerResponse): void {
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
    );
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<form method="post" action="${action}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`);
  }

  async #token(provider: Name, body: URLSearchParams, response: ServerResponse): Promise<void> {
    const grant = this.#grants.get(body.get('code') ?? '');
    this.#grants.delete(body.get('code') ?? '');
    if (!grant || grant.provider !== provider || grant.redirectUri !== body.get('redirect_uri'))
      return json(response, 400, { error: 'invalid_grant' });
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (verifier !== grant.challenge) return json(response, 400, { error: 'invalid_grant', error_description: 'code_verifier' });
    if (body.get('client_id') !== clients[provider].id || !(await this.#knows(provider, body.get('client_secret') ?? '')))
      return json(response, 401, { error: 'invalid_client' });
    this.exchanged += 1;
    const accessToken = randomBytes(16).toString('hex');
    this.#tokens.set(accessToken, grant.account);
    const answer = { access_token: accessToken, token_type: 'Bearer', expires_in: 3600 };
    if (provider === 'facebook' || this.fault === 'no id token') return json(response, 200, answer);
    json(response, 200, { ...answer, id_token: await this.#idToken(grant) });
  }

  async #knows(provider: Name, secret: string): Promise<boolean> {
    if (provider !== 'apple') return secret === clients[provider].secret;
    const checks = { algorithms: ['ES256'], issuer: 'TEAM123456', subject: clients.apple.id, audience: `${this.url}/apple` };
    return jwtVerify(secret, this.#keys.appleClient.publicKey, checks).then(
      ({ protectedHeader }) => protectedHeader.kid === 'KEY1234567',
      () => false,
    );
  }

  async #idToken({ provider, account, nonce }: Grant): Promise<string> {
    const { fault } = this;
    const claims = {
      ...(account.email ? { email: account.email } : {}),
      ...(account.email && provider !== 'line' ? { email_verified: account.emailVerified ?? true } : {}),
      ...(provider === 'google' && account.email && account.workspace !== false ? { hd: account.email.split('@')[1] } : {}),
      ...(account.name && provider !== 'apple' ? { name: account.name } : {}),
      ...(fault === 'no nonce' ? {} : { nonce: fault === 'wrong nonce' ? 'another' : (nonce ?? undefined) }),
    };
    const now = Math.floor(Date.now() / 1000) - (fault === 'expired' ? 7200 : 0);
    const token = new SignJWT(claims)
      .setIssuer(fault === 'wrong issuer' ? 'https://evil.test' : `${this.url}/${provider}`)
      .setSubject(account.subject)
      .setAudience(fault === 'wrong audience' ? 'another-client' : clients[provider].id)
      .setIssuedAt(now)
      .setExpirationTime(now + 3600);
    if (fault === 'alg none') return unsigned(await token.setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)));
    if (provider === 'line') {
      const secret = fault === 'foreign key' ? 'another-secret-of-thirty-two-bytes-or-more' : clients.line.secret;
      return token.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    }
    const key = fault === 'foreign key' ? this.#keys.foreign.privateKey : this.#keys.own.privateKey;
    return token.setProtectedHeader({ alg: 'RS256', kid: this.#keys.jwk.kid }).sign(key);
  }

  #me(request: IncomingMessage, asked: URLSearchParams, response: ServerResponse): void {
    const token = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const account = this.#tokens.get(token);
    const proof = createHmac('sha256', clients.facebook.secret).update(token).digest('hex');
    if (!account || asked.get('appsecret_proof') !== proof) return json(response, 400, { error: { type: 'OAuthException', code: 190 } });
    json(response, 200, { id: account.subject, name: account.name, email: account.email });
  }
}

async function makeKeys() {
  const [own, foreign, appleClient] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ]);
  const jwk = await exportJWK(own.publicKey);
  return { own, foreign, appleClient, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' } };
}

const unsigned = (token: string): string => {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${token.split('.')[1] ?? ''}.`;
};

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
