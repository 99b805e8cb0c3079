'use client';
// What was agreed to with an order, each as it said then; nothing where the shop asked for nothing.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Markdown } from '@/features/content/markdown.tsx';
import { answer, api } from '@/lib/api.ts';
import type { AgreedPolicy } from '@/lib/types.ts';

async function ofBuyer(id: string, locale: string): Promise<AgreedPolicy[]> {
  return (await answer(api.GET('/v1/orders/{id}/policies', { params: { path: { id }, query: { locale } } }))).items;
}

async function ofStaff(id: string, locale: string): Promise<AgreedPolicy[]> {
  const { items } = await answer(api.GET('/v1/admin/orders/{id}/policies', { params: { path: { id } } }));
  const say = (text: Partial<Record<string, string>>): string => text[locale] ?? text['en'] ?? Object.values(text)[0] ?? '';
  return items.map((item) => ({ ...item, title: say(item.title), body: say(item.body) }));
}

export function Agreed({ orderId, staff = false }: { orderId: string; staff?: boolean }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium' });
  const [policies, setPolicies] = useState<AgreedPolicy[]>([]);
  useEffect(() => {
    // The order stands without it: whoever could not read it reads it with the page the next time.
    void (staff ? ofStaff : ofBuyer)(orderId, locale).then(setPolicies, () => undefined);
  }, [orderId, locale, staff]);
  if (policies.length === 0) return null;
  return (
    <section aria-labelledby="agreed" data-testid="agreed">
      <h2 id="agreed" className="mb-2 text-xl">
        {t('agreedTo')}
      </h2>
      <ul className="text-sm">
        {policies.map((policy) => (
          <li key={policy.id}>
            <details className="border-b border-line">
              <summary className="min-h-11 cursor-pointer py-3">
                <span className="font-medium">{policy.title}</span>{' '}
                <span className="text-soft">{t('agreedAs', { edition: policy.edition, date: day.format(new Date(policy.agreedAt)) })}</span>
              </summary>
              <div
                className="max-h-96 overflow-y-auto pb-4 [&_h2]:mt-4 [&_h2]:text-lg [&_h3]:mt-4 [&_h3]:text-base"
                tabIndex={0}
                role="region"
                aria-label={policy.title}
              >
                <Markdown text={policy.body} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
