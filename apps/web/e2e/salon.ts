// Something to book, for tests of the pages: a service on sale with people and hours, made over the API by the shop's owner.
import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { cards, pay } from './buyer.ts';
import { owner } from './course.ts';

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

/** Opens a salon that a test has to itself. */
export async function openSalon({ people = ['Mali'], capacity = 1, autoConfirm = true, fee = 0 }: SalonWishes = {}): Promise<Salon> {
  const staff = await owner();
  const title = `Fitting ${randomUUID().slice(0, 8)}`;
  const product = await staff<{ slug: string }>('POST', '/products', {
    body: { kind: 'service', title, price: { amount: '10000', currency: 'USD' } },
  });
  const shown = await ask<{ variants: { offer: { id: string } | null }[] }>(`/v1/products/${product.slug}`);
  const offerId = shown.variants[0]?.offer?.id ?? '';
  const zone = 'Asia/Bangkok';
  // From tomorrow on in Bangkok, so that the first day is a whole one at whatever hour a test runs.
  const tomorrow = new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
  const openings = [{ starts: `${tomorrow}T09:00`, minutes: 480, rrule: 'FREQ=DAILY' }];
  const schedule = await staff('POST', '/schedules', { body: { name: `Hours of ${title}`, zone, openings } });
  const resources: { id: string; name: string }[] = [];
  for (const name of people)
    resources.push(
      await staff('POST', '/resources', { body: { kind: 'staff', name: `${name} ${title.slice(-8)}`, scheduleId: schedule.id } }),
    );
  const fees = fee > 0 ? [{ underMinutes: year, basisPoints: fee }] : [];
  await staff('POST', '/services', {
    body: {
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
    },
  });
  return { title, path: `/p/${product.slug}`, offerId, people: resources };
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch((process.env.TESSERA_E2E_API_URL ?? '') + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The free times of the month of the first that is free, as instants. */
export async function freeTimes({ offerId }: Salon): Promise<string[]> {
  const { start } = await ask<{ start: string }>(`/v1/offers/${offerId}/slots/next`);
  const { days } = await ask<{ days: { slots: { start: string; seats: number }[] }[] }>(
    `/v1/offers/${offerId}/slots?month=${start.slice(0, 7)}`,
  );
  return days.flatMap(({ slots }) => slots.filter(({ seats }) => seats > 0).map((slot) => slot.start));
}

/** By its label, as a finger does: what lies under the bar at the bottom of a phone is scrolled to. */
export async function chooseTime(time: Locator): Promise<void> {
  await time.locator('xpath=ancestor::label').click();
  await expect(time).toBeChecked();
}

/** On the page of the service: the first time that is free, into the cart, through the checkout, paid; ends on the page of the order. Nobody need be signed in. */
export async function book(page: Page, salon: Salon): Promise<void> {
  await page.goto(salon.path);
  const times = page.getByTestId('day-times').getByRole('radio');
  await expect(times.first()).toBeAttached();
  await chooseTime(times.first());
  await page.getByTestId('add-to-cart').first().click();
  await expect(page.getByTestId('cart-drawer')).toBeVisible();
  await page.getByTestId('checkout-link').click();
  await page.locator('input[name="email"]').fill('buyer@example.com');
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByTestId('line-booking').getByRole('link')).toBeVisible();
}
