// A small cache of answers in memory: bytes by key, for a moment, dropped when another process says that something changed.
import { hash } from 'node:crypto';
import { type Loop } from '../loop.ts';
import { listen, notify } from '../db/index.ts';
import { Answer } from './route.ts';

const KEEP_MS = 2_000;
const MOST = 2_000;
const MOST_BYTES = 16 * 1024 * 1024;

interface Kept {
  until: number;
  answer: Promise<Answer>;
  /** 0 until it is made. */
  bytes: number;
}

/** In the order of their ends, because all are kept for the same time. */
const kept = new Map<string, Kept>();
let bytesKept = 0;

/** Which key an answer was made under. */
const keys = new WeakMap<Answer, string>();

/** The answer about a channel under a key, made once for all who ask at the same moment. A failure is not kept. */
export function cached(channelId: string, what: string, make: () => Promise<unknown>): Promise<Answer> {
  const key = `${channelId} ${what}`;
  const found = kept.get(key);
  if (found && found.until > Date.now()) return found.answer;
  drop(key);
  const answer = make().then((value) => {
    const body = Buffer.from(JSON.stringify(value));
    const headers = { etag: `"${hash('sha1', body, 'base64url')}"`, 'cache-control': 'public, no-cache' };
    const made = new Answer(200, body, headers);
    keys.set(made, key);
    return made;
  });
  const entry = { until: Date.now() + KEEP_MS, answer, bytes: 0 };
  kept.set(key, entry);
  sweep();
  answer.then(
    ({ body }) => {
      if (kept.get(key) !== entry) return;
      entry.bytes = body.length;
      bytesKept += entry.bytes;
      sweep();
    },
    () => {
      if (kept.get(key) === entry) drop(key);
    },
  );
  return answer;
}

function drop(key: string): void {
  bytesKept -= kept.get(key)?.bytes ?? 0;
  kept.delete(key);
}

/** Lets go of what is past its time, and of the oldest while there is too much. */
function sweep(): void {
  const at = Date.now();
  for (const [key, { until }] of kept) {
    if (until > at && kept.size <= MOST && bytesKept <= MOST_BYTES) break;
    drop(key);
  }
}

const FRONT_MS = 500;
const FRONT_MOST = 200;
const front = new Map<string, { until: number; answer: Answer; route: string }>();

/** A public answer that was given at this address a moment ago: for busy addresses, before anything of the request is read. */
export function answeredAt(address: string): { answer: Answer; route: string } | undefined {
  const found = front.get(address);
  return found && found.until > Date.now() ? found : undefined;
}

/** Keeps an answer for its address, with the path pattern of its route, if it is one of those that are the same for everybody. */
export function keepAt(address: string, answer: unknown, route: string): void {
  if (!(answer instanceof Answer) || answer.headers['cache-control'] !== 'public, no-cache') return;
  front.delete(address);
  front.set(address, { until: Date.now() + FRONT_MS, answer, route });
  if (front.size > FRONT_MOST) front.delete(front.keys().next().value ?? '');
}

/** What is kept now. */
export const keptFigures = (): { entries: number; bytes: number } => ({ entries: kept.size, bytes: bytesKept });

/** Forgets everything kept here, or what is about some channels: one shop that changes much leaves the others' answers alone. */
export function dropKept(channelIds?: readonly string[]): void {
  if (!channelIds) {
    kept.clear();
    front.clear();
    bytesKept = 0;
    return;
  }
  const about = new Set(channelIds);
  const isAbout = (key: string | undefined): boolean => key === undefined || about.has(key.slice(0, key.indexOf(' ')));
  for (const key of kept.keys()) if (isAbout(key)) drop(key);
  for (const [address, { answer }] of front) if (isAbout(keys.get(answer))) front.delete(address);
}

/** What changed: answers only, or also what each process keeps of organizations or of flags. */
export type Sort = 'answers' | 'organizations' | 'flags';

/** As many ids as a notification holds with ease; of more, everything is forgotten. */
const MOST_NAMED = 100;

/** Tells every server process to forget what it keeps, or what it keeps about some channels. */
export const dropEverywhere = (what?: { sort: Sort; channelIds: readonly string[] }): Promise<void> =>
  notify('tessera_caches', what && what.channelIds.length <= MOST_NAMED ? [what.sort, ...what.channelIds].join(' ') : '');

/** Listens for others' word to forget; `more` is what else this process keeps, of one sort or all. */
export function startCaches(more: (sort?: Sort) => void): Pick<Loop, 'stop'> {
  return listen('tessera_caches', (word) => {
    if (word === '') {
      dropKept();
      more();
      return;
    }
    const [sort, ...channelIds] = word.split(' ');
    dropKept(channelIds);
    more(sort as Sort);
  });
}
