'use client';
// One's cards from this shop, the newest first; those of an order where the address names one.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { MyCard } from './my-card.tsx';

export function MyCards() {
  const t = useTranslations('cards');
  const form = useTranslations('form');
  const address = useAddress();
  const [cursor, orderId] = [address.get('cursor'), address.get('order')];
  const query = useQuery({
    queryKey: ['my-cards', cursor, orderId],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/cards', { params: { query: { cursor, orderId, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('title')}</h1>
      <Listed
        query={query}
        failed={form('failed')}
        none={
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={
              <Link href="/products" className={buttonStyle({})}>
                {t('toShop')}
              </Link>
            }
          />
        }
      >
        {(items) => (
          <ul className="grid gap-x-8 gap-y-12 md:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
            {items.map((card) => (
              <li key={card.id}>
                <MyCard card={card} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
