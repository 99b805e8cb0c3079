// Cursors: where a page ended, as opaque text. A cursor that somebody made up is refused, never trusted.
import { Refusal } from '../errors/index.ts';

/** `integer` is a whole number as text, for those beyond what a number holds. */
type Part = 'string' | 'number' | 'integer' | 'uuid';

const shapes = { integer: /^-?\d{1,18}$/, uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ } as const;

/** @throws Refusal VALIDATION_FAILED when the cursor is not one of ours */
export function readCursor<const T extends readonly Part[]>(
  cursor: string | undefined,
  parts: T,
): { [K in keyof T]?: T[K] extends 'number' ? number : string } {
  if (!cursor) return [] as never;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === parts.length && parts.every((part, index) => isPart(part, values[index])))
      return values as never;
  } catch {
    // Falls through to the refusal.
  }
  throw notOurs();
}

const notOurs = (): Refusal =>
  new Refusal({
    code: 'VALIDATION_FAILED',
    status: 400,
    message: 'Some of what was sent is not right. Each field says why.',
    fields: [{ pointer: '/query/cursor', message: 'is not a cursor of this list' }],
  });

function isPart(part: Part, value: unknown): boolean {
  if (part === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'string') return false;
  return part === 'string' ? value.isWellFormed() && !value.includes('\0') : shapes[part].test(value);
}

export const writeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What a `Date` and the database both hold. */
const LATEST_MS = 8.64e15;

/**
 * Of a list in the order of time: after which row a page begins, by its time and id; nulls where the list does.
 * @throws Refusal VALIDATION_FAILED when the cursor is not one of ours
 */
export function readTimeCursor(cursor: string | undefined): [Date, string] | [null, null] {
  const [at, id] = readCursor(cursor, ['number', 'uuid']);
  if (at === undefined || id === undefined) return [null, null];
  if (Math.abs(at) > LATEST_MS) throw notOurs();
  return [new Date(at), id];
}

/** Where the next page of such a list begins, after `limit` of these rows; null where there are no more. */
export function nextByTime<Row>(rows: readonly Row[], limit: number, place: (row: Row) => [Date, string]): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (last === undefined) return null;
  const [at, id] = place(last);
  return writeCursor([at.getTime(), id]);
}
