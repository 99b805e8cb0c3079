// How often a caller may ask: by address before anything is read, then by who they are and what they do. Answers tell it in the
// `RateLimit-Policy` and `RateLimit` fields of draft-ietf-httpapi-ratelimit-headers-11 (May 2026), refusals also in `Retry-After`.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation, RateClass } from '#contracts/operation.ts';
import { config } from '../config/index.ts';
import { callerOf, limiter, local, type Policy, rateLimited, type Taken } from '../limits/index.ts';

const WINDOW_SECONDS = 60;
const policyOf = (points: number): Policy => ({ points, seconds: WINDOW_SECONDS });

/** What looks after the server itself, and keys that others fetch again and again, are never refused. */
const exempt = /^\/(health\/|metrics$|\.well-known\/)/;

const lastOf = (header: string | string[] | undefined): string | undefined =>
  String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim() || undefined;

/**
 * Who the request is counted as, or undefined for nobody: our own web program, which reads for all visitors at once. It is a trusted peer
 * that names the visitors' host and no visitor. `request.host` is the forwarded one only behind a trusted peer, so where the two differ
 * from `Host`, the peer was believed; others can't pass for it, whatever they send.
 */
function countedAddress(request: FastifyRequest): string | undefined {
  const { headers, socket } = request.raw;
  if (headers['x-forwarded-for'] !== undefined) return callerOf(request.ip);
  const host = headers['x-forwarded-host'];
  if (host !== undefined && host !== headers.host && request.host === lastOf(host) && request.host !== headers.host) return undefined;
  return callerOf(socket.remoteAddress ?? '');
}

/** `"read";q=600;w=60` */
const policyField = (name: string, taken: Taken): string => `"${name}";q=${taken.limit};w=${WINDOW_SECONDS}`;
/** `"read";r=599;t=60` */
const stateField = (name: string, taken: Taken): string => `"${name}";r=${taken.remaining};t=${taken.resetSeconds}`;

/** Adds to what the answer says of its limits. */
export function tell(reply: FastifyReply, name: string, taken: Taken): void {
  const policies = reply.getHeader('ratelimit-policy');
  const states = reply.getHeader('ratelimit');
  reply.header('ratelimit-policy', policies ? `${String(policies)}, ${policyField(name, taken)}` : policyField(name, taken));
  reply.header('ratelimit', states ? `${String(states)}, ${stateField(name, taken)}` : stateField(name, taken));
}

/** @throws Refusal RATE_LIMITED */
async function count(reply: FastifyReply, name: string, caller: string, points: number): Promise<void> {
  if (points === 0) return;
  const taken = await limiter().take(`http ${name}`, caller, policyOf(points));
  tell(reply, name, taken);
  if (!taken.allowed) throw rateLimited(name)(taken.resetSeconds);
}

/** Counts every request by its address, before its body is read. @throws Refusal RATE_LIMITED */
export async function countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { address: points } = config().RATE_LIMITS;
  if (points === 0 || exempt.test(request.url)) return;
  const caller = countedAddress(request);
  if (caller !== undefined) await count(reply, 'address', caller, points);
}

/**
 * Counts an answer that is given from memory, in this process only: asking others would cost more than the answer.
 * Undefined when there is nothing to count.
 */
export function countKept(request: FastifyRequest): Taken | undefined {
  const { address: points } = config().RATE_LIMITS;
  if (points === 0) return undefined;
  const caller = countedAddress(request);
  return caller === undefined ? undefined : local.count('http address', caller, { points, seconds: WINDOW_SECONDS });
}

/** What an answer from memory says of its limit, names and values in turn. */
export const keptFields = (taken: Taken): string[] => [
  'ratelimit-policy',
  policyField('address', taken),
  'ratelimit',
  stateField('address', taken),
];

export const classOf = (operation: Operation): RateClass => operation.rate ?? (operation.method === 'GET' ? 'read' : 'write');

/** What proves who somebody is, or sends something to somebody, is counted by address: who asks is not known yet, or not to be believed. */
const byAddress: ReadonlySet<RateClass> = new Set(['auth', 'code']);

/** What is known of who asks. */
interface Asker {
  userId: string | null;
  apiKey?: { id: string; perMinute: number | null } | null;
}

/**
 * Counts a request by the class of its operation for the person, key or address that asks, and by the person or key for all they do.
 * @throws Refusal RATE_LIMITED
 */
export async function countCaller(operation: Operation, request: FastifyRequest, reply: FastifyReply, asker: Asker): Promise<void> {
  const limits = config().RATE_LIMITS;
  if (exempt.test(operation.path)) return;
  const { userId, apiKey } = asker;
  const known = apiKey ? `key ${apiKey.id}` : userId ? `user ${userId}` : undefined;
  const rate = classOf(operation);
  const address = countedAddress(request);
  const caller = byAddress.has(rate) ? address : (known ?? address);
  if (caller !== undefined) await count(reply, rate, caller, limits[rate]);
  if (apiKey) await count(reply, 'key', apiKey.id, limits.key === 0 ? 0 : (apiKey.perMinute ?? limits.key));
  else if (userId) await count(reply, 'user', userId, limits.user);
}
