// How answers leave: with an ETag or as 304, as a stream, or from memory past everything that shapes answers.
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contracts/operation.ts';
import { config } from '../config/index.ts';
import type { Taken } from '../limits/index.ts';
import { keptFields } from './limits.ts';
import { countAnswer } from './metrics.ts';
import { Answer, Download, Stream } from './route.ts';

/** Set at once for every answer; pages bring a content security policy of their own. */
export const safeHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-site',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** What a handler answered, on its way. */
export function send(operation: Operation, request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  reply.header('x-request-id', request.id);
  if (answer instanceof Stream) return stream(request, reply, answer);
  if (answer instanceof Download) return reply.headers(answer.headers).send(Readable.from(answer.pieces, { objectMode: false }));
  if (answer instanceof Answer) {
    const type = answer.status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8';
    return tagged(request, reply.status(answer.status).headers({ 'content-type': type, ...answer.headers }), answer.body);
  }
  if (operation.status === 204 || answer === undefined) return reply.status(204).send();
  if (config().NODE_ENV === 'test' && operation.response) operation.response.parse(answer);
  return tagged(request, reply.status(operation.status).header('content-type', 'application/json; charset=utf-8'), JSON.stringify(answer));
}

/** Names and values in turn, as Node writes them fastest: what all givings of a kept answer have in common. */
const flatHeaders = new WeakMap<Answer, { fresh: string[]; known: string[] }>();

function flatOf(answer: Answer): { fresh: string[]; known: string[] } {
  const made = flatHeaders.get(answer);
  if (made) return made;
  const known = Object.entries({ ...safeHeaders, ...answer.headers }).flat();
  const type = ['content-type', 'application/json; charset=utf-8', 'content-length', String(Buffer.byteLength(answer.body))];
  const flat = { known, fresh: [...known, ...type] };
  flatHeaders.set(answer, flat);
  return flat;
}

/** A busy public answer as it was given before: straight to the socket, past everything that shapes answers. */
export function sendAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: { answer: Answer; route: string },
  taken: Taken | undefined,
): void {
  reply.hijack();
  const status = knows(request.headers['if-none-match'], kept.answer.headers.etag ?? '') ? 304 : 200;
  const { fresh, known } = flatOf(kept.answer);
  const headers = [...(status === 304 ? known : fresh), 'x-request-id', request.id, ...(taken ? keptFields(taken) : [])];
  reply.raw.writeHead(status, headers).end(status === 304 ? undefined : kept.answer.body);
  countAnswer(request, kept.route, status);
}

/** Reads carry a strong ETag of their bytes; a reader that has them gets 304. */
function tagged(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): FastifyReply {
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply.send(body);
  const known = reply.getHeader('etag');
  const etag = typeof known === 'string' ? known : `"${hash('sha1', body, 'base64url')}"`;
  reply.header('etag', etag);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  if (reply.statusCode === 200 && knows(request.headers['if-none-match'], etag)) return reply.status(304).send();
  return reply.send(body);
}

/** Whether an If-None-Match names the tag; compared weakly, as RFC 9110 asks, because proxies that compress make tags weak. */
const knows = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined &&
  (asked.trim() === '*' || asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')));

/** As long as an access token is good: who comes back, as browsers do by themselves, proves again who they are. */
const LONGEST_STREAM_MS = 15 * 60_000;

function stream(request: FastifyRequest, reply: FastifyReply, answer: Stream): FastifyReply {
  reply.hijack();
  countAnswer(request, request.routeOptions.url ?? '', 200);
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-request-id': request.id,
  });
  const away = new AbortController();
  const beat = setInterval(() => raw.write(': beat\n\n'), 15_000);
  const leave = (): void => {
    clearInterval(beat);
    clearTimeout(end);
    away.abort();
    raw.end();
  };
  const end = setTimeout(leave, LONGEST_STREAM_MS).unref();
  raw.on('close', leave);
  openStreams.add(leave);
  away.signal.addEventListener('abort', () => openStreams.delete(leave));
  answer.start((event, data, id) => raw.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${data}\n\n`), away.signal);
  // Whoever left before we came this far is never heard to leave.
  if (raw.destroyed) leave();
  return reply;
}

const openStreams = new Set<() => void>();

/** Ends every live stream, so that a shutdown does not wait for them; browsers connect again by themselves. */
export function endStreams(): void {
  for (const leave of openStreams) leave();
}
