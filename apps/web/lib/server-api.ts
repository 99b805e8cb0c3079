// Reads of the API from the server side, for what everybody may see; cached by the queries that call it.
import { createTessera } from '@tessera/client';
import { apiBase } from './hosts.ts';
import { type Answer, read } from './problem.ts';

/** The typed client as seen from one shop's host, in one language. */
export const shopApi = (host: string, locale: string) =>
  createTessera({
    baseUrl: apiBase(),
    headers: { accept: 'application/json', 'accept-language': locale, 'x-forwarded-host': host },
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(8000) }),
  });

/** The data of an answer, null when there is no such thing; everything else is thrown. */
export const found = <T>(answer: Answer<T>): T | null => (answer.response.status === 404 ? null : read(answer));
