// Structured logs: JSON lines with the request id; secrets and personal fields never reach them.
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/index.ts';

const secret = new Set(['password', 'token', 'authorization', 'cookie', 'email', 'phone', 'address', 'line1', 'card', 'to_address']);
/** Where PostgreSQL quotes the row, the values or the statement that it refused. */
const quotes = new Set(['detail', 'where', 'internalQuery', 'query', 'parameters', 'values']);
const DEEPEST = 6;

/** What may be written of a value: errors without what they quote, objects without secret fields. */
function safe(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[deep]';
  if (value instanceof Error) return safeError(value, depth);
  if (Array.isArray(value)) return value.map((each) => safe(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, secret.has(key) && inner ? '[redacted]' : safe(inner, depth + 1)]),
  );
}

function safeError(error: Error, depth: number): Record<string, unknown> {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  const own = Object.entries(error).filter(([key]) => !quotes.has(key));
  // What does not fit its type is quoted in the message itself, after a colon.
  const quoting = severity !== undefined && String(code).startsWith('22');
  const message = quoting ? (error.message.split(': ')[0] ?? '') : error.message;
  return {
    type: error.constructor.name,
    message,
    stack: error.stack?.replace(error.message, () => message),
    ...(error.cause === undefined ? {} : { cause: safe(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: safe(error.errors, depth + 1) } : {}),
    ...(safe(Object.fromEntries(own), depth + 1) as Record<string, unknown>),
  };
}

/** A log that writes to `to`, or to the program's output. */
export const makeLog = (to?: DestinationStream): Logger =>
  pino(
    {
      level: 'warn',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are made safe with all the rest; pino's own way with them would take them for something else.
      serializers: { err: (error: unknown) => error },
      formatters: { log: (object) => safe(object) as Record<string, unknown> },
    },
    to ?? pino.destination(1),
  );

export const log = makeLog();

/** Sets the level and names the role in every line; until then only warnings are written. */
export function configureLog({ LOG_LEVEL, ROLE }: Config): void {
  log.level = LOG_LEVEL;
  log.setBindings({ role: ROLE });
}
