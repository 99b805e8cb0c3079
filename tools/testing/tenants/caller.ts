// Somebody who calls the API: as a person, a program, a guest or nobody. Signs in again when something it tried ended its own session.
import { randomUUID } from 'node:crypto';
import type { Described } from './description.ts';

export interface Answered {
  status: number;
  code: string;
  body: string;
  /** By which the server knows the request. */
  requestId: string;
}

export interface Filled {
  path: string;
  query: Record<string, string>;
  body: unknown;
}

export class Caller {
  readonly name: string;
  readonly baseUrl: string;
  readonly #credentials: () => Promise<Record<string, string>>;
  #headers: Record<string, string> | undefined;

  constructor(name: string, baseUrl: string, credentials: () => Promise<Record<string, string>>) {
    this.name = name;
    this.baseUrl = baseUrl;
    this.#credentials = credentials;
  }

  async ask(operation: Pick<Described, 'method' | 'accepts'>, filled: Filled, more: Record<string, string> = {}): Promise<Answered> {
    const first = await this.#send(operation, filled, more);
    if (first.code !== 'TOKEN_EXPIRED') return first;
    this.#headers = undefined;
    return this.#send(operation, filled, more);
  }

  async #send(operation: Pick<Described, 'method' | 'accepts'>, filled: Filled, more: Record<string, string>): Promise<Answered> {
    this.#headers ??= await this.#credentials();
    const url = new URL(this.baseUrl + filled.path);
    for (const [name, value] of Object.entries(filled.query)) url.searchParams.set(name, value);
    const isForm = operation.accepts === 'application/x-www-form-urlencoded';
    const body =
      filled.body === undefined
        ? undefined
        : isForm
          ? new URLSearchParams(filled.body as Record<string, string>).toString()
          : JSON.stringify(filled.body);
    const away = new AbortController();
    const answer = await fetch(url, {
      method: operation.method,
      redirect: 'manual',
      signal: away.signal,
      headers: {
        ...this.#headers,
        'idempotency-key': randomUUID(),
        'x-forwarded-for': '203.0.113.9',
        ...(body === undefined ? {} : { 'content-type': operation.accepts ?? 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body }),
    });
    // A stream has no end; that it was opened at all is what counts.
    const streams = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const text = streams ? '' : await answer.text();
    if (streams) away.abort();
    return { status: answer.status, code: codeOf(text), body: text, requestId: answer.headers.get('x-request-id') ?? '' };
  }
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string } | null)?.code ?? '';
  } catch {
    return '';
  }
}
