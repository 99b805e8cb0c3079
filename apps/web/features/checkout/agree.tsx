'use client';
// The shop's policies at the checkout: a tick where it asks for one, and links to all there are.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { Policy } from '@/lib/types.ts';

export type Agreement = ReturnType<typeof useAgreement>;

/** What is to be agreed to, as the page was made with it or as it is read again. */
export function useAgreement(initial: Policy[], locale: string) {
  const [policies, setPolicies] = useState(initial);
  const [agreed, setAgreed] = useState(false);
  const [missed, setMissed] = useState(false);
  const required = policies.filter((policy) => policy.required);
  const agree = (to: boolean): void => {
    setAgreed(to);
    setMissed(false);
  };
  /** They changed meanwhile: whoever agreed, agreed to something else. */
  const readAgain = async (): Promise<void> => {
    const content = await answer(api.GET('/v1/content', { params: { query: { locale } } }));
    setPolicies(content.policies);
    setAgreed(false);
  };
  return { policies, required, agreed, agree, missed, setMissed, readAgain };
}

export const agreedTo = ({ required, agreed }: Agreement): { pageId: string; edition: number }[] =>
  agreed ? required.map(({ id, edition }) => ({ pageId: id, edition })) : [];

const PolicyLinks = ({ policies }: { policies: readonly Policy[] }) =>
  policies.map((policy, at) => (
    <span key={policy.id}>
      {at > 0 ? ' · ' : null}
      <Link href={`/pages/${policy.slug}`} target="_blank" prefetch={false} className="underline underline-offset-4">
        {policy.title}
      </Link>
    </span>
  ));

export function Agree({ agreement }: { agreement: Agreement }) {
  const t = useTranslations('checkout');
  const { policies, required, agreed, agree, missed } = agreement;
  const others = policies.filter((policy) => !policy.required);
  return (
    <>
      {required.length > 0 ? (
        <div>
          <label className="flex min-h-11 items-start gap-3 py-2 text-sm">
            <input
              type="checkbox"
              name="agreed"
              checked={agreed}
              aria-required
              aria-invalid={missed || undefined}
              aria-describedby={missed ? 'agree-error' : undefined}
              onChange={({ target }) => agree(target.checked)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              {t('agree')} <PolicyLinks policies={required} />
            </span>
          </label>
          {missed ? (
            <p id="agree-error" role="alert" className="text-sm text-danger">
              {t('agreeFirst')}
            </p>
          ) : null}
        </div>
      ) : null}
      {others.length > 0 ? (
        <p className="text-sm text-soft">
          <PolicyLinks policies={others} />
        </p>
      ) : null}
    </>
  );
}
