// What a database error means to a caller, where it means anything but a defect.
import { PlatformError, type Refusal } from '../errors/index.ts';

const booksOnly = new Set(['journal_balances', 'posting_currency']);

/** The refusal behind a database error, or undefined when it is a defect of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  const { code, constraint } = error as { code?: unknown; constraint?: string };
  if (typeof code !== 'string' || code.length !== 5) return undefined;
  if (code === '23505' || code === '23P01') return PlatformError('CONFLICT');
  // A rule of a table, reached by what somebody did meanwhile; books that don't balance are always our own doing.
  if (code === '23514' && !booksOnly.has(constraint ?? '')) return PlatformError('CONFLICT');
  if (code.startsWith('22')) return PlatformError('RANGE_EXCEEDED');
  if (
    code === '40001' ||
    code === '40P01' ||
    code === '55P03' ||
    code === '57014' ||
    code === '25P03' ||
    code === '25P04' ||
    code.startsWith('53') ||
    code.startsWith('08') ||
    code === '57P01' ||
    code === '57P03'
  )
    return PlatformError('TOO_BUSY', { headers: { 'retry-after': '1' } });
  return undefined;
}
