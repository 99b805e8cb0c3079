// What a list says when it has nothing, and when it failed.
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

/** `heading` is h1 where the state is the whole page. */
export function EmptyState({
  title,
  text,
  action,
  className,
  heading: Heading = 'p',
}: {
  heading?: 'p' | 'h1';
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('grid justify-items-center gap-3 px-4 base:py-16 text-center', className)}>
      <svg aria-hidden viewBox="0 0 64 64" className="size-14 fill-none stroke-edge stroke-[1.4]">
        <path d="M10 36 18 14h28l8 22v16H10ZM10 36h12c0 5 4 9 10 9s10-4 10-9h12" strokeLinejoin="round" />
      </svg>
      <Heading className="font-heading text-2xl">{title}</Heading>
      {text ? <p className="max-w-md text-soft">{text}</p> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}

interface ErrorStateProps {
  title: ReactNode;
  text?: ReactNode;
  requestId?: string | undefined;
  requestLabel?: string;
  retryLabel?: string;
  onRetry?: () => void;
  className?: string;
  heading?: 'p' | 'h1';
}
export function ErrorState({
  title,
  text,
  requestId,
  requestLabel,
  retryLabel,
  onRetry,
  className,
  heading: Heading = 'p',
}: ErrorStateProps) {
  return (
    <div role="alert" className={cn('grid justify-items-center gap-3 px-4 base:py-16 text-center', className)}>
      <Heading className="font-heading text-2xl">{title}</Heading>
      {text ? <p className="max-w-md text-soft">{text}</p> : null}
      {onRetry ? (
        <Button look="line" onClick={onRetry}>
          {retryLabel}
        </Button>
      ) : null}
      {/* Some words name the request themselves. */}
      {requestId && !(typeof text === 'string' && text.includes(requestId)) ? (
        <p className="text-xs text-soft">
          {requestLabel} <code dir="ltr">{requestId}</code>
        </p>
      ) : null}
    </div>
  );
}
