'use client';
// The frame of the desk: pages grouped by job, who is signed in, and a way out.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { Activity, Boxes, LogOut, Mail, Menu, Package, Store } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';
import { LocaleSwitch, ModeSwitch } from '@/features/shell/switches.tsx';
import { Link, usePathname, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { Session } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

const SessionContext = createContext<Session | null>(null);
/** Whether the signed-in person may do something. */
export const useMay = (permission: string): boolean => useContext(SessionContext)?.permissions.includes(permission) ?? false;

export function Desk({ shop, locales, children }: { shop: string; locales: string[]; children: ReactNode }) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const say = useErrorText();
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['session'],
    queryFn: () => answer(api.GET('/v1/auth/session')),
    refetchOnWindowFocus: true,
  });
  const away = data?.session === null;
  useEffect(() => {
    if (away) router.replace(`/staff/login?next=${encodeURIComponent(path)}`);
  }, [away, path, router]);

  const session = data?.session ?? null;
  const menu = <Side shop={shop} session={session} onGo={() => setOpen(false)} locales={locales} />;
  return (
    <SessionContext.Provider value={session}>
      <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_1fr]">
        <aside className="no-print hidden border-e border-line bg-sunken lg:block">
          <div className="sticky top-0 flex h-dvh flex-col p-5">{menu}</div>
        </aside>
        <header className="no-print sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-paper px-4 lg:hidden">
          <Sheet
            side="start"
            open={open}
            onOpenChange={setOpen}
            title={shop}
            closeLabel={common('close')}
            className="max-w-72"
            trigger={
              <button type="button" aria-label={t('menu')} className={buttonStyle({ look: 'quiet', size: 'iconSm' })}>
                <Menu aria-hidden size={20} />
              </button>
            }
          >
            <div className="flex h-full flex-col">{menu}</div>
          </Sheet>
          <span className="font-heading text-xl">{shop}</span>
        </header>
        <main id="main" className="min-w-0 px-4 py-6 md:px-8 md:py-10">
          {error ? (
            <ErrorState
              title={t('failed')}
              text={say(error)}
              requestId={requestIdOf(error)}
              requestLabel={common('request')}
              retryLabel={common('retry')}
              onRetry={() => void refetch()}
            />
          ) : session ? (
            children
          ) : (
            <Skeleton className="h-96 w-full" />
          )}
        </main>
      </div>
    </SessionContext.Provider>
  );
}

const groups = [
  { name: 'sell', pages: [{ href: '/staff/orders', name: 'orders', Icon: Package }] },
  { name: 'fulfil', pages: [{ href: '/staff/stock', name: 'stock', Icon: Boxes }] },
  {
    name: 'engine',
    pages: [
      { href: '/staff/operations', name: 'operations', Icon: Activity },
      { href: '/dev/mailbox', name: 'mailbox', Icon: Mail },
    ],
  },
] as const;

function Side({ shop, session, onGo, locales }: { shop: string; session: Session | null; onGo: () => void; locales: string[] }) {
  const t = useTranslations('staff');
  const path = usePathname();
  const router = useRouter();
  const client = useQueryClient();
  const leave = async (): Promise<void> => {
    await api.POST('/v1/auth/logout').catch(() => undefined);
    client.clear();
    router.push('/staff/login');
  };
  return (
    <>
      <p className="font-heading mb-6 text-2xl max-lg:hidden">{shop}</p>
      <nav aria-label={t('menu')} className="grid gap-6">
        {groups.map((group) => (
          <div key={group.name}>
            <p className="mb-1 px-3 text-xs text-soft">{t(`group.${group.name}`)}</p>
            {group.pages.map(({ href, name, Icon }) => {
              const here = path.startsWith(href);
              return (
                <Link
                  key={href}
                  href={href}
                  onClick={onGo}
                  aria-current={here ? 'page' : undefined}
                  className={`flex h-10 items-center gap-3 rounded-md px-3 text-sm ${here ? 'bg-paper font-medium shadow-low' : 'hover:bg-paper/60'}`}
                >
                  <Icon aria-hidden size={17} strokeWidth={1.6} /> {t(`page.${name}`)}
                </Link>
              );
            })}
          </div>
        ))}
      </nav>
      <div className="mt-auto grid gap-1 pt-8">
        <Link href="/" className="flex h-10 items-center gap-3 rounded-md px-3 text-sm hover:bg-paper/60">
          <Store aria-hidden size={17} strokeWidth={1.6} /> {t('toShop')}
        </Link>
        <div className="flex items-center">
          <LocaleSwitch locales={locales} />
          <ModeSwitch />
        </div>
        {session ? (
          <div className="mt-2 flex items-center justify-between gap-2 border-t border-line px-3 pt-3">
            <p className="min-w-0 text-sm">
              <span className="block truncate font-medium">{session.user.name}</span>
              <span className="block truncate text-xs text-soft">{session.organization?.role}</span>
            </p>
            <button
              type="button"
              onClick={() => void leave()}
              aria-label={t('logout')}
              title={t('logout')}
              className={buttonStyle({ look: 'quiet', size: 'iconSm' })}
            >
              <LogOut aria-hidden size={17} className="rtl:-scale-x-100" />
            </button>
          </div>
        ) : null}
      </div>
    </>
  );
}
