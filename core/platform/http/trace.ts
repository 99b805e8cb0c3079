// A span for each call of a handler: its route and its status, in the trace that the caller began if it says so.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contracts/operation.ts';
import { Refusal } from '../errors/index.ts';
import { failed, inSpan, SpanKind, tracing } from '../trace/index.ts';

const shape = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const STATUS = 'http.response.status_code';

interface Handling {
  operation: Operation;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The status an error is answered with. */
  statusOf: (error: unknown) => number;
}

/** Runs a handler inside its span. A refusal is an answer: only a 5xx marks the span as failed. */
export function inRequestSpan<T>({ operation, request, reply, statusOf }: Handling, work: () => Promise<T>): Promise<T> {
  if (!tracing()) return work();
  const given = request.headers.traceparent;
  const input = {
    name: `${request.method} ${operation.path}`,
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': request.method, 'http.route': operation.path, 'tessera.request_id': request.id },
    parent: typeof given === 'string' && shape.test(given) ? given : null,
    onError: (span: Parameters<typeof failed>[0], error: unknown) => {
      const status = statusOf(error);
      span.setAttribute(STATUS, status);
      if (status >= 500) failed(span, error);
      else span.setAttribute('error.type', error instanceof Refusal ? error.code : String(status));
    },
  };
  return inSpan(input, async (span) => {
    const answer = await work();
    span?.setAttribute(STATUS, reply.statusCode);
    return answer;
  });
}
