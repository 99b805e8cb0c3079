'use client';
// Search from anywhere: products while one types, Enter for the whole list.
import { Price, Skeleton } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { inputStyle } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { api } from '@/lib/api.ts';
import type { ProductPage } from '@/lib/types.ts';

export function QuickSearch({ currency: _currency }: { currency: string }) {
  const t = useTranslations('search');
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ text: string; page: ProductPage } | null>(null);
  const asked = text.trim();

  useEffect(() => {
    if (!open || asked.length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api
        .get<ProductPage>('/v1/products', { q: asked, limit: 5, locale }, stop.signal)
        .then((page) => setFound({ text: asked, page }))
        .catch(() => undefined);
    }, 160);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, locale, open]);

  const waiting = asked.length >= 2 && found?.text !== asked;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      closeLabel={t('close')}
      className="top-[12vh] translate-y-0"
      trigger={
        <button type="button" aria-label={t('open')} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
          <Search aria-hidden size={20} strokeWidth={1.5} />
        </button>
      }
    >
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(false);
          router.push(`/search?q=${encodeURIComponent(asked)}`);
        }}
      >
        <input
          type="search"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={inputStyle}
          maxLength={100}
          autoFocus
          enterKeyHint="search"
        />
      </form>
      <div aria-live="polite" className="mt-4 min-h-24">
        {asked.length < 2 ? (
          <p className="text-sm text-soft">{t('hint')}</p>
        ) : waiting && !found ? (
          <div className="grid gap-3">
            {[0, 1, 2].map((i) => (
              <Skeleton key={i} className="h-16 w-full" />
            ))}
          </div>
        ) : found && found.page.items.length > 0 ? (
          <ul className="grid gap-1">
            {found.page.items.map((product) => (
              <li key={product.id}>
                <Link
                  href={`/p/${product.slug}`}
                  onClick={() => setOpen(false)}
                  className="flex items-center gap-4 rounded-md p-2 hover:bg-sunken"
                >
                  <img src={product.picture.url} alt="" width={48} height={60} className="h-15 w-12 object-cover" />
                  <span className="flex-1">
                    <span className="block text-sm font-medium">{product.title}</span>
                    <span className="block text-sm text-soft">{product.category.name}</span>
                  </span>
                  <Price money={product.priceFrom} locale={locale} short className="text-sm" />
                </Link>
              </li>
            ))}
            <li>
              <Link
                href={`/search?q=${encodeURIComponent(asked)}`}
                onClick={() => setOpen(false)}
                className="block p-2 text-sm underline underline-offset-4"
              >
                {t('all', { count: found.page.total })}
              </Link>
            </li>
          </ul>
        ) : (
          <p className="text-sm text-soft">{t('none', { q: asked })}</p>
        )}
      </div>
    </Dialog>
  );
}
