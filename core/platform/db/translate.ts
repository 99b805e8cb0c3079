// What a database error means to a caller, where it means anything but a defect.
import { PlatformError, type Refusal } from '../errors/index.ts';

/** The refusal behind a database error, or undefined when it is a defect of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || code.length !== 5) return undefined;
  if (code === '23505' || code === '23P01') return PlatformError('CONFLICT');
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
