'use client';
// Parts that the pages of the desk share: address-borne state, tabs, search, answers and their waiting, paging, moments.
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { mayLeave } from '@/features/form/use-stay.ts';
import { usePathname, useRouter } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

/** Filters that live in the address; changing one starts the list anew, for which what is unsaved in its rows is asked about. */
export function useAddress(): { get: (name: string) => string | undefined; set: (changes: Record<string, string | undefined>) => void } {
  const params = useSearchParams();
  const router = useRouter();
  const path = usePathname();
  return {
    get: (name) => params.get(name) ?? undefined,
    set: (changes) => {
      if (!mayLeave()) return;
      const next = new URLSearchParams(params);
      if (!('cursor' in changes)) next.delete('cursor');
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const text = next.toString();
      router.push(text ? `${path}?${text}` : path, { scroll: false });
    },
  };
}

export function Tabs({
  label,
  items,
  value,
  onChange,
}: {
  label: string;
  items: { value: string; name: string; count?: number | undefined }[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          aria-current={item.value === value ? 'true' : undefined}
          onClick={() => onChange(item.value)}
          className={`-mb-px min-h-11 whitespace-nowrap border-b-2 px-3 py-2.5 text-sm outline-offset-[-2px] ${item.value === value ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink'}`}
        >
          {item.name}
          {item.count === undefined ? null : <span className="tabular ms-1.5 text-soft">{item.count}</span>}
        </button>
      ))}
    </nav>
  );
}

export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text.trim()), 350);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only typing starts the wait
  }, [text]);
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      maxLength={100}
      className="text-sm sm:max-w-xs"
    />
  );
}

interface AnswerProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** The headline when nothing could be read. */
  failed: string;
  /** Shown until then; rows when nothing else is said. */
  waiting?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What was asked for, its shape while it is on its way, or why it did not come; what came before a failure stays. */
export function Answer<T>({ query: { data, error, refetch }, failed, waiting, children }: AnswerProps<T>) {
  const t = useTranslations('common');
  const say = useErrorText();
  if (data !== undefined) return children(data);
  if (!error) return waiting ?? <RowsSkeleton />;
  return (
    <ErrorState
      title={failed}
      text={say(error)}
      requestId={requestIdOf(error)}
      requestLabel={t('request')}
      retryLabel={t('retry')}
      onRetry={() => void refetch()}
    />
  );
}

interface ListedProps<Item> {
  query: AnswerProps<{ items: Item[]; nextCursor: string | null }>['query'];
  failed: string;
  /** What stands there when nothing is listed. */
  none: ReactNode;
  children: (items: Item[]) => ReactNode;
}

/** A page of a list, or that there is nothing in it, and the way to the next one; the address keeps where one is. */
export function Listed<Item>({ query, failed, none, children }: ListedProps<Item>) {
  const address = useAddress();
  return (
    <Answer query={query} failed={failed}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          none
        ) : (
          <>
            {children(items)}
            <Pager next={nextCursor} first={!address.get('cursor')} onGo={(next) => address.set({ cursor: next })} />
          </>
        )
      }
    </Answer>
  );
}

interface NoneWords {
  title: string;
  text?: string;
  action?: ReactNode;
}

interface NoneListedProps {
  /** What of the address narrows the list. */
  filters: readonly string[];
  /** Said while nothing narrows it: there is nothing yet. */
  none: NoneWords;
  /** Said otherwise, with the way to the whole list. */
  filtered: Omit<NoneWords, 'action'>;
}

/** An empty list: nothing is there yet, or nothing fits the filters. */
export function NoneListed({ filters, none, filtered }: NoneListedProps) {
  const staff = useTranslations('staff');
  const address = useAddress();
  if (!filters.some((name) => address.get(name))) return <EmptyState {...none} />;
  const clear = (): void => address.set(Object.fromEntries(filters.map((name) => [name, undefined])));
  return (
    <EmptyState
      {...filtered}
      action={
        <Button look="line" onClick={clear}>
          {staff('clear')}
        </Button>
      }
    />
  );
}

export function Pager({ next, first, onGo }: { next: string | null; first: boolean; onGo: (cursor: string | undefined) => void }) {
  const t = useTranslations('common');
  if (!next && first) return null;
  return (
    <div className="mt-6 flex gap-3">
      {first ? null : (
        <Button look="line" size="sm" onClick={() => onGo(undefined)}>
          {t('firstPage')}
        </Button>
      )}
      {next ? (
        <Button look="line" size="sm" onClick={() => onGo(next)}>
          {t('nextPage')}
        </Button>
      ) : null}
    </div>
  );
}

export function RowsSkeleton() {
  return (
    <div aria-hidden className="mt-4 grid gap-3">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((i) => (
        <Skeleton key={i} className="h-12 w-full" />
      ))}
    </div>
  );
}

/** A moment in the reader's own time zone. */
export function useMoment(): (iso: string) => string {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeStyle: 'short' });
  return (iso) => format.format(new Date(iso));
}
