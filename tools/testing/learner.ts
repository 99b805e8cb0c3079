// Courses and who bought them, for tests: a course on a product of the preset's shop, granted by the module's own act.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringRendition, grantAccess, revokeLines } from '#modules/courses/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import type { TestServer } from './server.ts';

export interface Answered<T = Record<string, unknown>> {
  status: number;
  body: T & { code?: string };
  bytes: Buffer;
  headers: Headers;
}

export async function ask<T = Record<string, unknown>>(
  url: string,
  input: { method?: string; headers?: Record<string, string>; body?: unknown; bytes?: Buffer } = {},
): Promise<Answered<T>> {
  const { method = 'GET', headers = {}, body, bytes } = input;
  const type = bytes ? 'application/octet-stream' : 'application/json';
  const sent = bytes ? new Uint8Array(bytes) : body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(url, {
    method,
    headers: { ...(sent === undefined ? {} : { 'content-type': type }), ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const received = Buffer.from(await answer.arrayBuffer());
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(received.toString()) : {};
  return { status: answer.status, body: json, bytes: received, headers: answer.headers };
}

/** A member of the shop's staff. */
export async function staffOf(server: TestServer, email = 'owner@vestify.test') {
  const { body } = await ask<{ accessToken: string }>(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    body: { email, password: 'demo-vest-2026' },
  });
  const headers = { authorization: `Bearer ${body.accessToken}` };
  const act = <T = Record<string, unknown>>(
    method: string,
    path: string,
    more: { body?: unknown; bytes?: Buffer } = {},
  ): Promise<Answered<T>> => ask<T>(`${server.baseUrl}/v1/admin${path}`, { method, headers, ...more });
  return Object.assign(act, { headers });
}

export type Staff = Awaited<ReturnType<typeof staffOf>>;

/** A variant that a course can be made for; a draft, so that no shelf shows it. */
export async function courseVariant(server: TestServer): Promise<{ orgId: Uuid; variantId: Uuid }> {
  const [product, variant] = [newId(), newId()];
  const [row] = await server.database.sql<{ org_id: Uuid }>(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select org_id, $1, 'course', $2, 'draft', id, '{"en":"Baking"}', '{}', '{}', '' from categories order by org_id, id limit 1 returning org_id`,
    [product, `course-${product.slice(-12)}`],
  );
  const orgId = row?.org_id ?? '';
  await server.database.sql(`insert into variants (org_id, id, product_id, sku, options, position) values ($1, $2, $3, $4, '{}', 0)`, [
    orgId,
    variant,
    product,
    `C-${variant.slice(-12)}`,
  ]);
  return { orgId, variantId: variant };
}

export interface World {
  orgId: Uuid;
  courseId: Uuid;
  lessons: Uuid[];
}

/** A course with these lessons under this policy. */
export async function makeCourse(server: TestServer, staff: Staff, policy: object, lessons: object[]): Promise<World> {
  const { orgId, variantId } = await courseVariant(server);
  const title = { en: 'Bread', ar: 'الخبز' };
  const made = await staff<{ id: string }>('POST', '/courses', { body: { variantId: publicId('variant', variantId), title } });
  if (made.status !== 201) throw new Error(`course: ${JSON.stringify(made.body)}`);
  const path = `/courses/${made.body.id}`;
  let shown: Answered<{ lessons: { id: string }[] }> | undefined;
  for (const lesson of lessons) {
    shown = await staff('POST', `${path}/lessons`, { body: { title: { en: 'Lesson' }, ...lesson } });
    if (shown.status !== 201) throw new Error(`lesson: ${JSON.stringify(shown.body)}`);
  }
  const published = await staff('PATCH', path, { body: { ...policy, status: 'published' } });
  if (published.status !== 200) throw new Error(`publish: ${JSON.stringify(published.body)}`);
  return {
    orgId,
    courseId: privateId('course', made.body.id),
    lessons: (shown?.body.lessons ?? []).map(({ id }) => privateId('lesson', id)),
  };
}

let opened: Promise<void> | undefined;
/** Lets this process run the module's own acts on the file's database. */
export async function inProcess(): Promise<void> {
  loadConfig();
  await (opened ??= openDatabase());
}

/** To be called when a file is done with `inProcess`: open connections would be in the way of dropping its database. */
export async function leaveProcess(): Promise<void> {
  if (opened) await closeDatabase();
  opened = undefined;
}

/** A video that is cut already, of as many segments as there are texts. */
export async function bringVideo(server: TestServer, orgId: Uuid, segments: string[]): Promise<Uuid> {
  await inProcess();
  const id = newId();
  const folder = await mkdtemp(join(tmpdir(), 'tessera-segments-'));
  const facts = { seconds: segments.length * 6, width: 320, height: 180, hasSound: true };
  await server.database.sql(
    `insert into course_files (org_id, id, key, name, type, media_type, bytes, received, state, facts, created_at)
     values ($1, $2, $3, 'film.mp4', 'video', 'video/mp4', 1, 1, 'ready', $4, now())`,
    [orgId, id, createHash('sha256').update(id).digest('hex'), JSON.stringify(facts)],
  );
  const files = await Promise.all(
    segments.map(async (text, index) => {
      const path = join(folder, `${index}.ts`);
      await writeFile(path, text);
      return { path, seconds: 6, bytes: text.length };
    }),
  );
  await inTx(systemActor, (tx) => bringRendition(tx, { orgId, fileId: id }, files));
  await rm(folder, { recursive: true });
  return id;
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');
const newToken = (): string => randomBytes(32).toString('base64url');

export interface Opened {
  openUntil: string;
  playlistUrl: string | null;
  fileUrl: string | null;
  linkUrl: string | null;
  body: string | null;
}

/** A guest who was granted the course, at one device. */
export class Learner {
  readonly server: TestServer;
  readonly world: World;
  readonly guest: string;
  readonly order = { orgId: '', orderId: newId() };
  readonly lineId = newId();
  enrollmentId = '';
  device = '';
  /** A person who is signed in, where it is no guest. */
  person: { userId: Uuid; token: string } | undefined;

  constructor(server: TestServer, world: World, guest = newToken()) {
    this.server = server;
    this.guest = guest;
    this.world = world;
    this.order.orgId = world.orgId;
  }

  async granted(holder = 'Anna Dee', seats = 1): Promise<this> {
    await inProcess();
    const { orgId, courseId } = this.world;
    const buyer = { userId: this.person?.userId ?? null, guest: hash(this.guest) };
    const { order, lineId } = this;
    const id = await inTx(systemActor, (tx) => grantAccess(tx, { orgId, courseId, buyer, holder, order, lineId, seats }));
    this.enrollmentId = id ?? '';
    return this;
  }

  /** From now on somebody with an account. */
  async signedIn(email: string): Promise<this> {
    const { body } = await ask<{ accessToken: string; session: { user: { id: string } } }>(`${this.server.baseUrl}/v1/auth/login`, {
      method: 'POST',
      body: { email, password: 'demo-vest-2026' },
    });
    this.person = { userId: privateId('user', body.session.user.id), token: body.accessToken };
    return this;
  }

  get id(): string {
    return publicId('enrollment', this.enrollmentId);
  }

  refund = (): Promise<number> => inTx(systemActor, (tx) => revokeLines(tx, this.order, [this.lineId], 'refunded'));

  headers(device = this.device): Record<string, string> {
    const headers: Record<string, string> = this.person
      ? { authorization: `Bearer ${this.person.token}` }
      : { 'x-guest-token': this.guest };
    return device ? { ...headers, 'x-device-token': device } : headers;
  }

  lesson(index: number): string {
    return `/v1/me/courses/${this.id}/lessons/${publicId('lesson', this.world.lessons[index] ?? '')}`;
  }

  /** A path of the API, as this person at this device. */
  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<Answered<T>> {
    return ask<T>(this.server.baseUrl + path, { headers: { ...this.headers(), ...headers } });
  }

  async open(index: number, device = this.device): Promise<Answered<Opened>> {
    const answer = await ask<Opened>(`${this.server.baseUrl}${this.lesson(index)}/open`, {
      method: 'POST',
      headers: this.headers(device),
      body: {},
    });
    const token = answer.headers.get('x-device-token');
    if (token && !device) this.device = token;
    return answer;
  }

  report(index: number, body: object): Promise<Answered<{ watchedSeconds: number; completedAt: string | null; finished: boolean }>> {
    return ask(`${this.server.baseUrl}${this.lesson(index)}/progress`, { method: 'PUT', headers: this.headers(), body });
  }
}

export { newToken };
