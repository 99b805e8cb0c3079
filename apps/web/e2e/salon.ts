// Something to book, for tests of the pages: a service on sale with people and hours, made over the API by whoever is signed in.
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { cards, paid, pay } from './buyer.ts';

export interface Salon {
  title: string;
  /** Its page in the shop. */
  path: string;
  offerId: string;
  people: { id: string; name: string }[];
}

interface SalonWishes {
  people?: string[];
  capacity?: number;
  autoConfirm?: boolean;
  /** What cancelling and moving costs however early, in basis points. */
  fee?: number;
}

const year = 525_600;

async function send<T>(page: Page, method: 'GET' | 'POST', path: string, data?: unknown): Promise<T> {
  const headers = { 'x-tessera-csrf': '1', 'idempotency-key': randomUUID() };
  const answered = await page.request.fetch(path, { method, headers, ...(data === undefined ? {} : { data }) });
  expect(answered.ok(), `${method} ${path}: ${answered.status()} ${await answered.text()}`).toBe(true);
  return (await answered.json()) as T;
}

/** Opens a salon of its own for a test; somebody with the right to must be signed in on the page. */
export async function openSalon(
  page: Page,
  { people = ['Mali'], capacity = 1, autoConfirm = true, fee = 0 }: SalonWishes = {},
): Promise<Salon> {
  const title = `Fitting ${randomUUID().slice(0, 8)}`;
  const product = await send<{ slug: string }>(page, 'POST', '/v1/admin/products', {
    kind: 'service',
    title,
    price: { amount: '10000', currency: 'USD' },
  });
  const shown = await send<{ variants: { offer: { id: string } | null }[] }>(page, 'GET', `/v1/products/${product.slug}`);
  const offerId = shown.variants[0]?.offer?.id ?? '';
  const zone = 'Asia/Bangkok';
  const schedule = await send<{ id: string }>(page, 'POST', '/v1/admin/schedules', {
    name: `Hours of ${title}`,
    zone,
    openings: [{ starts: '2026-01-01T09:00', minutes: 480, rrule: 'FREQ=DAILY' }],
  });
  const resources: { id: string; name: string }[] = [];
  for (const name of people)
    resources.push(
      await send(page, 'POST', '/v1/admin/resources', { kind: 'staff', name: `${name} ${title.slice(-8)}`, scheduleId: schedule.id }),
    );
  const fees = fee > 0 ? [{ underMinutes: year, basisPoints: fee }] : [];
  await send(page, 'POST', '/v1/admin/services', {
    offerId,
    zone,
    durationMinutes: 60,
    stepMinutes: 60,
    horizonDays: 60,
    capacity,
    autoConfirm,
    policy: {
      cancel: { noticeMinutes: 0, fees },
      reschedule: { noticeMinutes: 0, fees, most: 2 },
      noShow: { afterMinutes: 15, basisPoints: 10_000 },
      blackouts: [],
    },
    needs: [resources.map(({ id }) => id)],
  });
  return { title, path: `/p/${product.slug}`, offerId, people: resources };
}

/** The first free times, from the API, as instants. */
export async function freeTimes(page: Page, { offerId }: Salon): Promise<string[]> {
  const { start } = await send<{ start: string }>(page, 'GET', `/v1/offers/${offerId}/slots/next`);
  const { days } = await send<{ days: { slots: { start: string; seats: number }[] }[] }>(
    page,
    'GET',
    `/v1/offers/${offerId}/slots?month=${start.slice(0, 7)}`,
  );
  return days.flatMap(({ slots }) => slots.filter(({ seats }) => seats > 0).map((slot) => slot.start));
}

/** On the page of the service: the first time that is free, into the cart, through the checkout, paid; ends on the page of the order. */
export async function book(page: Page, salon: Salon): Promise<void> {
  await page.goto(salon.path);
  const times = page.getByTestId('day-times').getByRole('radio');
  await times.first().check({ force: true });
  await page.getByTestId('add-to-cart').first().click();
  await expect(page.getByTestId('cart-drawer')).toBeVisible();
  await page.getByTestId('checkout-link').click();
  await page.locator('input[name="email"]').fill('buyer@example.com');
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
}
