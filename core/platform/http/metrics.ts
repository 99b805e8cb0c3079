// Requests counted, and the metrics shown to who may see them: a scraper with the token, or one on this machine.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { config } from '../config/index.ts';
import { PlatformError } from '../errors/index.ts';
import { metricsText, observeRequest } from '../metrics/index.ts';

const loopback = /^(127\.|::1$|::ffff:127\.)/;

function mayRead({ raw }: FastifyRequest): boolean {
  const { METRICS_TOKEN } = config();
  const given = Buffer.from(/^Bearer (.+)$/i.exec(raw.headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(METRICS_TOKEN);
  if (METRICS_TOKEN && given.length === wanted.length && timingSafeEqual(given, wanted)) return true;
  const forwarded = Object.keys(raw.headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-') || name === 'via');
  return raw.headers.authorization === undefined && !forwarded && loopback.test(raw.socket.remoteAddress ?? '');
}

/** To everybody else the page is not there. */
export function serveMetrics(app: FastifyInstance): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request)) throw PlatformError('NOT_FOUND');
    const { type, text } = await metricsText();
    return reply.header('content-type', type).header('cache-control', 'no-store').send(text);
  });
}

const began = Symbol('when the request began');
type Begun = FastifyRequest & { [began]?: number };

/** To be called first for every request. */
export function beginRequest(request: FastifyRequest): void {
  (request as Begun)[began] = performance.now();
}

const secondsSince = (request: FastifyRequest): number => (performance.now() - ((request as Begun)[began] ?? performance.now())) / 1000;

/** Counts an answer that was given past everything that shapes answers. */
export const countAnswer = (request: FastifyRequest, route: string, status: number): void =>
  observeRequest(request.method, route, status, secondsSince(request));

/** Counts every other answer when it is ready to be sent: `onResponse` would cost the answers from memory two listeners each. */
export function countAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    countAnswer(request, request.routeOptions.url ?? '', reply.statusCode);
    done(null, payload);
  });
}
