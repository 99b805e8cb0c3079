'use client';
// The desk's side: whom one works for, the pages by job, who one is.
import { useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { ChevronsUpDown, LogOut, Store, User } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { LocaleSwitch, ModeSwitch } from '@/features/shell/switches.tsx';
import { localPath } from '@/i18n/locales.ts';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { actFor, leave } from '@/lib/session.ts';
import type { Session } from '@/lib/types.ts';
import { groupsFor, pageAt, type Trade } from './desk-pages.ts';

export const useOrganizations = () =>
  useQuery({ queryKey: ['organizations'], queryFn: ({ signal }) => answer(api.GET('/v1/organizations', { signal })), staleTime: 60_000 });

/** What the organization one works for mostly is; until that is known, one that does everything. */
export function useTrade(session: Session | null): Trade {
  const { data } = useOrganizations();
  return data?.items.find(({ id }) => id === session?.organization?.id)?.trade ?? 'none';
}

export function DeskSide({ session, onGo, locales }: { session: Session | null; onGo: () => void; locales: string[] }) {
  const t = useTranslations('staff');
  const path = usePathname();
  const id = useId();
  const here = pageAt(path);
  const trade = useTrade(session);
  return (
    <>
      {/* At a host that an organization brought, nobody works for anybody. */}
      {session?.workAt ? null : <OrganizationSwitch session={session} />}
      <nav aria-label={t('menu')} className="-mx-1 grid min-h-0 flex-1 content-start gap-4 overflow-y-auto px-1 pb-4">
        {groupsFor(session?.organization ? session.permissions : [], trade).map((group) => (
          <div key={group.name}>
            {group.name === 'today' ? null : (
              <p id={`${id}${group.name}`} className="mb-1 px-3 text-xs text-soft">
                {t(`group.${group.name}`)}
              </p>
            )}
            <ul aria-labelledby={group.name === 'today' ? undefined : `${id}${group.name}`}>
              {group.pages.map(({ href, name, Icon }) => (
                <li key={name}>
                  <Link
                    href={href}
                    prefetch={false}
                    onClick={onGo}
                    aria-current={here?.name === name ? 'page' : undefined}
                    className={`flex h-9 pointer-coarse:h-11 items-center gap-3 rounded-md px-3 text-sm ${here?.name === name ? 'bg-sunken font-medium lg:bg-paper lg:shadow-low' : 'hover:bg-sunken lg:hover:bg-paper/60'}`}
                  >
                    <Icon aria-hidden size={17} strokeWidth={1.6} className="shrink-0" /> {t(`page.${name}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="grid shrink-0 gap-1 border-t border-line pt-3">
        <ShopLink session={session} />
        <div className="flex items-center">
          <LocaleSwitch locales={locales} />
          <ModeSwitch />
        </div>
        {session ? <Me session={session} /> : null}
      </div>
    </>
  );
}

function OrganizationSwitch({ session }: { session: Session | null }) {
  const desk = useTranslations('desk');
  const locale = useLocale();
  const { data } = useOrganizations();
  const current = session?.organization;
  const items = data?.items ?? [];
  const change = async (to: string): Promise<void> => {
    if (to === 'another') return window.location.assign(localPath(locale, '/start?another=1'));
    await actFor(to);
    // A full load: nothing of the other organization may stay on the page.
    window.location.assign(localPath(locale, '/staff'));
  };
  return (
    <label className="relative mb-5 flex min-h-11 items-center justify-between gap-2 rounded-md border border-line bg-paper px-3 py-2 focus-within:outline-2 focus-within:outline-focus hover:border-edge">
      <span className="sr-only">{desk('organization.label')}</span>
      <span aria-hidden dir="auto" className="font-heading min-w-0 truncate text-xl leading-normal">
        {current?.name ?? '…'}
      </span>
      <ChevronsUpDown aria-hidden size={16} className="shrink-0 text-soft" />
      <select
        value={current?.id ?? ''}
        className="absolute inset-0 w-full cursor-pointer bg-raised text-ink opacity-0"
        onChange={(event) => void change(event.target.value)}
      >
        {current && !items.some(({ id }) => id === current.id) ? <option value={current.id}>{current.name}</option> : null}
        {current ? null : <option value="">…</option>}
        {items.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
        <option value="another">{desk('another')}</option>
      </select>
    </label>
  );
}

function ShopLink({ session }: { session: Session | null }) {
  const t = useTranslations('staff');
  const { data } = useOrganizations();
  const url = data?.items.find(({ id }) => id === session?.organization?.id)?.shopUrl;
  const look = 'flex h-10 pointer-coarse:h-11 items-center gap-3 rounded-md px-3 text-sm hover:bg-paper/60';
  const inside = (
    <>
      <Store aria-hidden size={17} strokeWidth={1.6} /> {t('toShop')}
    </>
  );
  return url ? (
    <a href={url} className={look}>
      {inside}
    </a>
  ) : (
    <Link href="/" prefetch={false} className={look}>
      {inside}
    </Link>
  );
}

function Me({ session }: { session: Session }) {
  const t = useTranslations('staff');
  const shell = useTranslations('shell.account');
  const locale = useLocale();
  const { data } = useOrganizations();
  const role = data?.items.find(({ id }) => id === session.organization?.id)?.role.name;
  const out = async (): Promise<void> => {
    await leave();
    // A full load, so that nothing of the person stays on the page.
    window.location.assign(localPath(locale, '/sign-in?next=/staff'));
  };
  return (
    <div className="mt-2 flex items-center gap-1 border-t border-line ps-3 pt-3">
      <p className="min-w-0 flex-1 text-sm">
        <span className="block truncate font-medium">
          <bdi>{session.user.name}</bdi>
        </span>
        <span className="block truncate text-xs text-soft">
          <bdi>{role}</bdi>
        </span>
      </p>
      <Link
        href="/account"
        prefetch={false}
        aria-label={shell('open')}
        title={shell('open')}
        className={buttonStyle({ look: 'quiet', size: 'iconSm' })}
      >
        <User aria-hidden size={17} />
      </Link>
      <button
        type="button"
        onClick={() => void out()}
        aria-label={t('logout')}
        title={t('logout')}
        className={buttonStyle({ look: 'quiet', size: 'iconSm' })}
      >
        <LogOut aria-hidden size={17} className="rtl:-scale-x-100" />
      </button>
    </div>
  );
}
