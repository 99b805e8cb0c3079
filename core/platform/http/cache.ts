// A small cache of answers in memory: bytes by key, for a moment, dropped when another process says that something changed.
import { createHash } from 'node:crypto';
import { type Loop } from '../loop.ts';
import { listen, notify } from '../db/index.ts';
import { Answer } from './route.ts';

const KEEP_MS = 2_000;
const MOST = 2_000;
const kept = new Map<string, { until: number; answer: Promise<Answer> }>();

/** The answer under a key, made once for all who ask at the same moment. A failure is not kept. */
export function cached(key: string, make: () => Promise<unknown>): Promise<Answer> {
  const found = kept.get(key);
  if (found && found.until > Date.now()) return found.answer;
  const answer = make().then((value) => {
    const body = Buffer.from(JSON.stringify(value));
    return new Answer(200, body, { etag: `"${createHash('sha1').update(body).digest('base64url')}"`, 'cache-control': 'public, no-cache' });
  });
  kept.delete(key);
  kept.set(key, { until: Date.now() + KEEP_MS, answer });
  if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '');
  answer.catch(() => kept.delete(key));
  return answer;
}

/** Forgets everything kept here. */
export const dropKept = (): void => kept.clear();

/** Tells every server process to forget what it keeps. */
export const dropEverywhere = (): Promise<void> => notify('tessera_caches', '');

/** Listens for others' word to forget; `more` is what else this process keeps. */
export function startCaches(more: () => void): Pick<Loop, 'stop'> {
  return listen('tessera_caches', () => {
    dropKept();
    more();
  });
}
export const keptFigures = (): { entries: number; bytes: number } => ({ entries: kept.size, bytes: 0 });
