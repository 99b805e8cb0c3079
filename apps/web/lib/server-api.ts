// Reads of the API from the server side, for what everybody may see; cached by the queries that call it.
import { apiBase } from './hosts.ts';
import { ApiProblem, readAnswer } from './problem.ts';

/** Reads a public path as the given host; null when there is no such thing. */
export async function readPublic<T>(host: string, path: string, query: Record<string, string | undefined> = {}): Promise<T | null> {
  const url = new URL(path, apiBase());
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'x-forwarded-host': host, ...(query.locale ? { 'accept-language': query.locale } : {}) },
      signal: AbortSignal.timeout(8000),
    });
    return await readAnswer<T>(response);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
