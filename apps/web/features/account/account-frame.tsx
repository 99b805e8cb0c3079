'use client';
// The account's pages side by side, for the person who is signed in.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { Reauthentication } from './reauth.tsx';
import { useGuard } from './use-guard.ts';

const pages = [
  'profile',
  'security',
  'sessions',
  'addresses',
  'payment-methods',
  'orders',
  'bookings',
  'courses',
  'cards',
  'apps',
  'privacy',
] as const;
const hrefOf = (page: (typeof pages)[number]): string => (page === 'profile' ? '/account' : `/account/${page}`);

export function AccountFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const form = useTranslations('form');
  const say = useErrorText();
  const path = usePathname();
  const tabs = useRef<HTMLElement>(null);
  // On the phone the row of pages is longer than the screen.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another page stands at another place of the row
  }, [path]);
  const { session, error, refetch } = useGuard();
  return (
    <div className="wrap grid gap-8 pt-8 lg:grid-cols-[13rem_1fr] lg:gap-14 lg:pt-12">
      <nav
        ref={tabs}
        aria-label={t('title')}
        className="flex gap-1 overflow-x-auto border-b border-line lg:sticky lg:top-28 lg:grid lg:self-start lg:border-0"
      >
        {pages.map((page) => {
          const here = path === hrefOf(page);
          return (
            <Link
              key={page}
              href={hrefOf(page)}
              prefetch={false}
              aria-current={here ? 'page' : undefined}
              className={`-mb-px whitespace-nowrap border-b-2 px-3 py-2.5 text-sm outline-offset-[-2px] lg:mb-0 lg:rounded-md lg:border-b-0 ${here ? 'border-ink font-medium lg:bg-sunken' : 'border-transparent text-soft hover:text-ink lg:hover:bg-sunken'}`}
            >
              {t(`page.${page}`)}
            </Link>
          );
        })}
      </nav>
      <div className="min-h-96 min-w-0 pb-12">
        {error && !session ? (
          <ErrorState
            title={form('failed')}
            text={say(error)}
            requestId={requestIdOf(error)}
            requestLabel={common('request')}
            retryLabel={common('retry')}
            onRetry={() => void refetch()}
          />
        ) : session ? (
          <Reauthentication>{children}</Reauthentication>
        ) : (
          <div aria-hidden className="grid gap-4">
            <Skeleton className="h-11 w-1/2" />
            <Skeleton className="h-72 w-full" />
          </div>
        )}
      </div>
    </div>
  );
}
