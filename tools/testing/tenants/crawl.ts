// Reads everything a caller may read, following the ids it finds, until there is nothing new.
import type { Caller } from './caller.ts';
import type { Described, Description } from './description.ts';
import { Known } from './known.ts';
import { type Pick, sample } from './sample.ts';
import { prefixOf } from './description.ts';

const ROUNDS = 4;

/** The operation with values for what it requires; undefined where none is known for a path. */
export function fill(
  operation: Described,
  api: Description,
  pick: Pick,
  optional = false,
): { path: string; query: Record<string, string>; body: unknown } | undefined {
  let { path } = operation;
  const query: Record<string, string> = {};
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place === 'header') continue;
    if (place === 'query' && !required && !(optional && prefixOf(api.resolve(schema)))) continue;
    const { enum: words, type } = api.resolve(schema);
    // The number of a part of something is nothing that anybody is told.
    const fromData = place === 'path' && !words && type !== 'integer';
    const value = fromData ? pick({ prefix: prefixOf(api.resolve(schema)), field: name }) : sample(schema, api, pick, name);
    if (value === undefined) return undefined;
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value as string));
    else query[name] = `${value as string | number}`;
  }
  return { path, query, body: operation.body ? sample(operation.body, api, pick) : undefined };
}

/** What changes something although it is asked by GET, or is never done. */
const notRead = (operation: Described): boolean =>
  operation.method !== 'GET' || operation.path.endsWith('/events') || operation.path.startsWith('/v1/dev/');

/** What a caller can find out by reading, following `ofEach` ids of each sort. */
export async function crawl(caller: Caller, api: Description, known = new Known(), ofEach = 6): Promise<Known> {
  const asked = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = asked.size;
    for (const operation of api.operations) {
      if (notRead(operation)) continue;
      for (let index = 0; index < ofEach; index += 1) {
        const filled = fill(operation, api, ({ prefix, field }) =>
          [...((prefix ? known.ids.get(prefix) : known.texts.get(field)) ?? [])].at(index),
        );
        if (!filled) break;
        const address = `${filled.path}?${new URLSearchParams(filled.query).toString()}`;
        if (asked.has(address)) continue;
        asked.add(address);
        const answer = await caller.ask(operation, filled);
        if (answer.status === 200 && answer.body.startsWith('{')) known.learn(operation.id, JSON.parse(answer.body));
      }
    }
    if (asked.size === before) break;
  }
  return known;
}
