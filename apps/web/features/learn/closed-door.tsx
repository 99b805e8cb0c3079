'use client';
// Why a course or a lesson does not open, what was kept, and what can be done about it.
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { isKnown } from '@/lib/known.ts';
import { signInHref } from '@/lib/next-path.ts';
import { ApiProblem, codeOf, requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

/** Refusals that have a page of their own words, and what is offered beside them. */
const doors: Readonly<Record<string, 'course' | 'retry' | 'signIn'>> = {
  ACCESS_REVOKED: 'course',
  ACCESS_EXPIRED: 'course',
  VIEW_LIMIT: 'course',
  DEVICE_LIMIT: 'retry',
  VIDEO_FAILED: 'course',
  LESSON_NOT_FOUND: 'course',
  NOT_FOUND: 'signIn',
};

interface ClosedDoorProps {
  error: unknown;
  onRetry: () => void;
  /** Where the course is; absent where the course itself does not open. */
  courseHref?: string;
  heading?: 'p' | 'h1';
}

export function ClosedDoor({ error, onRetry, courseHref, heading = 'p' }: ClosedDoorProps) {
  const t = useTranslations('learn.door');
  const common = useTranslations('common');
  const say = useErrorText();
  const path = usePathname();
  const code = codeOf(error);
  const door = doors[code];
  if (!door)
    return (
      <ErrorState
        heading={heading}
        title={t('failed')}
        text={say(error)}
        requestId={requestIdOf(error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={onRetry}
      />
    );
  const limit = error instanceof ApiProblem && typeof error.facts.limit === 'number' ? error.facts.limit : 1;
  const retry = (
    <Button look="line" onClick={onRetry}>
      {common('retry')}
    </Button>
  );
  const toSignIn = isKnown() ? null : (
    <Link href={signInHref(path)} className={buttonStyle({})}>
      {t('signIn')}
    </Link>
  );
  const back = courseHref ? (
    <Link href={courseHref} className={buttonStyle({ look: 'line' })}>
      {t('toCourse')}
    </Link>
  ) : null;
  return (
    <div data-testid="closed-door" data-code={code} role="status">
      <EmptyState
        heading={heading}
        title={t(`${code}.title`)}
        text={t(`${code}.text`, { limit })}
        action={door === 'signIn' ? toSignIn : door === 'retry' ? retry : back}
      />
    </div>
  );
}
