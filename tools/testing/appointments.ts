// A shop that sells time, for tests over HTTP: a service with people to choose from, made as its seller makes it.
import { randomUUID } from 'node:crypto';
import { ask, staffOf } from './learner.ts';
import type { TestServer } from './server.ts';

type Json = Record<string, unknown>;
export type Act = <T = Json>(
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: T & { code?: string; facts?: Json } }>;

/** Calls of a seller's staff under `/v1/admin`, each with a key of its own. */
export function sellerOf(baseUrl: string, headers: Record<string, string>): Act {
  return (method, path, body) =>
    ask(`${baseUrl}/v1/admin${path}`, { method, headers: { ...headers, 'idempotency-key': randomUUID() }, body });
}

/** The shop's owner. */
export async function ownerOf(server: TestServer): Promise<Act> {
  const { headers } = await staffOf(server);
  return sellerOf(server.baseUrl, headers);
}

async function made<T = { id: string }>(asked: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await asked;
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body;
}

export const strict = {
  cancel: { noticeMinutes: 60, fees: [{ underMinutes: 100_000, basisPoints: 5_000 }] },
  reschedule: { noticeMinutes: 0, fees: [{ underMinutes: 100_000, basisPoints: 1_000 }], most: 2 },
  noShow: { afterMinutes: 15, basisPoints: 10_000 },
  blackouts: [],
};

export interface Opened {
  offerId: string;
  serviceId: string;
  scheduleId: string;
  resourceIds: string[];
  slug: string;
}

let count = 0;

/** Puts a service on sale with so many people, open every day from nine to five on the clock of a zone. */
export async function openShopService(
  seller: Act,
  baseUrl: string,
  wishes: { people?: number; title?: string; service?: Json; currency?: string } = {},
): Promise<Opened> {
  const { people = 1, title = `Haircut ${++count}`, service = {}, currency = 'USD' } = wishes;
  const product = await made(
    seller<{ id: string; slug: string }>('POST', '/products', { title, kind: 'service', price: { amount: '10000', currency }, stock: 0 }),
  );
  const schedule = await made(
    seller<{ id: string }>('POST', '/schedules', {
      name: `${title} hours`,
      zone: 'Asia/Bangkok',
      openings: [{ starts: '2026-01-01T09:00', minutes: 480, rrule: 'FREQ=DAILY' }],
    }),
  );
  const resourceIds: string[] = [];
  for (let at = 0; at < people; at += 1)
    resourceIds.push(
      (await made(seller<{ id: string }>('POST', '/resources', { kind: 'staff', name: `${title} person ${at}`, scheduleId: schedule.id })))
        .id,
    );
  const { body: page } = await ask<{ variants: { offer: { id: string } | null }[] }>(`${baseUrl}/v1/products/${product.slug}`);
  const offerId = page.variants[0]?.offer?.id ?? '';
  const opened = await made(
    seller<{ id: string }>('POST', '/services', {
      offerId,
      zone: 'Asia/Bangkok',
      durationMinutes: 60,
      stepMinutes: 60,
      horizonDays: 60,
      policy: strict,
      needs: [resourceIds],
      ...service,
    }),
  );
  return { offerId, serviceId: opened.id, scheduleId: schedule.id, resourceIds, slug: product.slug };
}

export interface ShownSlot {
  start: string;
  end: string;
  local: string;
  sellerLocal: string;
  seats: number;
  free: number[];
}

/** Free times of an offer from tomorrow on, over this month and the next. */
export async function freeTimes(baseUrl: string, offerId: string, query = ''): Promise<ShownSlot[]> {
  const now = new Date();
  const months = [0, 1].map((more) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + more, 1)).toISOString().slice(0, 7));
  const pages = await Promise.all(
    months.map((month) => ask<{ days: { slots: ShownSlot[] }[] }>(`${baseUrl}/v1/offers/${offerId}/slots?month=${month}${query}`)),
  );
  const tomorrow = now.getTime() + 86_400_000;
  return pages
    .flatMap(({ body }) => body.days.flatMap(({ slots }) => slots))
    .filter(({ start, seats }) => seats > 0 && Date.parse(start) > tomorrow);
}
