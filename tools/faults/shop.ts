// How a buyer talks to a shop that may die at any moment: asks again, with the same key, until the answer settles the matter.
import type { Recorder, Reply } from './record.ts';

export interface Shop {
  baseUrl: string;
  /** Settles when the API takes requests, at once when it does. */
  ready(): Promise<unknown>;
  recorder: Recorder;
}

export interface Ask {
  index: number;
  /** For people: what is asked. */
  operation: string;
  method: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
  key?: string;
  /** Stops waiting for the first answer after this long. */
  hastyAfterMs?: number;
}

/** Every question has its answer this long after it was first asked, however often the shop died meanwhile. */
const FINAL_SECONDS = 60;

const pause = (milliseconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, milliseconds));

export interface Told extends Reply {
  headers: Headers | undefined;
}

/** Asks until the answer is final. Throws when none came in time. */
export async function askUntilFinal(shop: Shop, ask: Ask): Promise<Told> {
  const deadline = Date.now() + FINAL_SECONDS * 1000;
  for (let attempt = 1; ; attempt += 1) {
    await shop.ready();
    const told = await askOnce(shop, ask, attempt === 1 && ask.hastyAfterMs ? ask.hastyAfterMs : 20_000);
    if (isFinal(told)) return told;
    if (Date.now() > deadline)
      throw new Error(
        `${ask.operation} ${ask.key ?? ''} of buyer ${ask.index} has no final answer after ${FINAL_SECONDS} s: ${told.status} ${told.text.slice(0, 200)}`,
      );
    // A dead process is noticed a moment after the connections it held.
    await pause(told.status === 0 ? 20 : Math.min(2, told.retryAfterSeconds) * 1000);
  }
}

export const isFinal = (told: Pick<Reply, 'status' | 'code'>): boolean =>
  told.status > 0 && told.status < 500 && told.code !== 'IDEMPOTENCY_IN_FLIGHT';

async function askOnce(shop: Shop, ask: Ask, patienceMs: number): Promise<Told> {
  shop.recorder.asked(ask);
  const told = await send(shop.baseUrl, ask, patienceMs);
  shop.recorder.told(ask, told);
  return told;
}

async function send(baseUrl: string, ask: Ask, patienceMs: number): Promise<Told> {
  try {
    const answer = await fetch(`${baseUrl}${ask.path}`, {
      method: ask.method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...(ask.key ? { 'idempotency-key': ask.key } : {}), ...ask.headers },
      signal: AbortSignal.timeout(patienceMs),
      ...(ask.body === undefined ? {} : { body: ask.body }),
    });
    const text = await answer.text();
    const problem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    return {
      status: answer.status,
      text,
      code: problem ? (JSON.parse(text) as { code?: string }).code : undefined,
      replayed: answer.headers.get('idempotent-replayed') === 'true',
      retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 0.2),
      headers: answer.headers,
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { status: 0, text: cause, code: undefined, replayed: false, retryAfterSeconds: 0, headers: undefined };
  }
}
