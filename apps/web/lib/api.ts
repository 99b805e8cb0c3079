// The only place where browser code talks to the API: the typed client, same origin, one header against forged writes.
import { createTessera } from '@tessera/client';
import { ApiProblem, type Answer, read } from './problem.ts';

export const api = createTessera({
  credentials: 'same-origin',
  cache: 'no-store',
  headers: { accept: 'application/json' },
  fetch: (request: Request) => {
    // Titles and names come in the language of the page, whatever the browser prefers.
    request.headers.set('accept-language', document.documentElement.lang);
    if (request.method !== 'GET') request.headers.set('x-tessera-csrf', '1');
    return fetch(request);
  },
});

/** What was asked for; a refusal is thrown as an `ApiProblem`, and so is the lack of any answer, as it comes. */
export const answer = async <T>(asked: Promise<Answer<T>>): Promise<T> => read(await asked);

/** An idempotency key that stays the same while the same act is tried again. */
export function actKeys() {
  let last: { act: string; key: string } | undefined;
  return {
    /** The header for this act; a different act (another body) gets a new key. */
    for(act: unknown): { 'idempotency-key': string } {
      const text = JSON.stringify(act);
      if (last?.act !== text) last = { act: text, key: crypto.randomUUID() };
      return { 'idempotency-key': last.key };
    },
    /** To be called when the act was answered for good, so that doing it again is a new act. */
    done(): void {
      last = undefined;
    },
    /** Keeps the key only if the outcome is unknown: nobody answered, or the server failed on its side. */
    settle(error?: unknown): void {
      if (!(error && (!(error instanceof ApiProblem) || error.status >= 500 || error.code === 'IDEMPOTENCY_IN_FLIGHT'))) last = undefined;
    },
  };
}
