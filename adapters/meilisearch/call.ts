// Calls of Meilisearch's REST: one patience, errors by their code, and tasks that are waited for.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const LOOK_MS = 5_000;
const WRITING_MS = 30_000;
/** Tasks are kept on its disk and done in their order, so nobody has to wait for long ones. */
const TASK_MS = 3_000;

export class MeilisearchError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(`Meilisearch: ${message} (${status} ${code})`);
    this.status = status;
    this.code = code;
  }
}

const Refusal = z.object({ message: z.string(), code: z.string() });
const Enqueued = z.object({ taskUid: z.number() });
const Task = z.object({
  status: z.enum(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']),
  error: Refusal.nullish(),
});

export interface Caller {
  get(path: string): Promise<unknown>;
  search(path: string, body: unknown): Promise<unknown>;
  /** Resolves with the number of the task. */
  enqueue(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<number>;
  done(taskUid: number): Promise<void>;
}

/** @param patienceMs a shop's list must not hang on a search, so it waits shorter than a task does */
export function callerAt(url: string, key: string, patienceMs: number): Caller {
  const call = async (method: string, path: string, body?: unknown, patience = LOOK_MS): Promise<unknown> => {
    const answer = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const told: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return told;
    const { data } = Refusal.safeParse(told);
    throw new MeilisearchError(answer.status, data?.code ?? 'unknown', data?.message ?? 'no answer of its own');
  };
  return {
    get: (path) => call('GET', path),
    search: (path, body) => call('POST', path, body, patienceMs),
    enqueue: async (method, path, body) => Enqueued.parse(await call(method, path, body, WRITING_MS)).taskUid,
    async done(taskUid) {
      const end = Date.now() + TASK_MS;
      for (let wait = 10; Date.now() < end; wait = Math.min(wait * 2, 200)) {
        const { status, error } = Task.parse(await call('GET', `/tasks/${taskUid}`));
        // What is to be forgotten by an index that is not there is forgotten.
        if (status === 'succeeded' || error?.code === 'index_not_found') return;
        if (status === 'failed' || status === 'canceled')
          throw new MeilisearchError(200, error?.code ?? status, error?.message ?? `task ${taskUid} was ${status}`);
        await pause(wait);
      }
    },
  };
}
