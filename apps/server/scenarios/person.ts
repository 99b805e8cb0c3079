// Somebody with a browser for tests: keeps cookies as browsers do, reads their mail, follows its links.
import { randomUUID } from 'node:crypto';
import type { Schemas } from '../../../client/index.ts';
import { until } from './shopper.ts';

/** All that a browser knows of a server; headers go along when mails are read. */
type Server = { readonly baseUrl: string; readonly headers?: Record<string, string> };

export const password = 'correct horse battery';

export interface Said {
  status: number;
  body: Record<string, unknown> & { code?: string; facts?: Record<string, unknown> };
  headers: Headers;
}

/** A browser of its own. Cookies go back where they came from; writes carry the header of our own pages. */
export class Person {
  readonly server: Server;
  readonly email: string;
  readonly cookies = new Map<string, string>();
  /** Sent with every request. */
  readonly headers: Record<string, string>;

  constructor(server: Server, email = `${randomUUID().slice(0, 8)}@people.test`, headers: Record<string, string> = {}) {
    this.server = server;
    this.email = email;
    this.headers = headers;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(path.startsWith('http') ? path : this.server.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        'x-tessera-csrf': '1',
        ...this.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Said['body']) : {}, headers: answer.headers };
  }

  get = (path: string): Promise<Said> => this.send('GET', path);
  post = (path: string, body: unknown = {}): Promise<Said> => this.send('POST', path, body);

  /** Signed in, or why not. */
  async me(): Promise<string | null> {
    const { body } = await this.get('/v1/auth/session');
    return (body.session as { user?: { email: string } } | null)?.user?.email ?? null;
  }

  mails = (template: string): Promise<Schemas['MailRow'][]> => mailsTo(this.server, this.email, template);
  mail = (template: string, nth = 1): Promise<Letter> => letterTo(this.server, this.email, template, nth);

  /** The whole road of signing up. */
  async signUp(name = 'Somchai Dee'): Promise<this> {
    const { body } = await this.post('/v1/auth/register', { email: this.email, password, name });
    const { code } = await this.mail('account.sign_up');
    const done = await this.post('/v1/auth/codes/verify', { challenge: body.challenge, code });
    if (done.status !== 200) throw new Error(`sign-up: ${JSON.stringify(done.body)}`);
    return this;
  }

  logIn = (given = password): Promise<Said> => this.post('/v1/auth/login', { email: this.email, password: given });
}

export interface Letter {
  subject: string;
  text: string;
  code: string;
  /** Where its button leads. */
  link: string;
  /** What stands in the link's fragment. */
  token: string;
}

export async function mailsTo(server: Server, address: string, template: string): Promise<Schemas['MailRow'][]> {
  const answer = await fetch(`${server.baseUrl}/v1/dev/mails?limit=100`, { headers: server.headers ?? {} });
  const { items } = (await answer.json()) as { items: Schemas['MailRow'][] };
  return items.filter((mail) => mail.to === address && mail.template === template).toReversed();
}

/** The nth mail of its sort that somebody got, as soon as it is there. */
export async function letterTo(server: Server, address: string, template: string, nth = 1): Promise<Letter> {
  const row = await until(`${template} to ${address}`, async () => (await mailsTo(server, address, template))[nth - 1]);
  const answer = await fetch(`${server.baseUrl}/v1/dev/mails/${row.id}`, { headers: server.headers ?? {} });
  const { text, subject } = (await answer.json()) as { text: string; subject: string };
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? '';
  return { subject, text, link, code: /^\d{6}$/m.exec(text)?.[0] ?? '', token: /#token=([\w-]+)/.exec(link)?.[1] ?? '' };
}
