'use client';
// The next sellers of the list, below the first.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SellerCard as Card } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { SellerCard, sellerGrid } from './seller-card.tsx';

export function MoreSellers({ cursor, limit }: { cursor: string; limit: number }) {
  const t = useTranslations('sellers');
  const list = useTranslations('list');
  const locale = useLocale();
  const toast = useToast();
  const say = useErrorText();
  const [more, setMore] = useState<Card[]>([]);
  const [next, setNext] = useState<string | null>(cursor);
  const [busy, setBusy] = useState(false);

  const load = async (): Promise<void> => {
    if (!next) return;
    setBusy(true);
    try {
      const { answer, api } = await import('@/lib/api.ts');
      const page = await answer(api.GET('/v1/sellers', { params: { query: { cursor: next, limit, locale } } }));
      setMore((before) => [...before, ...page.items]);
      setNext(page.nextCursor);
    } catch (error) {
      toast(say(error), { tone: 'danger', action: { label: list('again'), run: () => void load() } });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {more.length > 0 ? (
        <ul className={`${sellerGrid} mt-4 md:mt-6`}>
          {more.map((seller) => (
            <li key={seller.id}>
              <SellerCard seller={seller} heading="h2" />
            </li>
          ))}
        </ul>
      ) : null}
      {next ? (
        <div className="mt-12 text-center">
          <Button look="line" busy={busy} disabled={busy} onClick={() => void load()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
