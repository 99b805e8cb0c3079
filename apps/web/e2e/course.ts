// A course on sale, made over HTTP by the shop's owner, and somebody who bought it; for the browser tests.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { makeVideo } from '../../../tools/testing/video.ts';

const api = (): string => process.env.TESSERA_E2E_API_URL ?? '';

interface Sent {
  body?: unknown;
  bytes?: Buffer;
}
export type Staff = <T = { id: string }>(method: string, path: string, sent?: Sent) => Promise<T>;

/** The shop's owner, over HTTP. */
export async function owner(): Promise<Staff> {
  const ask = async <T>(method: string, path: string, { body, bytes }: Sent, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(api() + path, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(bytes ? { 'content-type': 'application/octet-stream' } : body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(bytes ? { body: new Uint8Array(bytes) } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : {}) as T;
  };
  const login = { body: { email: 'owner@vestify.test', password: 'demo-vest-2026' } };
  const { accessToken } = await ask<{ accessToken: string }>('POST', '/v1/auth/login', login);
  return (method, path, sent = {}) => ask(method, `/v1/admin${path}`, sent, { authorization: `Bearer ${accessToken}` });
}

/** A short film, as bytes. */
export async function film(seconds: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-film-'));
  try {
    return readFileSync(makeVideo(join(folder, 'film.mp4'), { seconds }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface Course {
  id: string;
  slug: string;
  offerId: string;
  lessonIds: string[];
  staff: Staff;
}

async function filmLesson(staff: Staff, bytes: Buffer): Promise<object> {
  const { id } = await staff('POST', '/course-files', { body: { type: 'video', name: 'film.mp4', bytes: bytes.length } });
  await staff('PUT', `/course-files/${id}/content?offset=0`, { bytes });
  await staff('POST', `/course-files/${id}/finish`, { body: {} });
  return { kind: 'video', delivery: 'stream', title: { en: 'First stitches', ar: 'أولى الغرز' }, fileId: id };
}

const text = { kind: 'text', delivery: 'stream', title: { en: 'Measuring' }, body: { en: 'Take a tape that does not stretch.' } };

/** A course with a text, and before it a film where there is one. */
export async function putCourseOnSale(terms: object = {}, video?: Buffer): Promise<Course> {
  const staff = await owner();
  const title = `Sewing ${randomUUID().slice(0, 8)}`;
  const product = await staff<{ variantId: string; slug: string }>('POST', '/products', {
    body: { kind: 'course', title, description: 'From the first stitch.', price: { amount: '4900', currency: 'USD' } },
  });
  const { id } = await staff('POST', '/courses', { body: { variantId: product.variantId, title: { en: title } } });
  const lessons = [...(video ? [await filmLesson(staff, video)] : []), text];
  for (const body of lessons) await staff('POST', `/courses/${id}/lessons`, { body });
  const course = await staff<{ lessons: { id: string }[] }>('PATCH', `/courses/${id}`, { body: { status: 'published', ...terms } });
  const shown = (await (await fetch(`${api()}/v1/products/${product.slug}`)).json()) as { variants: { offer: { id: string } }[] };
  return { id, slug: product.slug, offerId: shown.variants[0]?.offer.id ?? '', lessonIds: course.lessons.map((each) => each.id), staff };
}

/** The guest of a page buys a place; answers the order, and the enrollment once there is one. */
export async function enrol(page: Page, { offerId }: Course): Promise<{ orderId: string; enrollmentId: string }> {
  const send = async <T>(method: string, path: string, data: unknown): Promise<T> => {
    const answer = await page.request.fetch(path, { method, data, headers: { 'x-tessera-csrf': '1', 'idempotency-key': randomUUID() } });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const cart = await send<{ id: string }>('POST', '/v1/carts', { lines: [{ offerId, quantity: 1 }] });
  const contact = { email: `learner.${randomUUID().slice(0, 8)}@example.com` };
  const { quote } = await send<{ quote: { fingerprint: string } }>('PATCH', `/v1/checkouts/${cart.id}`, { contact });
  const payment = { method: 'test', token: '4242424242424242' };
  const body = { quoteFingerprint: quote.fingerprint, payment };
  const { order } = await send<{ order: { id: string } }>('POST', `/v1/checkouts/${cart.id}/place`, body);
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await page.request.get(`/v1/me/courses?orderId=${order.id}`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    if (items[0]) return { orderId: order.id, enrollmentId: items[0].id };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Nobody gave access.');
}

/** The same guest at another device. */
export async function atAnotherDevice(page: Page): Promise<BrowserContext> {
  const cookies = (await page.context().cookies()).filter(({ name }) => name !== 'tessera_device');
  const browser = page.context().browser();
  if (!browser) throw new Error('There is no browser.');
  const { baseURL } = { baseURL: process.env.TESSERA_E2E_URL };
  const context = await browser.newContext({ baseURL });
  await context.addCookies(cookies);
  return context;
}
