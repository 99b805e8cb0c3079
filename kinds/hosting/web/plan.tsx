// What a plan gives, and for how long, before it is bought.
import type { Schemas } from '@tessera/client';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { diskText, memoryText } from './size-text.ts';

type HostingPlan = Schemas['HostingPlan'];

function Facts({ plan }: { plan: HostingPlan }) {
  const t = useTranslations('kinds.hosting.plan');
  const locale = numberLocale(useLocale());
  const { memoryMib, cpuMillicores, diskGib, periodDays, refundDays } = plan;
  const facts: [string, string][] = [
    [t('memory'), memoryText(memoryMib, locale)],
    [t('cpu'), t('cores', { count: cpuMillicores / 1000 })],
    [t('disk'), diskText(diskGib, locale)],
    [t('period'), t('days', { count: periodDays })],
    [t('refund'), refundDays === 0 ? t('refundNone') : t('refundDays', { count: refundDays })],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="mt-0.5 text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PlansProps {
  /** Of the product's variants, each called by what sets it apart; empty where there is one. */
  plans: { plan: HostingPlan; name: string }[];
}

export function Plans({ plans }: PlansProps) {
  const t = useTranslations('kinds.hosting.plan');
  if (plans.length === 0) return null;
  return (
    <section className="wrap mt-14" data-testid="hosting-plans">
      <h2 className="text-3xl">{t('title')}</h2>
      <ul className="mt-5 grid gap-4">
        {plans.map(({ plan, name }) => (
          <li key={plan.variantId} className="rounded-lg bg-sunken p-6">
            {name ? <h3 className="mb-3 text-xl">{name}</h3> : null}
            <Facts plan={plan} />
          </li>
        ))}
      </ul>
    </section>
  );
}
