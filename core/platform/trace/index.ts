// Traces: off unless a collector is named. Spans carry names, routes and codes, never values, paths, SQL or messages.
import {
  type Attributes,
  context,
  type Context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

export { SpanKind } from '@opentelemetry/api';

let tracer: Tracer | undefined;

/** Whether anything is traced at all; everything here is one look at this when not. */
export const tracing = (): boolean => tracer !== undefined;

/** Whether what happens now belongs to a span: loops that only look for work do not, and leave none. */
export const inTrace = (): boolean => tracer !== undefined && trace.getActiveSpan() !== undefined;

/** Begins to trace; to be called once the provider is there. */
export function useTracer(on: boolean): void {
  tracer = on ? trace.getTracer('tessera') : undefined;
}

export interface SpanInput {
  name: string;
  kind?: SpanKind;
  attributes?: Attributes;
  /** `traceparent` of what caused it, where that is not what runs now; a broken one begins a trace of its own. */
  parent?: string | null;
  /** What to say of an error; that it failed, and its code, when absent. */
  onError?: (span: Span, error: unknown) => void;
}

const contextOf = (parent: string | null | undefined): Context =>
  parent ? propagation.extract(context.active(), { traceparent: parent }) : context.active();

/** Runs work inside a span; what it throws ends the span as failed, by its code only. */
export async function inSpan<T>(input: SpanInput, work: (span: Span | undefined) => Promise<T>): Promise<T> {
  if (!tracer) return work(undefined);
  const { name, kind = SpanKind.INTERNAL, attributes = {}, onError = failed } = input;
  const around = contextOf(input.parent);
  const span = tracer.startSpan(name, { kind, attributes }, around);
  try {
    return await context.with(trace.setSpan(around, span), () => work(span));
  } catch (error) {
    onError(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** A message may quote what somebody typed; a code never does. */
export function failed(span: Span, error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: unknown };
  span.setAttribute('error.type', typeof code === 'string' ? code : typeof name === 'string' ? name : 'Error');
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A statement on its way to the database, by its name. */
export function tracedStatement<T>(name: string, answer: Promise<T>): Promise<T> {
  if (!tracer || !trace.getActiveSpan()) return answer;
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
  const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
  answer.then(
    () => span.end(),
    (error: unknown) => {
      failed(span, error);
      span.end();
    },
  );
  return answer;
}

/** The `traceparent` (W3C Trace Context) of what runs now, to be kept with what it causes later; null outside of a trace. */
export function traceparent(): string | null {
  if (!inTrace()) return null;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}
