// The reader's words for a refusal, by its code; a plain sentence where a code has none.
import type { useTranslations } from 'next-intl';
import { codeOf, requestIdOf } from './problem.ts';

/** `t` says what stands under `errors`. */
export function errorText(t: ReturnType<typeof useTranslations<'errors'>>, error: unknown): string {
  const code = codeOf(error);
  if (t.has(code)) return t(code);
  const id = requestIdOf(error);
  return id ? t('generic_with_id', { id }) : t('generic');
}
