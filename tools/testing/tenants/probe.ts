// Tries every operation of the API as everybody who should not reach a tenant's things, with that tenant's ids wherever ids may stand.
import type { Answered, Caller, Filled } from './caller.ts';
import { fill } from './crawl.ts';
import { type Described, type Description, prefixOf } from './description.ts';
import type { Known } from './known.ts';
import type { Pick } from './sample.ts';

export interface Intruder {
  caller: Caller;
  /** Permissions of the caller in its own organization; null for whoever is not signed in. */
  permissions: ReadonlySet<string> | null;
  /** Signed in as a person, so that what every person may do is open. */
  person: boolean;
}

export interface Siege {
  api: Description;
  /** What the tenant knows. */
  known: Known;
  /** What of it nobody else was told. */
  secrets: ReadonlySet<string>;
  intruders: readonly Intruder[];
}

export interface Finding {
  operation: string;
  caller: string;
  what: string;
}

/** Fields that must never come from a request. */
const FORBIDDEN = {
  orgId: 'x',
  org_id: 'x',
  owner: true,
  isAdmin: true,
  verified: true,
  paidAt: '2026-01-01T00:00:00Z',
  balance: '100',
  priceMinor: 1,
  createdAt: '2026-01-01T00:00:00Z',
  feeRate: 0,
  tenantId: 'x',
};
const SHORTEST_SECRET = 6;

/** Picks the tenant's values, secret ones first; the `index`-th of them. */
const tenants =
  ({ known, secrets }: Siege, index: number): Pick =>
  ({ prefix, field }) => {
    const values = [...((prefix ? known.ids.get(prefix) : known.texts.get(field)) ?? [])];
    return values.toSorted((a, b) => Number(secrets.has(b)) - Number(secrets.has(a))).at(prefix ? index : 0);
  };

const isPermission = (text: string): boolean => text.includes('.');
const signed = (operation: Described): boolean => operation.permission === 'dev' || operation.permission === 'platform';

/** What a route must ask for by its place, whatever it says itself. */
function placed(operation: Described): string | undefined {
  if (operation.path.startsWith('/v1/admin/') && !isPermission(operation.permission)) return 'is for staff and asks for no permission';
  if (operation.path.startsWith('/v1/me') && operation.permission !== 'user' && operation.permission !== 'buyer')
    return 'is one’s own and asks for nobody';
  return undefined;
}

/** The answer that a caller without the right must get before anything else is looked at. */
function refusalOf(operation: Described, intruder: Intruder): number | undefined {
  const { permission } = operation;
  if (isPermission(permission)) return intruder.permissions === null ? 401 : intruder.permissions.has(permission) ? undefined : 403;
  return permission === 'user' && !intruder.person ? 401 : undefined;
}

export interface Outcome {
  findings: Finding[];
  /** Requests sent. */
  tried: number;
  /** Operations that refused every request for its shape, so that nothing behind the shape was tried. */
  unread: string[];
}

/** Every operation as every intruder; what is wrong. */
export async function besiege(siege: Siege): Promise<Outcome> {
  const findings: Finding[] = [];
  const unread = new Set<string>();
  let tried = 0;
  for (const operation of siege.api.operations) {
    const wrong = placed(operation);
    if (wrong) findings.push({ operation: operation.id, caller: 'anybody', what: wrong });
    if (signed(operation)) continue;
    let read = false;
    for (const intruder of siege.intruders) {
      for (const attempt of attemptsOn(siege, operation)) {
        tried += 1;
        const answer = await intruder.caller.ask(operation, attempt.filled);
        if (!attempt.assigns && refusalOf(operation, intruder) === undefined && answer.code !== 'VALIDATION_FAILED') read = true;
        for (const what of faults(siege, { operation, intruder, attempt }, answer))
          findings.push({ operation: operation.id, caller: intruder.caller.name, what: `${attempt.what}: ${what}` });
      }
    }
    // What only members of the platform may do is refused to all of these before its shape is looked at.
    if (!read && !operation.permission.startsWith('platform.')) unread.add(operation.id);
  }
  findings.push(...(await followLinks(siege)));
  return { findings, tried, unread: [...unread] };
}

interface Attempt {
  what: string;
  filled: Filled;
  /** The path names something of the tenant's that nobody else was told. */
  names: boolean;
  /** The body holds fields that no request may set. */
  assigns?: true;
}

function attemptsOn(siege: Siege, operation: Described): Attempt[] {
  const attempts: Attempt[] = [];
  const named = (filled: Filled): boolean => filled.path.split('/').some((part) => siege.secrets.has(decodeURIComponent(part)));
  for (const index of [0, 1]) {
    const filled = fill(operation, siege.api, tenants(siege, index), true);
    if (filled && !attempts.some((each) => JSON.stringify(each.filled) === JSON.stringify(filled)))
      attempts.push({ what: 'with ids of the tenant', filled, names: named(filled) });
  }
  const [first] = attempts;
  if (!first) return [];
  const texts = operation.parameters.filter(
    ({ in: place, schema }) => place === 'query' && siege.api.resolve(schema).type === 'string' && !prefixOf(schema),
  );
  const word = [...siege.secrets].find((each) => /@/.test(each)) ?? '';
  for (const { name } of texts) {
    const value = name === 'cursor' ? siege.known.cursors.get(operation.id) : word;
    if (value)
      attempts.push({
        ...first,
        what: `with ${name} of the tenant`,
        filled: { ...first.filled, query: { ...first.filled.query, [name]: value } },
      });
  }
  if (operation.body && operation.accepts === 'application/json')
    attempts.push({
      ...first,
      what: 'with fields no request may set',
      assigns: true,
      filled: { ...first.filled, body: { ...(first.filled.body as object), ...FORBIDDEN } },
    });
  return attempts;
}

function* faults(siege: Siege, tried: { operation: Described; intruder: Intruder; attempt: Attempt }, answer: Answered): Generator<string> {
  const { operation, intruder, attempt } = tried;
  const { status, code, body } = answer;
  const got = `${status} ${code}`.trim();
  if (status >= 500) yield `broke: ${got}`;
  const refusal = refusalOf(operation, intruder);
  if (refusal !== undefined && status !== refusal) yield `answered ${got}, not ${refusal}`;
  const done = status < 300;
  if (attempt.assigns && done) yield `took fields that no request may set`;
  if (attempt.names && done) yield `let in: ${got}`;
  const sent = JSON.stringify(attempt.filled);
  for (const secret of siege.secrets) {
    if (secret.length >= SHORTEST_SECRET && !sent.includes(secret) && body.includes(secret)) yield `told ${secret}`;
  }
}

/** Addresses that carry their own proof were given to one person. */
async function followLinks({ known, intruders }: Siege): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const link of known.links) {
    const { pathname, searchParams } = new URL(link, 'http://any.test');
    for (const { caller } of intruders) {
      const { status } = await caller.ask(
        { method: 'GET', accepts: undefined },
        { path: pathname, query: Object.fromEntries(searchParams), body: undefined },
      );
      if (status < 300) findings.push({ operation: `link ${pathname}`, caller: caller.name, what: `let in: ${status}` });
    }
  }
  return findings;
}

/** Prefixes of ids that operations take and the tenant has none of: what those operations do with a foreign id was not tried. */
export function untried({ api, known }: Siege): string[] {
  const wanted = api.operations
    .filter((operation) => !signed(operation))
    .flatMap(({ parameters }) =>
      parameters
        .filter(({ in: place, schema }) => place === 'path' && !api.resolve(schema).enum && api.resolve(schema).type !== 'integer')
        .map(({ schema, name }) => prefixOf(api.resolve(schema)) ?? name),
    );
  return [...new Set(wanted)].filter((name) => !known.ids.has(name) && !known.texts.has(name)).toSorted();
}
