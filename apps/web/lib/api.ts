// The only place where browser code talks to the API: the typed client, same origin, one header against forged writes.
import { createTessera } from '@tessera/client';
import { ApiProblem, type Answer, read } from './problem.ts';
import type { Problem } from './types.ts';

let refreshing: Promise<boolean> | undefined;

/** Exchanges the refresh cookie, one page of this browser at a time: a token is good once. */
function refresh(): Promise<boolean> {
  const exchange = async (): Promise<boolean> => {
    const answered = await fetch('/v1/auth/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1' },
      body: '{}',
    });
    return answered.ok;
  };
  refreshing ??= (navigator.locks ? navigator.locks.request('tessera refresh', exchange) : exchange())
    .catch(() => false)
    .finally(() => {
      refreshing = undefined;
    });
  return refreshing;
}

/** The facts of a refusal, if it is this one. */
const refusal = async (answered: Response, status: number, code: string): Promise<Record<string, unknown> | undefined> => {
  if (answered.status !== status) return undefined;
  const problem = (await answered
    .clone()
    .json()
    .catch(() => null)) as Partial<Problem> | null;
  return problem?.code === code ? (problem.facts ?? {}) : undefined;
};

let prover: ((methods: unknown) => Promise<boolean>) | undefined;
/** Says who asks people to prove again who they are, by the methods that will do where only some will; answers whether they did. */
export function setProver(prove: typeof prover): void {
  prover = prove;
}

/**
 * Asks. When the access token lapsed, fetches a new one and asks once more: without one we are signed out, and ask as whoever we are then.
 * When the act needs a fresh proof of who one is, has it shown and asks once more.
 */
async function ask(request: Request): Promise<Response> {
  const [second, third] = [request.clone(), request.clone()];
  let answered = await fetch(request);
  if (await refusal(answered, 401, 'TOKEN_EXPIRED')) {
    await refresh();
    answered = await fetch(second);
  }
  const stale = prover && (await refusal(answered, 403, 'REAUTHENTICATION_NEEDED'));
  return stale && (await prover?.(stale.methods)) ? fetch(third) : answered;
}

export const api = createTessera({
  credentials: 'same-origin',
  cache: 'no-store',
  headers: { accept: 'application/json' },
  fetch: (request: Request) => {
    // Titles and names come in the language of the page, whatever the browser prefers.
    request.headers.set('accept-language', document.documentElement.lang);
    if (request.method !== 'GET') request.headers.set('x-tessera-csrf', '1');
    return ask(request);
  },
});

/** What was asked for; a refusal is thrown as an `ApiProblem`, and so is the lack of any answer, as it comes. */
export const answer = async <T>(asked: Promise<Answer<T>>): Promise<T> => read(await asked);

/** Whether an act that failed may be done nonetheless: nobody answered, or the server failed on its side. */
export const mayHaveHappened = (error: unknown): boolean =>
  Boolean(error) && (!(error instanceof ApiProblem) || error.status >= 500 || error.code === 'IDEMPOTENCY_IN_FLIGHT');

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
    /** Keeps the key only if the outcome is unknown. */
    settle(error?: unknown): void {
      if (!mayHaveHappened(error)) last = undefined;
    },
  };
}
