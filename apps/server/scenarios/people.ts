// People for tests: verified accounts that sign in over HTTP, found organizations, and act for them.
import { randomUUID } from 'node:crypto';
import { createTessera } from '../../../client/index.ts';

/** What of a server people need. */
interface Served {
  readonly baseUrl: string;
  readonly database: { addPerson(person: { email: string; name: string; verified: boolean }): Promise<string> };
}

export const password = 'demo-vest-2026';

/** Adds a person whose e-mail is verified; everybody has the password of the preset's people. */
export const addPerson = (server: Served, email: string, verified = true): Promise<string> =>
  server.database.addPerson({ email, name: email.split('@')[0] ?? '', verified });

/** Somebody signed in. `act` makes them act for another organization; `call` sends what no typed client would. */
export class Person {
  readonly server: Served;
  readonly email: string;
  token = '';

  constructor(server: Served, email: string) {
    this.server = server;
    this.email = email;
  }

  get api() {
    return createTessera({ baseUrl: this.server.baseUrl, headers: { authorization: `Bearer ${this.token}` } });
  }

  async signIn(ownPassword = password): Promise<this> {
    const { data, error } = await createTessera({ baseUrl: this.server.baseUrl }).POST('/v1/auth/login', {
      body: { email: this.email, password: ownPassword },
    });
    if (!data) throw new Error(`${this.email} did not sign in: ${JSON.stringify(error)}`);
    this.token = data.accessToken;
    return this;
  }

  async act(organizationId: string): Promise<this> {
    const { data, error } = await this.api.POST('/v1/auth/organization', { body: { organizationId } });
    if (!data) throw new Error(`${this.email} does not act for ${organizationId}: ${JSON.stringify(error)}`);
    this.token = data.accessToken;
    return this;
  }

  async found(name: string, country = 'TH'): Promise<{ id: string; slug: string }> {
    const { status, body } = await this.call('POST', '/v1/organizations', { name, country });
    if (status !== 201) throw new Error(`${name} was not founded: ${JSON.stringify(body)}`);
    await this.act(body.id as string);
    return { id: body.id as string, slug: body.slug as string };
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.server.baseUrl}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'idempotency-key': randomUUID(),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? (body as never) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const read = (text ? JSON.parse(text) : {}) as Record<string, unknown> & { code?: string };
    return { status: response.status, code: read.code, body: read };
  }
}

/** A verified person, signed in. */
export async function person(server: Served, email: string): Promise<Person> {
  await addPerson(server, email);
  return new Person(server, email).signIn();
}

/** What several calls at once ended in, code or status, in order. */
export const outcomes = (answers: { status: number; code: string | undefined }[]): (string | number)[] =>
  answers.map(({ status, code }) => code ?? status).toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

/** Somebody who owns an organization with a shop, and somebody else who owns another one: both are called by `what`. */
export async function sellerAndRival(server: Served, what: string): Promise<{ seller: Person; rival: Person; slug: string }> {
  const name = what.toLowerCase();
  const [seller, rival] = [await person(server, `seller@${name}.test`), await person(server, `rival@${name}.test`)];
  const { slug } = await seller.found(what);
  await rival.found(`Rival of ${name}`);
  return { seller, rival, slug };
}

/** What a shop answers to whoever comes by. */
export async function askShop(server: Served, slug: string, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.baseUrl}${path}`, { headers: { 'x-forwarded-host': `${slug}.localhost` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
