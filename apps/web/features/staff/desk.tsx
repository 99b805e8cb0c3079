'use client';
// The frame of the desk: pages grouped by job, whom one works for, who is signed in, and a way out.
import { useQueryClient } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, createContext, useContext, useState } from 'react';
import { Reauthentication } from '@/features/account/reauth.tsx';
import { useGuard } from '@/features/account/use-guard.ts';
import { UploadStrip } from '@/features/courses/upload-strip.tsx';
import { RunStrip } from '@/features/runs/run-strip.tsx';
import { VisitStrip } from '@/features/shell/visit-strip.tsx';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { actFor } from '@/lib/session.ts';
import type { Session } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { maySee, pageAt } from './desk-pages.ts';
import { DeskSide, useOrganizations } from './desk-side.tsx';
import { Palette } from './palette.tsx';
import { WorkElsewhere } from './work-elsewhere.tsx';

const SessionContext = createContext<Session | null>(null);
/** Who is signed in; inside of the desk there is always somebody. */
export const useSession = (): Session | null => useContext(SessionContext);
/** Whether the signed-in person may do something. A suspended organization may look and change nothing. */
export function useMay(permission: string): boolean {
  const session = useContext(SessionContext);
  if (session?.organization && session.organization.status !== 'active' && !permission.endsWith('.read')) return false;
  return session?.permissions.includes(permission) ?? false;
}

export function Desk({ shop, locales, children }: { shop: string; locales: string[]; children: ReactNode }) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const { session = null, error, refetch } = useGuard();
  const name = session?.organization?.name ?? shop;
  const menu = <DeskSide session={session} onGo={() => setOpen(false)} locales={locales} />;
  return (
    <SessionContext.Provider value={session}>
      <a
        href="#main"
        className="sr-only z-50 focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
      >
        {t('skip')}
      </a>
      <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_1fr]">
        <aside className="no-print hidden border-e border-line bg-sunken lg:block">
          <div className="sticky top-0 flex h-dvh flex-col p-4">{menu}</div>
        </aside>
        <div className="min-w-0">
          <header className="no-print sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-paper px-4 lg:hidden">
            <Sheet
              side="start"
              open={open}
              onOpenChange={setOpen}
              title={name}
              closeLabel={common('close')}
              className="max-w-72"
              trigger={
                <button type="button" aria-label={t('menu')} className={buttonStyle({ look: 'quiet', size: 'iconSm' })}>
                  <Menu aria-hidden size={20} />
                </button>
              }
            >
              <div className="flex min-h-full flex-col">{menu}</div>
            </Sheet>
            <span className="font-heading truncate text-xl">{name}</span>
          </header>
          {session?.impersonatedBy ? <VisitStrip name={session.user.name} /> : null}
          <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl min-w-0 px-4 py-6 outline-none md:px-8 md:py-10">
            <Inside session={session} error={error} onRetry={() => void refetch()}>
              {children}
            </Inside>
          </main>
        </div>
      </div>
      <Palette />
      <UploadStrip />
      {session?.organization ? <RunStrip /> : null}
    </SessionContext.Provider>
  );
}

interface InsideProps {
  session: Session | null;
  error: unknown;
  onRetry: () => void;
  children: ReactNode;
}

/** The page, or why it is not there. */
function Inside({ session, error, onRetry, children }: InsideProps) {
  const t = useTranslations('staff');
  const desk = useTranslations('desk');
  const common = useTranslations('common');
  const say = useErrorText();
  const path = usePathname();
  if (error && !session)
    return (
      <ErrorState
        title={t('failed')}
        text={say(error)}
        requestId={requestIdOf(error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={onRetry}
      />
    );
  if (!session) return <Skeleton className="h-96 w-full" />;
  if (session.workAt) return <WorkElsewhere url={session.workAt} />;
  if (!session.organization) return <NoOrganization />;
  const page = pageAt(path);
  const { status } = session.organization;
  return (
    <Reauthentication>
      {status === 'suspended' || status === 'closed' ? (
        <Notice tone="warning" role="status" className="mb-6">
          {desk(`status.${status}Text`, { name: session.organization.name })}
        </Notice>
      ) : null}
      {page && !maySee(session.permissions, page) ? (
        <EmptyState
          heading="h1"
          title={desk('notAllowed')}
          text={desk('notAllowedText', { role: session.organization.role })}
          action={
            <Link href="/staff" className={buttonStyle({ look: 'line' })}>
              {t('page.today')}
            </Link>
          }
        />
      ) : (
        children
      )}
    </Reauthentication>
  );
}

/** Somebody who is signed in as a buyer chooses whom to work for, or founds something. */
function NoOrganization() {
  const desk = useTranslations('desk');
  const client = useQueryClient();
  const { data } = useOrganizations();
  const work = async (id: string): Promise<void> => {
    await actFor(id);
    await client.invalidateQueries();
  };
  const none = data?.items.length === 0;
  return (
    <EmptyState
      heading="h1"
      title={desk(none ? 'noOrganization' : 'chooseOrganization')}
      text={none ? desk('noOrganizationText') : undefined}
      action={
        <div className="grid gap-3">
          {data?.items.map((one) => (
            <button key={one.id} type="button" className={buttonStyle({ look: 'line', size: 'lg' })} onClick={() => void work(one.id)}>
              {one.name}
            </button>
          ))}
          {none ? (
            <Link href="/start" className={buttonStyle({ size: 'lg' })}>
              {desk('found')}
            </Link>
          ) : null}
        </div>
      }
    />
  );
}
