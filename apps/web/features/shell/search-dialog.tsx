'use client';
// Products while one types, Enter for the whole list.
import { Price, Skeleton } from '@tessera/ui/bits.tsx';
import { inputStyle } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { shownCurrency } from '@/lib/currency.ts';
import type { ProductPage } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

const shortest = 2;

interface Found {
  text: string;
  page?: ProductPage;
  error?: unknown;
}

/** What the words find, a moment after the last letter; what was found before stays until then. */
function useFound(asked: string): Found | null {
  const locale = useLocale();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (asked.length < shortest) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      answer(api.GET('/v1/products', { params: { query: { q: asked, limit: 5, locale, ...shownCurrency() } }, signal: stop.signal })).then(
        (page) => setFound({ text: asked, page }),
        (error: unknown) => (stop.signal.aborted ? undefined : setFound({ text: asked, error })),
      );
    }, 160);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, locale]);
  return asked.length < shortest ? null : found;
}

export function SearchDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('search');
  const router = useRouter();
  const [text, setText] = useState('');
  const asked = text.trim();
  const found = useFound(asked);
  const close = (): void => onOpenChange(false);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={t('close')} className="top-[12vh] translate-y-0">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          close();
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
        {asked.length < shortest ? <p className="text-sm text-soft">{t('hint')}</p> : <Answers found={found} onGo={close} />}
      </div>
    </Dialog>
  );
}

function Answers({ found, onGo }: { found: Found | null; onGo: () => void }) {
  const t = useTranslations('search');
  const say = useErrorText();
  if (!found)
    return (
      <div className="grid gap-3">
        {[0, 1, 2].map((i) => (
          <Skeleton key={i} className="h-16 w-full" />
        ))}
      </div>
    );
  if (!found.page) return <p className="text-sm text-danger">{say(found.error)}</p>;
  if (found.page.items.length === 0) return <p className="text-sm text-soft">{t('none', { q: found.text })}</p>;
  return (
    <ul className="grid gap-1">
      {found.page.items.map((product) => (
        <li key={product.id}>
          <Suggestion product={product} onGo={onGo} />
        </li>
      ))}
      <li>
        <Link
          href={`/search?q=${encodeURIComponent(found.text)}`}
          onClick={onGo}
          className="block p-2 text-sm underline underline-offset-4"
        >
          {t('all', { count: found.page.total })}
        </Link>
      </li>
    </ul>
  );
}

function Suggestion({ product, onGo }: { product: ProductPage['items'][number]; onGo: () => void }) {
  const locale = useLocale();
  return (
    <Link href={`/p/${product.slug}`} onClick={onGo} className="flex items-center gap-4 rounded-md p-2 hover:bg-sunken">
      <img src={product.picture.url} alt="" width={48} height={60} className="h-15 w-12 object-cover" />
      <span className="flex-1">
        <span className="block text-sm font-medium">{product.title}</span>
        <span className="block text-sm text-soft">{product.category.name}</span>
      </span>
      <Price money={product.priceFrom} locale={locale} short className="text-sm" />
    </Link>
  );
}
