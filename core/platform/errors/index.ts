// Refusals: a catalogue per module, each with a stable code, a status and a sentence for people.

/** A refusal that the caller can understand and act on. Nothing was changed when it is thrown out of `inTx`. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: Record<string, unknown> | undefined;
  readonly headers: Record<string, string> | undefined;
  readonly fields: { pointer: string; message: string }[] | undefined;

  constructor(input: {
    code: string;
    status: number;
    message: string;
    facts?: Record<string, unknown>;
    headers?: Record<string, string>;
    fields?: { pointer: string; message: string }[];
  }) {
    super(input.message);
    this.name = 'Refusal';
    this.code = input.code;
    this.status = input.status;
    this.facts = input.facts;
    this.headers = input.headers;
    this.fields = input.fields;
  }
}

export interface ErrorEntry {
  code: string;
  status: number;
  sentence: string;
  catalogue: string;
}

const known = new Map<string, ErrorEntry>();

/** Every refusal that any loaded module can make; the reference and the message files are checked against it. */
export const errorCatalogue = (): ErrorEntry[] => [...known.values()];

/**
 * Declares a module's refusals and returns their maker.
 * @example throw OrderError('LINE_CHANGED', { facts: { state: 'paid' } })
 */
export function defineErrors<const T extends Record<string, readonly [number, string]>>(catalogue: string, entries: T) {
  for (const [code, [status, sentence]] of Object.entries(entries)) {
    const twin = known.get(code);
    if (twin && twin.catalogue !== catalogue) throw new Error(`Error code ${code} is declared by ${twin.catalogue} and by ${catalogue}`);
    known.set(code, { code, status, sentence, catalogue });
  }
  return (code: keyof T & string, more: Pick<ConstructorParameters<typeof Refusal>[0], 'facts' | 'headers' | 'fields'> = {}): Refusal => {
    const entry = entries[code];
    if (!entry) throw new Error(`No error ${catalogue}.${code}`);
    return new Refusal({ code, status: entry[0], message: entry[1], ...more });
  };
}

/** Throws when something that must always hold does not: a defect of ours, answered with 500. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${sentence}`);
}

export const PlatformError = defineErrors('PLATFORM', {
  VALIDATION_FAILED: [400, 'Some of what was sent is not right. Each field says why.'],
  MALFORMED_JSON: [400, 'The body is not readable JSON.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send the body as application/json.'],
  BODY_TOO_LARGE: [413, 'The body is larger than this address takes.'],
  NOT_FOUND: [404, 'There is nothing here.'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method.'],
  UNAUTHENTICATED: [401, 'Sign in first.'],
  FORBIDDEN: [403, 'You may not do this.'],
  NOT_AT_THIS_HOST: [403, 'This is not possible at this host name. Sign in at the address in `facts.url` to do it.'],
  CSRF_REJECTED: [403, 'The request did not come from our own page.'],
  RATE_LIMITED: [429, 'Too many requests. Wait a little and try again.'],
  CAPTCHA_REQUIRED: [403, 'Show that you are a person: solve the check and send its token.'],
  CAPTCHA_UNAVAILABLE: [503, 'We can not tell people from programs just now. Try again in a moment.'],
  TOO_BUSY: [503, 'We are very busy. Nothing was changed; try again in a moment.'],
  RANGE_EXCEEDED: [422, 'A value is outside what can be kept.'],
  CONFLICT: [409, 'This was changed by somebody else meanwhile. Read it again.'],
  INTERNAL: [500, 'Something went wrong on our side. It has been recorded.'],
  IDEMPOTENCY_KEY_MISSING: [400, 'Send an Idempotency-Key header of 8 to 128 visible characters.'],
  IDEMPOTENCY_KEY_REUSED: [422, 'This Idempotency-Key was used with another request.'],
  IDEMPOTENCY_IN_FLIGHT: [409, 'The same request is still being worked on. Ask again with the same key.'],
});
