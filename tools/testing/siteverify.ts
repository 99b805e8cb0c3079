// A stand-in for the verifiers of Turnstile and reCAPTCHA: gives out tokens as their widgets do, and takes each once, as they do.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a person's browser was given a token for. */
export interface Solved {
  ip: string;
  hostname: string;
  action: string;
  /** reCAPTCHA v3 only. */
  score?: number;
}

export interface Verifier {
  readonly url: string;
  readonly siteKey: string;
  readonly secret: string;
  /** Requests that came. */
  readonly asked: { secret: string | null; response: string | null; remoteip: string | null }[];
  solve(solved: Solved): string;
  /** As if the token's five minutes were over. */
  expire(token: string): void;
  /** How it answers: as it should, 500 with a page, nothing at all, or that it has a fault inside. */
  mode: 'well' | 'broken' | 'silent' | 'internal-error';
  stop(): Promise<void>;
}

type Dialect = 'turnstile' | 'recaptcha-v2' | 'recaptcha-v3';

/** Starts one on a free port. */
export async function startVerifier(dialect: Dialect): Promise<Verifier> {
  const secret = `secret-${randomUUID()}`;
  const tokens = new Map<string, Solved & { spent: boolean }>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      const asked = { secret: form.get('secret'), response: form.get('response'), remoteip: form.get('remoteip') };
      verifier.asked.push(asked);
      if (verifier.mode === 'silent') return;
      if (verifier.mode === 'broken') return void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Oh</h1>');
      const verdict = verifier.mode === 'internal-error' ? no('internal-error') : verdictOn(asked);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(verdict));
    });
  });
  const no = (...codes: string[]) => ({ success: false, 'error-codes': codes });
  const verdictOn = (asked: Verifier['asked'][number]): Record<string, unknown> => {
    if (!asked.secret) return no('missing-input-secret');
    if (asked.secret !== secret) return no('invalid-input-secret');
    if (!asked.response) return no('missing-input-response');
    const token = tokens.get(asked.response);
    if (!token || (asked.remoteip !== null && asked.remoteip !== token.ip)) return no('invalid-input-response');
    if (token.spent) return no('timeout-or-duplicate');
    token.spent = true;
    const common = { success: true, challenge_ts: new Date().toISOString(), hostname: token.hostname, 'error-codes': [] };
    if (dialect === 'turnstile') return { ...common, action: token.action, cdata: '', metadata: { interactive: false } };
    if (dialect === 'recaptcha-v3') return { ...common, action: token.action, score: token.score ?? 0.9 };
    return common;
  };
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const verifier: Verifier = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`,
    siteKey: `site-${dialect}`,
    secret,
    asked: [],
    mode: 'well',
    solve(solved) {
      const token = `${randomUUID()}.${'x'.repeat(500)}`;
      tokens.set(token, { ...solved, spent: false });
      return token;
    },
    expire(token) {
      const found = tokens.get(token);
      if (found) found.spent = true;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
  return verifier;
}
