// Makes requests that a schema lets through, with somebody's ids wherever ids may stand.
import { type Description, prefixOf, type Schema } from './description.ts';

/** Gives a value that comes from the data: an id by its prefix, or, in paths, a text by the field's name. */
export type Pick = (wanted: { prefix: string | undefined; field: string }) => string | undefined;

const formats: Record<string, string> = {
  email: 'wall@probe.test',
  emails: 'wall@probe.test',
  products: 'prd_01h455vb4pex5vsknk084sn02q',
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  uri: 'https://probe.test/',
};

/** Where the shape does not say it all. */
const byName: Record<string, string> = {
  email: 'wall@probe.test',
  emails: 'wall@probe.test',
  products: 'prd_01h455vb4pex5vsknk084sn02q',
  phone: '+66812345678',
  country: 'TH',
  currency: 'USD',
  month: new Date().toISOString().slice(0, 7),
};
/** What a wall clock says. */
const localTime = /T\\d\{2\}:\\d\{2\}\$$/;

/** Whether ids can stand anywhere in a value of the schema. */
function holdsIds(schema: Schema, api: Description, depth = 0): boolean {
  const at = api.resolve(schema);
  if (depth > 6) return false;
  if (prefixOf(at)) return true;
  return [...Object.values(at.properties ?? {}), at.items, ...(at.anyOf ?? []), ...(at.oneOf ?? []), ...(at.allOf ?? [])].some(
    (inner) => inner !== undefined && holdsIds(inner, api, depth + 1),
  );
}

const sampleText = (schema: Schema, field: string, pick: Pick): string => {
  const prefix = prefixOf(schema);
  const picked = prefix ? pick({ prefix, field }) : undefined;
  if (picked !== undefined) return picked;
  if (byName[field]) return byName[field];
  if (schema.format && formats[schema.format]) return formats[schema.format] ?? '';
  const token = /^\^\[\\w-\]\{(\d+)\}\$$/.exec(schema.pattern ?? '')?.[1];
  if (token) return 'A'.repeat(Number(token));
  if (localTime.test(schema.pattern ?? '')) return '2026-01-01T09:00';
  if (schema.pattern?.includes('[A-Z]{3}')) return 'USD';
  if (schema.pattern?.includes('[A-Z]{2}')) return 'TH';
  if (schema.pattern?.includes('\\d')) return '100'.padEnd(schema.minLength ?? 0, '0');
  return 'probe'.padEnd(schema.minLength ?? 0, 'e');
};

/** A value that the schema lets through: what is required, and all that may hold ids. */
export function sample(schema: Schema, api: Description, pick: Pick, field = ''): unknown {
  const at = api.resolve(schema);
  if (at.const !== undefined) return at.const;
  if (at.enum) return at.enum[0];
  const choices = at.anyOf ?? at.oneOf;
  if (choices) {
    const best = choices.find((each) => holdsIds(each, api)) ?? choices.find((each) => api.resolve(each).type !== 'null');
    return best ? sample(best, api, pick, field) : null;
  }
  const type = Array.isArray(at.type) ? at.type.find((each) => each !== 'null') : at.type;
  if (type === 'object' || at.properties) {
    const wanted = Object.entries(at.properties ?? {}).filter(([name, inner]) => at.required?.includes(name) || holdsIds(inner, api));
    // Texts by language.
    if (!at.properties && typeof at.additionalProperties === 'object') return { en: sample(at.additionalProperties, api, pick, 'en') };
    const least = wanted.length < (at.minProperties ?? 0) ? Object.entries(at.properties ?? {}).slice(0, at.minProperties) : wanted;
    return Object.fromEntries(least.map(([name, inner]) => [name, sample(inner, api, pick, name)]));
  }
  if (type === 'array') {
    const many = at.items && (at.minItems || holdsIds(at.items, api)) ? Math.max(1, at.minItems ?? 1) : 0;
    return Array.from({ length: many }, () => sample(at.items ?? {}, api, pick, field));
  }
  if (type === 'integer' || type === 'number')
    return at.minimum !== undefined && at.minimum > 0 ? at.minimum : (at.exclusiveMinimum ?? 0) + 1;
  if (type === 'boolean') return true;
  return sampleText(at, field, pick);
}
