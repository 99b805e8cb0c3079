// An error tracker that takes Sentry's envelopes: Sentry, GlitchTip and others, by a DSN.
import { randomBytes } from 'node:crypto';
import { log, safe, scrubbed } from '#platform/log/index.ts';
import type { ErrorReport, ErrorTracker } from '#ports/errors.ts';

const MOST_AT_ONCE = 8;
const PATIENCE_MS = 3_000;
const FRAMES = 40;

export interface SentrySettings {
  /** For example https://key@errors.example/4 */
  dsn: string;
  release: string;
  environment: string;
  role: string;
}

/** Where a DSN's envelopes go, and the key that opens the door. */
export function endpointOf(dsn: string): { url: string; key: string } {
  const { protocol, username, host, pathname } = new URL(dsn);
  const parts = pathname.split('/').filter(Boolean);
  const project = parts.pop() ?? '';
  return { url: `${protocol}//${[host, ...parts].join('/')}/api/${project}/envelope/`, key: username };
}

interface SafeError {
  type?: string;
  message?: string;
  stack?: string;
  code?: unknown;
  constraint?: unknown;
  cause?: SafeError;
}

const placeLine = /^\s+at (?:(?:async )?(.+?) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/;

/** Frames as Sentry wants them: the innermost last. */
function framesOf(stack = ''): Record<string, unknown>[] {
  const frames = stack.split('\n').flatMap((line) => {
    const [, name, file = '', row, column] = placeLine.exec(line) ?? [];
    if (!file) return [];
    const inApp = !file.startsWith('node:') && !file.includes('node_modules');
    return [{ function: name ?? '?', filename: ownPath(file), lineno: Number(row), colno: Number(column), in_app: inApp }];
  });
  return frames.slice(0, FRAMES).toReversed();
}

/** The path below the checkout, or below node_modules: where it is installed is nobody's business. */
const ownPath = (file: string): string =>
  /(?:^|\/)((?:node_modules|core|apps|adapters|kinds|contracts|presets|tools)\/.*)$/.exec(file)?.[1] ?? file;

/** The error and what caused it, the outermost last, by the log's rules of what may be told. */
function exceptionsOf(error: unknown): Record<string, unknown>[] {
  const told = (error instanceof Error ? safe(error) : { type: 'Error', message: scrubbed(String(error)) }) as SafeError;
  const chain: SafeError[] = [];
  for (let each: SafeError | undefined = told; each && typeof each === 'object' && chain.length < 5; each = each.cause) chain.push(each);
  return chain.toReversed().map((each) => ({
    type: each.type ?? 'Error',
    value: [each.message, each.code, each.constraint].filter((part) => typeof part === 'string' && part !== '').join(' · '),
    stacktrace: { frames: framesOf(each.stack) },
    mechanism: { type: 'generic', handled: false },
  }));
}

function eventOf({ error, kind, route, requestId, times }: ErrorReport, { release, environment, role }: SentrySettings) {
  return {
    event_id: randomBytes(16).toString('hex'),
    timestamp: Date.now() / 1000,
    platform: 'node',
    level: kind === 'process' ? 'fatal' : 'error',
    ...(release ? { release } : {}),
    environment,
    transaction: route,
    tags: { kind, role, ...(requestId ? { request_id: requestId } : {}) },
    extra: { times },
    exception: { values: exceptionsOf(error) },
  };
}

/** An event in its envelope: a line on the envelope, a line on the item, the item. */
function envelopeOf(report: ErrorReport, settings: SentrySettings): string {
  const event = eventOf(report, settings);
  const item = JSON.stringify(event);
  const head = { event_id: event.event_id, sent_at: new Date().toISOString() };
  return `${JSON.stringify(head)}\n${JSON.stringify({ type: 'event', length: Buffer.byteLength(item) })}\n${item}\n`;
}

/** Sends without anybody waiting; what can't be sent is let go of, and a server that asks for rest gets it. */
export function sentryTracker(settings: SentrySettings): ErrorTracker {
  const { url, key } = endpointOf(settings.dsn);
  const headers = {
    'content-type': 'application/x-sentry-envelope',
    'x-sentry-auth': `Sentry sentry_version=7, sentry_client=tessera/1, sentry_key=${key}`,
  };
  const onTheWay = new Set<Promise<void>>();
  let quietUntil = 0;
  const send = async (body: string): Promise<void> => {
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
      await answer.arrayBuffer();
      if (answer.status === 429) quietUntil = Date.now() + (Number(answer.headers.get('retry-after')) || 60) * 1000;
    } catch (error) {
      log.debug({ err: error }, 'the error tracker did not take a report');
    }
  };
  return {
    report(report) {
      if (Date.now() < quietUntil || onTheWay.size >= MOST_AT_ONCE) return;
      const sending = send(envelopeOf(report, settings)).finally(() => onTheWay.delete(sending));
      onTheWay.add(sending);
    },
    flush: async () => void (await Promise.all(onTheWay)),
  };
}
