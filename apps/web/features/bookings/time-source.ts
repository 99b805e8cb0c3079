'use client';
// Where the times of an offer come from: the API, in the browser.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TimeSource } from '../../../../kinds/service/web/times.ts';
import { answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

/** The same source for as long as the offer is the same. */
export function useTimeSource(offerId: string): TimeSource {
  const text = useErrorText();
  const t = useTranslations('kinds.service.pick');
  return useMemo(() => {
    const path = { id: offerId };
    return {
      month: (query) => answer(api.GET('/v1/offers/{id}/slots', { params: { path, query } })),
      next: (query) => answer(api.GET('/v1/offers/{id}/slots/next', { params: { path, query } })),
      changes: `/v1/offers/${offerId}/slots/events`,
      wait: (body) => answer(api.POST('/v1/offers/{id}/waits', { params: { path }, body })),
      // Only waiting asks who one is.
      say: (error) => (codeOf(error) === 'UNAUTHENTICATED' ? t('signInToWait') : text(error)),
    };
  }, [offerId, t, text]);
}
