// What owners do before a test begins: a shop of their own, and what the API does for them.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { signUp, stranger } from './person.ts';

/** Asks the API as whoever is signed in on the page. */
export const ask = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([how, where, what, key]) => {
      const answered = await fetch(where, {
        method: how,
        headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1', 'idempotency-key': key },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      });
      return (answered.status === 204 ? null : await answered.json()) as T;
    },
    [method, path, body, randomUUID()] as const,
  );

/** Somebody new with a shop of their own, named after what is tried. */
export async function foundShop(page: Page, kind: string): Promise<{ name: string; slug: string }> {
  await signUp(page, stranger('Nok Owner'));
  const name = `${kind} ${randomUUID().slice(0, 8)}`;
  const { id, slug } = await ask<{ id: string; slug: string }>(page, 'POST', '/v1/organizations', { name, country: 'TH' });
  await ask(page, 'POST', '/v1/auth/organization', { organizationId: id });
  return { name, slug };
}
