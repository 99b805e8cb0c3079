// The HTTP server: mounts routes on Fastify, validates by the contract, answers problems as RFC 9457, and refuses to start on a gap.
import { createHash } from 'node:crypto';
import cookies from '@fastify/cookie';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { z } from 'zod';
import type { Operation } from '#contracts/operation.ts';
import { config } from '../config/index.ts';
import { refusalOf } from '../db/translate.ts';
import { PlatformError, Refusal } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { rateLimited } from '../limits/index.ts';
import { log } from '../log/index.ts';
import { labelled } from '../metrics/index.ts';
import { reportError } from '../report/index.ts';
import { parseJson } from './body.ts';
import { answeredAt, keepAt } from './cache.ts';
import { countAddress, countCaller, countKept, tell } from './limits.ts';
import { beginRequest, countAnswers, serveMetrics } from './metrics.ts';
import { trustedPeers } from './peers.ts';
import { type Call, type Principal, refuseBound, type Route } from './route.ts';
import { safeHeaders, send, sendAgain } from './send.ts';
import { inRequestSpan } from './trace.ts';

export interface ServerParts {
  routes: Route[];
  operations: Operation[];
  /** Proves who is asking; throws UNAUTHENTICATED on a token that is no good. */
  authenticate: (request: {
    headers: FastifyRequest['headers'];
    cookies: Record<string, string | undefined>;
    ip: string;
    host: string;
  }) => Promise<Principal>;
  ready: () => Promise<boolean>;
  /** Lets a member or a program of an organization through by how the organization stands; throws otherwise. */
  admit?: (operation: Operation, principal: Principal) => Promise<void>;
  /** Lets a person through who signed in lately, where the operation asks for it; throws otherwise. */
  proveFresh?: (principal: Principal) => void;
  /** Lets a person through where the operation asks for one; refuses programs. */
  provePerson?: (operation: Operation, call: Call) => Promise<void>;
  /** Hears what became of each call: `ok`, or the code it was refused with. */
  answered?: (operation: Operation, result: string) => void;
}

const BODY_LIMIT = 64 * 1024;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const problemHeaders = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' };

/** Builds the server without listening. Throws when a route declares no permission or an operation has no handler. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const isTrusted = trustedPeers(config().TRUSTED_PROXIES);
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    maxRequestsPerSocket: 10_000,
    trustProxy: config().TRUSTED_PROXIES,
    forceCloseConnections: 'idle',
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      if (typeof given !== 'string' || !/^[\w-]{8,64}$/.test(given)) return newId();
      // It stands in the audit trail: no stranger chooses it, and a proxy that speaks for one may hand on what the stranger sent.
      return isTrusted(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined ? given : newId();
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    beginRequest(request);
    const given = request.method === 'GET' ? answeredAt(addressOf(request)) : undefined;
    if (!given) return done();
    const taken = countKept(request);
    if (!taken || taken.allowed) return sendAgain(request, reply, given, taken);
    tell(reply, 'address', taken);
    sendProblem(reply, request.id, rateLimited('address')(taken.resetSeconds));
  });
  await app.register(cookies);
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(safeHeaders);
    done();
  });
  app.addHook('onRequest', countAddress);
  countAnswers(app);
  serveMetrics(app);
  readBodies(app);
  answerErrors(app, parts);
  if (log.isLevelEnabled('info')) logRequests(app);
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_, reply) => {
    const ready = await parts.ready();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'starting' });
  });
  mountAll(app, parts);
  return app;
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    log.info({ requestId: request.id, method: request.method, route: url, status: reply.statusCode, ms }, 'request');
  });
}

function mountAll(app: FastifyInstance, parts: ServerParts): void {
  const bound = new Set(parts.routes.map(({ operation }) => operation.id));
  const missing = parts.operations.filter((operation) => !bound.has(operation.id)).map((operation) => operation.id);
  if (missing.length > 0) throw new Error(`Operations without a handler: ${missing.join(', ')}`);
  const methods = new Map<string, Set<Method>>();
  for (const { operation, handle } of parts.routes) {
    if (!operation.permission) throw new Error(`Operation ${operation.id} declares no permission`);
    if (operation.anonymous && operation.permission !== 'public' && operation.permission !== 'platform')
      throw new Error(`Operation ${operation.id} asks who it is and does not look`);
    if (operation.stepUp && !parts.proveFresh) throw new Error(`Operation ${operation.id} asks for a fresh sign-in and nobody proves it`);
    if (operation.permission === 'dev' && !config().DEV_PAGES) continue;
    mount(app, { operation, handle }, parts);
    const seen = methods.get(operation.path) ?? new Set();
    methods.set(operation.path, seen.add(operation.method));
    if (hasHead(operation)) seen.add('HEAD');
  }
  for (const [path, allowed] of methods) answerOthers(app, path, allowed);
}

type Method = Operation['method'] | 'HEAD';

/** A stream has no end whose length a HEAD could tell. */
const hasHead = (operation: Operation): boolean => operation.method === 'GET' && operation.produces !== 'text/event-stream';

/** What a path says to methods it does not take, and to the question which it does. */
function answerOthers(app: FastifyInstance, url: string, allowed: ReadonlySet<Method>): void {
  const allow = [...allowed].join(', ');
  const others = (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => !allowed.has(method));
  app.route({
    method: others,
    url,
    exposeHeadRoute: false,
    handler: async () => {
      throw PlatformError('METHOD_NOT_ALLOWED', { headers: { allow } });
    },
  });
  app.route({ method: 'OPTIONS', url, handler: async (_, reply) => reply.status(204).header('allow', allow).send() });
}

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    try {
      const { value, text } = parseJson(bytes);
      (request as { rawBody?: string }).rawBody = text;
      done(null, value);
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 4096 }, (request, text: string, done) => {
    (request as { rawBody?: string }).rawBody = text;
    done(null, Object.fromEntries(new URLSearchParams(text)));
  });
  app.addContentTypeParser(/^image\/(?:png|jpeg|webp|avif|gif)$/, { parseAs: 'buffer' }, (_, bytes, done) => done(null, bytes));
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, bytes, done) => done(null, bytes));
}

function answerErrors(app: FastifyInstance, { answered }: ServerParts): void {
  app.setNotFoundHandler((request, reply) => sendProblem(reply, request.id, PlatformError('NOT_FOUND')));
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error);
    const { operation } = request.routeOptions.config as { operation?: Operation };
    if (operation) answered?.(operation, refusal.code);
    if (refusal.code === 'INTERNAL') tellOfFailure(error, request);
    // A rule of the database that no code of ours stood before: an answer to the caller, and a sign to us.
    else if ((error as { code?: string }).code === '23514')
      log.warn({ err: error, requestId: request.id }, 'a rule of the database refused');
    return sendProblem(reply, request.id, refusal);
  });
}

function tellOfFailure(error: unknown, request: FastifyRequest): void {
  const { url = '(none)' } = request.routeOptions;
  log.error({ err: error, requestId: request.id, route: url }, 'request failed');
  reportError(error, { kind: 'request', route: `${request.method} ${url}`, requestId: request.id });
}

const byFastifyCode: Record<string, () => Refusal> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => PlatformError('UNSUPPORTED_MEDIA_TYPE'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => PlatformError('BODY_TOO_LARGE'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => PlatformError('MALFORMED_JSON'),
  FST_ERR_MAX_PARAM_LENGTH: () => PlatformError('NOT_FOUND'),
  FST_ERR_BAD_URL: () => PlatformError('NOT_FOUND'),
};

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: string }).code ?? '';
  return byFastifyCode[code]?.() ?? refusalOf(error) ?? PlatformError('INTERNAL');
}

const statusOf = (error: unknown): number => asRefusal(error).status;

/** Problem details as text: the same bytes are stored under idempotency keys. */
export function problemBody(refusal: Refusal, requestId: string): string {
  return JSON.stringify({
    type: `/docs#${refusal.code}`,
    title: refusal.message,
    status: refusal.status,
    code: refusal.code,
    requestId,
    ...(refusal.fields ? { fields: refusal.fields } : {}),
    ...(refusal.facts ? { facts: refusal.facts } : {}),
  });
}

const problems = labelled('http_problems_total', 'Refusals by their code.', 'code');

function sendProblem(reply: FastifyReply, requestId: string, refusal: Refusal): FastifyReply {
  problems({ code: refusal.code });
  return reply
    .status(refusal.status)
    .headers({
      ...problemHeaders,
      'x-request-id': requestId,
      ...(refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...refusal.headers,
    })
    .send(problemBody(refusal, requestId));
}

/** Checks a value against its shape; throws VALIDATION_FAILED with a pointer for each fault. */
function shaped(shape: z.ZodType | undefined, value: unknown, where: 'params' | 'query' | 'body'): unknown {
  if (!shape) return undefined;
  const parsed = shape.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 50).flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 20).map((key) => [...issue.path, key]) : [issue.path];
    return keys.map((path) => ({ pointer: `/${[where, ...path].map(String).join('/')}`, message: issue.message }));
  });
  throw new Refusal({ code: 'VALIDATION_FAILED', status: 400, message: PlatformError('VALIDATION_FAILED').message, fields });
}

const keyShape = /^[\x21-\x7e]{8,128}$/;

/** Who asks, counted and let in, before the body of the request is looked at. @throws Refusal */
async function enter(operation: Operation, request: FastifyRequest, reply: FastifyReply, parts: ServerParts): Promise<Principal> {
  const principal = operation.anonymous
    ? nobody
    : await parts.authenticate({ headers: request.headers, cookies: ownCookies(request), ip: request.ip, host: hostOf(request) });
  await countCaller(operation, request, reply, principal);
  await parts.admit?.(operation, principal);
  permit(operation, principal, request);
  if (operation.stepUp) stepUp(principal, parts);
  return principal;
}

function mount(app: FastifyInstance, { operation, handle }: Route, parts: ServerParts): void {
  const { provePerson, answered } = parts;
  // Bodies of many bytes are only read of those who may send them.
  const early = new WeakMap<FastifyRequest, Principal>();
  const enterEarly = async (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    void early.set(request, await enter(operation, request, reply, parts));
  app.route({
    method: operation.method,
    url: operation.path,
    exposeHeadRoute: hasHead(operation),
    // Before anything can refuse: an announced end is told with refusals, too.
    ...(operation.deprecated ? { onRequest: async (_: FastifyRequest, reply: FastifyReply) => tellEnd(operation, reply) } : {}),
    ...(operation.bodyLimitBytes ? { bodyLimit: operation.bodyLimitBytes } : {}),
    ...(operation.accepts === 'picture' || operation.accepts === 'bytes' ? { preParsing: enterEarly } : {}),
    handler: (request, reply) =>
      inRequestSpan({ operation, request, reply, statusOf }, async () => {
        const address = operation.anonymous && request.method === 'GET' ? addressOf(request) : '';
        const principal = early.get(request) ?? (await enter(operation, request, reply, parts));
        const call = toCall(operation, request, reply, principal);
        if (operation.captcha) await provePerson?.(operation, call);
        const answer = await handle(call as Call<never, never, never>);
        if (address) keepAt(address, answer, operation.path);
        answered?.(operation, 'ok');
        return send(operation, request, reply, answer);
      }),
    config: { operation },
  });
}

/** Whoever proved nothing. */
export const nobody: Principal = {
  userId: null,
  orgId: null,
  permissions: new Set(),
  guest: null,
  sessionId: null,
  bound: null,
  authenticatedAt: null,
  secondFactorAt: null,
  impersonatorId: null,
  apiKey: null,
  byCookie: false,
};

const hostOf = (request: FastifyRequest): string => request.hostname.toLowerCase();

/** The browser keeps a cookie of this prefix to the host that set it over https, so a sibling domain can't plant one. */
const prefixOf = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-' : '');

/** Cookies by our names for them; over https only those that carry the prefix. */
function ownCookies(request: FastifyRequest): Record<string, string | undefined> {
  const prefix = prefixOf(request);
  const own = Object.entries(request.cookies).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function permit(operation: Operation, principal: Principal, request: FastifyRequest): void {
  const { permission } = operation;
  if (permission === 'buyer') {
    if (!principal.userId && !principal.guest) throw PlatformError('UNAUTHENTICATED');
  } else if (permission === 'user') {
    if (!principal.userId) throw PlatformError('UNAUTHENTICATED');
  } else if (permission.includes('.')) {
    if (!principal.userId && !principal.apiKey) throw PlatformError('UNAUTHENTICATED');
    refuseBound(principal);
    if (!principal.orgId || !principal.permissions.has(permission)) throw PlatformError('FORBIDDEN');
  }
  const writes = operation.method !== 'GET';
  // A plain form of our own page can't send the header; what it asks for is never proved by a cookie.
  if (writes && principal.byCookie && operation.accepts !== 'form' && request.headers['x-tessera-csrf'] !== '1')
    throw PlatformError('CSRF_REJECTED');
}

/** A program has no sign-in that could be fresh. */
function stepUp(principal: Principal, { proveFresh }: ServerParts): void {
  if (!principal.userId || !proveFresh) throw PlatformError('FORBIDDEN');
  proveFresh(principal);
}

const noBytes = Buffer.alloc(0);

function toCall(operation: Operation, request: FastifyRequest, reply: FastifyReply, principal: Principal): Call {
  const key = String(request.headers['idempotency-key'] ?? '');
  if (operation.idempotent && !keyShape.test(key)) throw PlatformError('IDEMPOTENCY_KEY_MISSING');
  const bytes = Buffer.isBuffer(request.body);
  const type = request.headers['content-type'] ?? '';
  const form = /^application\/x-www-form-urlencoded/i.test(type);
  const sent = bytes ? (/^application\/octet-stream/i.test(type) ? 'bytes' : 'picture') : form ? 'form' : undefined;
  if (request.body !== undefined && operation.accepts !== sent) throw PlatformError('UNSUPPORTED_MEDIA_TYPE');
  const rawBody = (request as { rawBody?: string }).rawBody ?? '';
  return {
    bytes: bytes ? (request.body as Buffer) : noBytes,
    params: shaped(operation.params, request.params, 'params'),
    query: shaped(operation.query, request.query, 'query'),
    body: shaped(operation.body, request.body, 'body'),
    principal,
    host: hostOf(request),
    origin: `${request.protocol}://${request.host.toLowerCase()}`,
    requestId: request.id,
    ip: request.ip,
    key: operation.idempotent ? key : '',
    fingerprint: operation.idempotent ? sha256(`${request.method} ${request.url}\n${rawBody}`) : '',
    route: `${operation.method} ${operation.path}`,
    rawBody,
    headers: request.headers,
    cookies: ownCookies(request),
    setHeader: (name, value) => void reply.header(name, value),
    setCookie: (name, value, maxAgeSeconds) =>
      void reply.setCookie(prefixOf(request) + name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: maxAgeSeconds,
      }),
  };
}

/** RFC 9745 and RFC 8594. */
function tellEnd({ deprecated }: Operation, reply: FastifyReply): void {
  if (!deprecated) return;
  reply.header('deprecation', `@${Math.floor(Date.parse(deprecated.since) / 1000)}`);
  reply.header('sunset', new Date(deprecated.sunset).toUTCString());
  reply.header('link', `<${deprecated.successor}>; rel="successor-version"`);
}

/** Who asks, for what: the peer is part of it, because whose `X-Forwarded-Host` is believed depends on the peer. */
const addressOf = ({ raw }: FastifyRequest): string =>
  `${raw.socket.remoteAddress} ${raw.headers.host} ${String(raw.headers['x-forwarded-host'])} ${raw.url}`;
