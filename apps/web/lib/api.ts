// The only place where browser code talks to the API: same origin, cookies along, one header against forged writes.
import { ApiProblem, readAnswer } from './problem.ts';

type Query = Record<string, string | number | undefined>;

const withQuery = (path: string, query?: Query): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
};

async function send<T>(method: string, path: string, options: { body?: unknown; key?: string; signal?: AbortSignal } = {}): Promise<T> {
  // Titles and names come in the language of the page, whatever the browser prefers.
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang };
  if (method !== 'GET') headers['x-tessera-csrf'] = '1';
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.key) headers['idempotency-key'] = options.key;
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return readAnswer<T>(response);
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', withQuery(path, query), signal ? { signal } : {}),
  post: <T>(path: string, body?: unknown, key?: string) => send<T>('POST', path, { body, ...(key ? { key } : {}) }),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, { body }),
};

/** An idempotency key that stays the same while the same act is tried again. */
export function actKeys() {
  let last: { act: string; key: string } | undefined;
  return {
    /** The key for this act; a different act (another body) gets a new one. */
    for(act: unknown): string {
      const text = JSON.stringify(act);
      if (last?.act !== text) last = { act: text, key: crypto.randomUUID() };
      return last.key;
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
