'use client';
// What may be meant by what is typed, as a list to choose from.
import { cn } from '@tessera/ui/cn.ts';
import { Search } from '@tessera/ui/icons.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Marked } from '@/features/catalog/marked.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { ProductCard, Suggestions } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

export interface Found {
  text: string;
  answer?: Suggestions;
  error?: unknown;
}

export const listPage = (words: string): string => `/search?q=${encodeURIComponent(words)}`;

export interface Choice {
  key: string;
  sort: 'recent' | 'word' | 'product' | 'category' | 'seller' | 'brand' | 'all';
  label: string;
  href: string;
  product?: ProductCard;
  /** What is kept as looked for when it is chosen. */
  words?: string;
}

/** In the order they stand in, which is the order arrows go through. */
export function choicesOf(asked: string, answer: Suggestions | undefined, recent: readonly string[]): Choice[] {
  const list = (sort: Choice['sort'], words: string): Choice => ({
    key: `${sort} ${words}`,
    sort,
    label: words,
    href: listPage(words),
    words,
  });
  if (!asked) return recent.map((words) => list('recent', words));
  if (!answer) return [];
  const shown = answer.meant ?? asked;
  const words = answer.words.filter((word) => word !== asked.toLocaleLowerCase());
  return [
    ...words.slice(0, 3).map((word) => list('word', word)),
    ...answer.products.map((product): Choice => ({
      key: product.id,
      sort: 'product',
      label: product.title,
      href: `/p/${product.slug}`,
      product,
      words: shown,
    })),
    ...answer.categories.map(({ slug, name }): Choice => ({ key: `c ${slug}`, sort: 'category', label: name, href: `/c/${slug}` })),
    ...answer.people.map(({ slug, name, role }): Choice => ({
      key: `${role} ${slug}`,
      sort: role,
      label: name,
      href: `/${role === 'seller' ? 'merchants' : 'brands'}/${slug}`,
    })),
    ...(answer.products.length > 0 ? [list('all', shown)] : []),
  ];
}

interface ChoicesProps {
  asked: string;
  found: Found | null;
  choices: readonly Choice[];
  active: number;
  onGo: (choice: Choice) => void;
  onForget: () => void;
}

export function Choices({ asked, found, choices, active, onGo, onForget }: ChoicesProps) {
  const t = useTranslations('search');
  const say = useErrorText();
  const isRecent = choices[0]?.sort === 'recent';
  return (
    <div className="mt-4 min-h-24">
      <div aria-live="polite" className="text-sm text-soft">
        {asked ? null : choices.length === 0 ? <p>{t('hint')}</p> : null}
        {found?.answer?.meant && asked ? <p className="mb-2">{t('meant', { q: found.text, meant: found.answer.meant })}</p> : null}
        {asked && found?.answer && choices.length === 0 ? <p>{t('none', { q: found.text })}</p> : null}
        {asked && found && !found.answer ? <p className="text-danger">{say(found.error)}</p> : null}
      </div>
      {asked && !found ? <Waiting /> : null}
      {isRecent ? (
        <p className="mb-1 flex items-center justify-between text-sm text-soft">
          {t('recent')}
          <button type="button" onClick={onForget} className="min-h-8 underline underline-offset-4">
            {t('forget')}
          </button>
        </p>
      ) : null}
      <div id="search-choices" role="listbox" aria-label={t('choices')} className="-mx-2 grid max-h-[56vh] gap-0.5 overflow-y-auto">
        {choices.map((choice, index) => (
          <Entry
            key={choice.key}
            choice={choice}
            id={`search-choice-${index}`}
            isActive={index === active}
            asked={found?.answer?.meant ?? asked}
            onGo={onGo}
          />
        ))}
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className="grid gap-3">
      {[0, 1, 2].map((i) => (
        <Skeleton key={i} className="h-16 w-full" />
      ))}
    </div>
  );
}

interface EntryProps {
  choice: Choice;
  id: string;
  isActive: boolean;
  asked: string;
  onGo: (choice: Choice) => void;
}

function Entry({ choice, id, isActive, asked, onGo }: EntryProps) {
  const t = useTranslations('search');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div ref={place} id={id} role="option" tabIndex={-1} aria-selected={isActive}>
      <Link
        href={choice.href}
        tabIndex={-1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          onGo(choice);
        }}
        className={cn('flex min-h-11 items-center gap-4 rounded-md p-2 text-sm hover:bg-sunken', isActive && 'bg-sunken')}
      >
        {choice.product ? (
          <ProductEntry product={choice.product} asked={asked} />
        ) : (
          <>
            <Search aria-hidden size={16} strokeWidth={1.5} className="shrink-0 text-soft" />
            <span className="flex-1">
              {choice.sort === 'all' ? t('allOf', { q: choice.label }) : <Marked text={choice.label} words={asked} />}
            </span>
            {choice.sort === 'category' || choice.sort === 'seller' || choice.sort === 'brand' ? (
              <span className="text-soft">{t(`sorts.${choice.sort}`)}</span>
            ) : null}
          </>
        )}
      </Link>
    </div>
  );
}

function ProductEntry({ product, asked }: { product: ProductCard; asked: string }) {
  const locale = useLocale();
  return (
    <>
      {product.picture.url ? (
        <img src={product.picture.url} alt="" width={48} height={60} className="h-15 w-12 object-cover" />
      ) : (
        <span className="h-15 w-12 bg-sunken" />
      )}
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          <Marked text={product.title} words={asked} />
        </span>
        <span className="block text-soft">{product.category.name}</span>
      </span>
      <Price money={product.priceFrom} locale={locale} short className="text-sm" />
    </>
  );
}
