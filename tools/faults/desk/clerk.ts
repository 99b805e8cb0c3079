// Somebody of the shop's staff who goes on working while the shop keeps dying: asks again until the answer settles the matter.
import { randomUUID } from 'node:crypto';
import type { Sql } from '../passing-time.ts';
import { askUntilFinal, type Shop, type Told } from '../shop.ts';

const EMAIL = 'owner@vestify.test';
const PASSWORD = 'demo-vest-2026';

/** What is begun is done this long after it, however often the worker died meanwhile. */
const DONE_SECONDS = 120;

export const pause = (milliseconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, milliseconds));

export class Clerk {
  readonly shop: Shop;
  readonly sql: Sql;
  private token = '';

  constructor(shop: Shop, sql: Sql) {
    this.shop = shop;
    this.sql = sql;
  }

  /** Asks once for a key of its own, until answered for good. */
  async call(method: string, path: string, body?: unknown, raw = false): Promise<Told> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'idempotency-key': randomUUID(),
      ...(raw ? { 'content-type': 'application/octet-stream' } : {}),
    };
    const ask = { index: -1, operation: `desk ${method}`, method, path, headers, key: headers['idempotency-key'] };
    const text = raw ? (body as string) : JSON.stringify(body);
    const told = await askUntilFinal(this.shop, body === undefined ? ask : { ...ask, body: text });
    if (told.status !== 401) return told;
    await this.signIn();
    return this.call(method, path, body, raw);
  }

  /** The same where only a yes is an answer; `also` are codes of refusals that say that it was done before its answer was lost. */
  async must<T>(method: string, path: string, body?: unknown, also: readonly string[] = []): Promise<T> {
    const told = await this.call(method, path, body);
    if (told.status < 300) return (told.text ? JSON.parse(told.text) : undefined) as T;
    if (told.code && also.includes(told.code)) return undefined as T;
    throw new Error(`desk: ${method} ${path}: ${told.status} ${told.text.slice(0, 200)}`);
  }

  read<T>(path: string): Promise<T> {
    return this.must<T>('GET', path);
  }

  /** Waits for what the worker does. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const deadline = Date.now() + DONE_SECONDS * 1000;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`desk: ${what} is not done after ${DONE_SECONDS} s`);
      await pause(150);
    }
  }

  private async signIn(): Promise<void> {
    const told = await askUntilFinal(this.shop, {
      index: -1,
      operation: 'desk sign in',
      method: 'POST',
      path: '/v1/auth/login',
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    if (told.status !== 200) throw new Error(`desk: sign in: ${told.status} ${told.text.slice(0, 200)}`);
    this.token = (JSON.parse(told.text) as { accessToken: string }).accessToken;
  }
}
