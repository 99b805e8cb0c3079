'use client';
// The next pages of a list, below the first.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { ProductCard as Card } from '@/lib/types.ts';
import type { ListQuery } from './queries.ts';

// The first page of cards comes from the server and needs none of their script here.
const loadCards = () => import('./more-cards.tsx');
const MoreCards = lazy(() => loadCards().then((part) => ({ default: part.MoreCards })));

interface LoadMoreProps {
  query: ListQuery;
  cursor: string | null;
  shown: number;
  total: number;
  /** Some who sign in pay less. */
  own: boolean;
}

export function LoadMore({ query, cursor, shown, total, own }: LoadMoreProps) {
  const t = useTranslations('list');
  const locale = useLocale();
  const toast = useToast();
  const errors = useTranslations('errors');
  const [more, setMore] = useState<Card[]>([]);
  const [next, setNext] = useState(cursor);
  const [busy, setBusy] = useState(false);

  const load = async (): Promise<void> => {
    if (!next) return;
    setBusy(true);
    try {
      const page = await (await loadCards()).readCards({ ...query, cursor: next, locale });
      setMore((list) => [...list, ...page.items]);
      setNext(page.nextCursor);
    } catch (error) {
      // The words for refusals come with the cards; where even those could not be had, it was the network.
      const cards = await loadCards().catch(() => null);
      toast(cards ? cards.errorText(errors, error) : errors('NETWORK'), {
        tone: 'danger',
        action: { label: t('again'), run: () => void load() },
      });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {more.length > 0 ? (
        <Suspense>
          <MoreCards products={more} own={own} />
        </Suspense>
      ) : null}
      <div className="mt-14 grid justify-items-center gap-4">
        <p aria-live="polite" className="tabular text-sm text-soft">
          {t('shown', { shown: shown + more.length, total })}
        </p>
        {next ? (
          <Button look="line" busy={busy} disabled={busy} onClick={() => void load()}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
