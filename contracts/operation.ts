// An operation is one line of the HTTP API as data: the server validates with it, OpenAPI and the client are made from it.
import type { z } from 'zod';
import type { MemberPermission } from './permissions.ts';

/**
 * Who may call an operation. `public`: anybody who reaches the channel. `buyer`: the person whose thing it is, by user session or guest
 * token. `user`: a person who is signed in. `platform`: a request signed by another program of ours or by a provider. `dev`: only where
 * development pages are switched on. Everything else is a permission of a member or an API key in the organization they act for.
 */
export type Permission = 'public' | 'buyer' | 'user' | 'platform' | 'dev' | MemberPermission;

/** What an operation is counted as: `auth` proves who somebody is, `code` sends something to somebody, `export` reads much at once. */
export type RateClass = 'read' | 'write' | 'auth' | 'code' | 'export';

export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  permission: Permission;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Shape of the success answer; absent for an empty 204 or a stream. */
  response?: R;
  status: 200 | 201 | 202 | 204;
  /** What the answer is when it is no JSON. */
  produces?:
    | 'text/event-stream'
    | 'text/html'
    | 'text/csv'
    | 'text/calendar'
    | 'application/zip'
    | 'application/octet-stream'
    | 'application/vnd.apple.mpegurl'
    | 'video/mp2t';
  /** The answer is the same for everybody, or proves itself: tokens and cookies are not looked at, so no session is looked up. */
  anonymous?: true;
  /** The body comes from a plain HTML form, or is the bytes of a picture or of any file, instead of JSON. */
  accepts?: 'form' | 'picture' | 'bytes';
  /** The request must carry `Idempotency-Key`; same key and body give the same answer for 24 hours. */
  idempotent?: true;
  /** How it is counted against floods; by its method when absent. */
  rate?: RateClass;
  /** Asks for a token of a check that a person solved (`x-captcha-token`), where such a check is switched on. */
  captcha?: true;
  /**
   * Asks for a fresh sign-in of the person themself, for what moves rights, host names, retention or ways in: REAUTHENTICATION_NEEDED
   * after ten minutes, NOT_WHILE_IMPERSONATING to a visitor, FORBIDDEN to a program, which has no sign-in.
   */
  stepUp?: true;
  /** Announced end of an operation: dates in ISO 8601 and where to go instead (RFC 9745, RFC 8594). */
  deprecated?: { since: string; sunset: string; successor: string };
  /** Largest body in bytes when it is not the default of 64 KiB. */
  bodyLimitBytes?: number;
}

/** Declares an operation and keeps the types of its shapes. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  spec: Omit<Operation<P, Q, B, R>, 'status'> & { status?: Operation['status'] },
): Operation<P, Q, B, R> {
  return { ...spec, status: spec.status ?? 200 };
}
