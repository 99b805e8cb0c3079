// The OpenAPI 3.1 description, made from the same shapes that validate.
import { z } from 'zod';
import type { Operation } from '#contracts/operation.ts';
import { Problem } from '#contracts/shapes.ts';
import { classOf } from '#platform/http/limits.ts';
import { errorCatalogue } from '#platform/errors/index.ts';

type Json = Record<string, unknown>;

/** Shapes with an id become components; everything else stands where it is used. */
export function describeApi(operations: Operation[]): Json {
  const components: Json = {};
  const shape = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', reused: 'inline' }) as Json & {
      $defs?: Record<string, Json>;
    };
    delete made.$schema;
    const defs = made.$defs ?? {};
    delete made.$defs;
    for (const [name, definition] of Object.entries(defs)) components[name] = moved(definition);
    if (typeof made.id === 'string') {
      const { id: name } = made;
      components[name] = moved(made);
      return { $ref: `#/components/schemas/${name}` };
    }
    return moved(made) as Json;
  };
  const problem = { description: 'Refused', content: { 'application/problem+json': { schema: shape(Problem, 'output') } } };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, { shape, problem }) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tessera',
      version: '1',
      description: 'One commerce engine. Errors are RFC 9457 problem details with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: Object.fromEntries(Object.entries(components).toSorted(([a], [b]) => a.localeCompare(b))), securitySchemes },
    'x-errors': errorCatalogue()
      .map(({ code, status, sentence }) => ({ code, status, sentence }))
      .toSorted((a, b) => a.code.localeCompare(b.code)),
  };
}

const securitySchemes = {
  session: {
    type: 'http',
    scheme: 'bearer',
    description:
      'Access token of a session (15 minutes; `POST /v1/auth/refresh` gives the next), an API key, or the cookie `tessera_access` (over https `__Host-tessera_access`) with the header `x-tessera-csrf: 1`.',
  },
  guest: {
    type: 'apiKey',
    in: 'header',
    name: 'x-guest-token',
    description: 'Token of a guest, or the cookie `tessera_guest` (over https `__Host-tessera_guest`) with the header `x-tessera-csrf: 1`.',
  },
};

const captchaHeader = {
  name: 'x-captcha-token',
  in: 'header',
  required: false,
  description: 'Token of the check that `GET /v1/auth/captcha` names; needed where one is switched on.',
  schema: { type: 'string', minLength: 1, maxLength: 4096 },
};

interface Makers {
  shape: (schema: z.ZodType, io: 'input' | 'output') => Json;
  problem: Json;
}

function describeOperation(operation: Operation, { shape, problem }: Makers): Json {
  const parameters = [
    ...fieldsOf(operation.params, 'path', shape),
    ...fieldsOf(operation.query, 'query', shape),
    ...(operation.idempotent
      ? [
          {
            name: 'idempotency-key',
            in: 'header',
            required: true,
            description: 'The same key and body give the same answer for 24 hours.',
            schema: { type: 'string', minLength: 8, maxLength: 128 },
          },
        ]
      : []),
  ];
  if (operation.captcha) parameters.push(captchaHeader);
  const content = contentOf(operation, shape);
  const answer = operation.response
    ? { description: 'Done', content: { 'application/json': { schema: shape(operation.response, 'output') } } }
    : { description: 'Done', ...(operation.produces ? { content: { [operation.produces]: { schema: { type: 'string' } } } } : {}) };
  const open = operation.permission === 'public' || operation.permission === 'platform' || operation.permission === 'dev';
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    'x-permission': operation.permission,
    'x-rate-class': classOf(operation),
    ...(operation.captcha ? { 'x-captcha': true } : {}),
    ...(operation.stepUp ? { 'x-step-up': true } : {}),
    ...(operation.deprecated ? { deprecated: true } : {}),
    ...(open ? {} : { security: operation.permission === 'buyer' ? [{ guest: [] }, { session: [] }] : [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { [operation.status]: answer, default: problem },
  };
}

const binary = { schema: { type: 'string', format: 'binary' } };
const pictures = Object.fromEntries(['png', 'jpeg', 'webp', 'avif', 'gif'].map((type) => [`image/${type}`, binary]));

/** What a body may be, by media type; undefined where there is none. */
function contentOf({ accepts, body }: Operation, shape: Makers['shape']): Json | undefined {
  if (accepts === 'picture') return pictures;
  if (accepts === 'bytes') return { 'application/octet-stream': binary };
  return body && { [accepts === 'form' ? 'application/x-www-form-urlencoded' : 'application/json']: { schema: shape(body, 'input') } };
}

function fieldsOf(schema: z.ZodType | undefined, place: 'path' | 'query', shape: Makers['shape']): Json[] {
  if (!schema) return [];
  const made = shape(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(made.properties ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || (made.required?.includes(name) ?? false),
    schema: field,
  }));
}

/** Local references point to the components. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => !(key === 'id' && typeof inner === 'string' && /^[A-Z]\w+$/.test(inner)));
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : moved(inner),
    ]),
  );
}
