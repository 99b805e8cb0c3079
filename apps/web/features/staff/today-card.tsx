'use client';
// One thing of today: a figure, what it means, and where to do something about it.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

interface CardProps {
  query: { data: unknown; error: unknown; refetch: () => unknown };
  title: string;
  figure: number | undefined;
  text: string;
  href: string;
  action: string;
  /** The one thing to do first. */
  main?: boolean;
}

export function Card({ query, title, figure, text, href, action, main }: CardProps) {
  const common = useTranslations('common');
  const say = useErrorText();
  if (query.error && query.data === undefined)
    return (
      <article className="rounded-lg border border-line bg-raised">
        <ErrorState
          className="py-6"
          title={title}
          text={say(query.error)}
          requestId={requestIdOf(query.error)}
          requestLabel={common('request')}
          retryLabel={common('retry')}
          onRetry={() => void query.refetch()}
        />
      </article>
    );
  return (
    <article className="flex min-h-48 flex-col rounded-lg border border-line bg-raised p-5">
      <h2 className="text-sm font-medium text-soft">{title}</h2>
      {query.data === undefined ? (
        <Skeleton className="mt-2 h-10 w-20" />
      ) : (
        <p className="tabular mt-1 text-4xl font-medium">{figure ?? 0}</p>
      )}
      <p className="mt-1 flex-1 text-sm text-soft">{query.data === undefined ? <Skeleton className="h-5 w-40" /> : text}</p>
      <Link href={href} prefetch={false} className={`${buttonStyle({ look: main ? 'main' : 'line', size: 'sm' })} mt-4 self-start`}>
        {action} <Arrow />
      </Link>
    </article>
  );
}

const Arrow = (): ReactNode => <ArrowRight aria-hidden size={16} strokeWidth={1.6} className="rtl:-scale-x-100" />;
