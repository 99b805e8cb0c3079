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
  throw new Refusal({
    code: 'VALIDATION_FAILED',
    status: 400,
    message: 'Some of what was sent is not right. Each field says why.',
    fields: [{ pointer: '/query/cursor', message: 'is not a cursor of this list' }],
  });
}

const fits = (value: unknown): boolean =>
  typeof value === 'string' ? value.isWellFormed() && !value.includes('\0') : Number.isSafeInteger(value);

export const writeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
