// Structured logs: JSON lines with the request id; secrets and personal fields never reach them.
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/index.ts';

/** Names of fields whose values are secret or personal, however they are written: `refreshToken`, `x-api-key`, `shipping_address`. */
const secret =
  /password|token|secret|authorization|cookie|email|phone|address|line1|line2|card|apikey|otp|recoverycode|taxid|postalcode|recipient|credential|privatekey|jwt|dsn/;
const secrets = new Map<string, boolean>();

/** Whether a field of this name is kept out; few names are used again and again. */
function isSecret(name: string): boolean {
  let known = secrets.get(name);
  if (known === undefined) {
    known = secret.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
    if (secrets.size < 2_000) secrets.set(name, known);
  }
  return known;
}

/** What gives somebody away in the text of a message: e-mail addresses, signed tokens, random ones, long numbers. */
const givesAway: [RegExp, string][] = [
  [/[^\s@"'<>(),;:=]{1,64}@[^\s@"'<>(),;:=]{1,255}/g, '[e-mail]'],
  [/\beyJ[\w-]+\.[\w.-]+/g, '[token]'],
  [/(?<![\w-])[\w-]{40,}(?![\w-])/g, '[token]'],
  [/(?<![\w.:-])\+?\d[\d ()-]{7,30}\d(?![\w:-])/g, '[number]'],
];
const LONGEST_MESSAGE = 5_000;

/** A message without what gives somebody away. */
export const scrubbed = (text: string): string =>
  givesAway.reduce((left, [pattern, word]) => left.replace(pattern, word), text.slice(0, LONGEST_MESSAGE));

/** Where PostgreSQL quotes the row, the values or the statement that it refused. */
const quotes = new Set(['detail', 'where', 'internalQuery', 'query', 'parameters', 'values']);
const DEEPEST = 6;

/** What may be written of a value: errors without what they quote, objects without secret fields. */
export function safe(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[deep]';
  if (value instanceof Error) return safeError(value, depth);
  if (Array.isArray(value)) return value.map((each) => safe(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecret(key) && inner ? '[redacted]' : safe(inner, depth + 1)]),
  );
}

function safeError(error: Error, depth: number): Record<string, unknown> {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  const own = Object.entries(error).filter(([key]) => !quotes.has(key));
  // What does not fit its type is quoted in the message itself, after a colon.
  const quoting = severity !== undefined && String(code).startsWith('22');
  const message = scrubbed(quoting ? (error.message.split(': ')[0] ?? '') : error.message);
  return {
    type: error.constructor.name,
    message,
    stack: stackOf(error, message),
    ...(error.cause === undefined ? {} : { cause: safe(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: safe(error.errors, depth + 1) } : {}),
    ...(safe(Object.fromEntries(own), depth + 1) as Record<string, unknown>),
  };
}

/** The places only: what stands before them is the message, which may have been written differently there. */
function stackOf({ stack, constructor: { name } }: Error, message: string): string | undefined {
  const places = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return places && [`${name}: ${message}`, ...places].join('\n');
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
