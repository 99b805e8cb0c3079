// Cursors: where a page ended, as opaque text. A cursor that somebody made up is refused, never trusted.
import { Refusal } from '../errors/index.ts';

type Part = 'string' | 'number';

/** @throws Refusal VALIDATION_FAILED when the cursor is not one of ours */
export function readCursor<const T extends readonly Part[]>(
  cursor: string | undefined,
  parts: T,
): { [K in keyof T]?: T[K] extends 'string' ? string : number } {
  if (!cursor) return [] as never;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === parts.length &&
      parts.every((part, index) => typeof values[index] === part && fits(values[index]))
    )
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

const fits = (value: unknown): boolean =>
  typeof value === 'string' ? value.isWellFormed() && !value.includes('\0') : Number.isSafeInteger(value);

export const writeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a `Date` and the database both hold. */
const LATEST_MS = 8.64e15;

/**
 * Of a list in the order of time: after which row a page begins, by its time and id; nulls where the list does.
 * @throws Refusal VALIDATION_FAILED when the cursor is not one of ours
 */
export function readTimeCursor(cursor: string | undefined): [Date, string] | [null, null] {
  const [at, id] = readCursor(cursor, ['number', 'string']);
  if (at === undefined || id === undefined) return [null, null];
  if (!uuidShape.test(id) || Math.abs(at) > LATEST_MS) throw notOurs();
  return [new Date(at), id];
}

/** Where the next page of such a list begins, after `limit` of these rows; null where there are no more. */
export function nextByTime<Row>(rows: readonly Row[], limit: number, place: (row: Row) => [Date, string]): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (last === undefined) return null;
  const [at, id] = place(last);
  return writeCursor([at.getTime(), id]);
}
