'use client';
// A seller's terms as sentences.
import { useTranslations } from 'next-intl';
import { type Policy, useClockWords, usePercent, useSpan } from '../../../../kinds/service/web/index.tsx';
import { stepsOf } from './policy-steps.ts';

export function PolicyWords({ policy }: { policy: Policy }) {
  const t = useTranslations('terms');
  const sentences = usePolicySentences(policy);
  return (
    <section aria-labelledby="terms" className="mt-8 border-t border-line pt-6">
      <h2 id="terms" className="mb-2 text-xl">
        {t('title')}
      </h2>
      <ul className="grid max-w-prose list-disc gap-1.5 ps-5 text-sm text-soft">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** What the terms say, one thing a sentence. */
export function usePolicySentences(policy: Policy): string[] {
  const t = useTranslations('terms');
  const span = useSpan();
  const percent = usePercent();
  const words = useClockWords();
  const of = (act: 'cancel' | 'reschedule'): string[] => {
    const { noticeMinutes } = policy[act];
    const { freeUntil, fees } = stepsOf(policy[act]);
    return [
      freeUntil > 0 ? t(`${act}.freeUntil`, { notice: span(freeUntil) }) : t(`${act}.free`),
      ...fees.map(({ underMinutes, basisPoints }) => t(`${act}.fee`, { notice: span(underMinutes), percent: percent(basisPoints) })),
      ...(noticeMinutes > 0 ? [t(`${act}.notice`, { notice: span(noticeMinutes) })] : []),
    ];
  };
  const { most } = policy.reschedule;
  return [
    ...of('cancel'),
    ...(most === 0 ? [t('reschedule.never')] : [...of('reschedule'), t('reschedule.most', { count: most })]),
    t('noShow', { percent: percent(policy.noShow.basisPoints), after: span(policy.noShow.afterMinutes) }),
    ...policy.blackouts.map(({ from, until, no }) =>
      t('blackout', { from: words.moment(from), until: words.moment(until), acts: no.map((act) => t(`acts.${act}`)).join(', ') }),
    ),
  ];
}
