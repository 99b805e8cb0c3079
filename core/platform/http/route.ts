// A route binds an operation of the contract to its handler; what the handler gets is a call, and it knows no web framework.
import type { z } from 'zod';
import type { Operation } from '#contracts/operation.ts';
import { type Actor, type StaffActor, systemActor } from '../db/actor.ts';
import { PlatformError } from '../errors/index.ts';
import type { Uuid } from '../ids/index.ts';

/** A host name that whoever owns it may point elsewhere, and where the same shop is at a host of this installation. */
export interface BoundHost {
  host: string;
  url: string;
}

/** Who sent a request, as far as tokens prove it. */
export interface Principal {
  userId: Uuid | null;
  /** Organization the session acts for. */
  orgId: Uuid | null;
  permissions: ReadonlySet<string>;
  /** SHA-256 of the guest token, base64url. */
  guest: string | null;
  sessionId: Uuid | null;
  /** Set while the session is good at one such host alone: it buys there, and does nothing else. */
  bound: BoundHost | null;
  /** When the person showed a credential last. */
  authenticatedAt: Date | null;
  /** When they showed a second factor last. */
  secondFactorAt: Date | null;
  /** Member of the platform's team who acts in the name of `userId`. */
  impersonatorId: Uuid | null;
  /** The API key that proved it, with the requests a minute it may make; null takes the platform's number. */
  apiKey: { id: string; perMinute: number | null } | null;
  /** True when a cookie proved it: writes then need the CSRF header. */
  byCookie: boolean;
}

export interface Call<P = unknown, Q = unknown, B = unknown> {
  params: P;
  query: Q;
  body: B;
  principal: Principal;
  /** Host name people used, lower case and without a port. */
  host: string;
  /** Scheme, host name and port people used, for example `https://shop.example`. */
  origin: string;
  requestId: string;
  ip: string;
  /** The `Idempotency-Key`, checked for shape; empty where the operation needs none. */
  key: string;
  /** SHA-256 over method, path and body as received, base64url. */
  fingerprint: string;
  /** Method and path pattern. */
  route: string;
  rawBody: string;
  /** The body of an operation that accepts bytes. */
  bytes: Buffer;
  headers: Record<string, string | string[] | undefined>;
  /** By our names for them. */
  cookies: Record<string, string | undefined>;
  setHeader(name: string, value: string): void;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
}

/** For what is done at hosts of this installation alone. @throws Refusal NOT_AT_THIS_HOST with the address where it is done */
export function refuseBound({ bound }: Pick<Principal, 'bound'>): void {
  if (bound) throw PlatformError('NOT_AT_THIS_HOST', { facts: { url: bound.url } });
}

/** The engine at work for whoever called: past the walls, with the caller's name in the audit trail. */
export const systemActorFor = ({ principal, requestId, ip }: Pick<Call, 'principal' | 'requestId' | 'ip'>): Actor => ({
  ...systemActor,
  userId: principal.userId,
  impersonatorId: principal.impersonatorId,
  apiKeyId: principal.apiKey?.id ?? null,
  requestId,
  ip,
});

/** Who acts when a member or a program works for an organization; the permission was checked at the door. */
export function staffActor({ principal, requestId, ip }: Pick<Call, 'principal' | 'requestId' | 'ip'>): StaffActor {
  const { orgId, userId, impersonatorId, apiKey } = principal;
  if (!orgId) throw new Error('A staff route was reached without an organization');
  const own = { shopId: null, guest: null, sellers: [], brands: [], apiKeyId: apiKey?.id ?? null };
  return { kind: 'staff', orgId, userId, requestId, ip, impersonatorId, ...own };
}

/** An answer whose exact bytes are given, for example one stored under an idempotency key. */
export class Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers: Record<string, string>;
  constructor(status: number, body: string | Buffer, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** An answer that goes on: server-sent events. */
export class Stream {
  readonly start: (send: (event: string, data: string, id?: string) => void, closed: AbortSignal) => void;
  constructor(start: Stream['start']) {
    this.start = start;
  }
}

/** A file that is sent while it is made. */
export class Download {
  readonly pieces: AsyncIterable<string | Buffer>;
  readonly headers: Record<string, string>;
  constructor(pieces: AsyncIterable<string | Buffer>, file: { type: string; name: string }) {
    this.pieces = pieces;
    this.headers = {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'private, no-store',
    };
  }
}

type Out<R extends z.ZodType> = z.input<R> | Answer | Download | Stream | undefined | void;

export interface Route {
  operation: Operation;
  handle: (call: Call<never, never, never>) => Promise<unknown>;
}

/** Binds a handler to its operation; the types of the shapes carry over. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  operation: Operation<P, Q, B, R>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Out<R>>,
): Route {
  return { operation: operation, handle };
}
