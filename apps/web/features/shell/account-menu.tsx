'use client';
// Who is signed in, where they may go, and the way out; and a strip that never lets anybody forget whose view they look through.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { localPath } from '@/i18n/locales.ts';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { nextPath, signInHref } from '@/lib/next-path.ts';
import { actFor, leave, readSession } from '@/lib/session.ts';
import type { MyOrganization, Session } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { VisitStrip } from './visit-strip.tsx';

interface Who {
  session: Session | null;
  organizations: MyOrganization[];
}

async function readWho(): Promise<Who> {
  const session = await readSession();
  if (!session) return { session, organizations: [] };
  const { items } = await answer(api.GET('/v1/organizations'));
  return { session, organizations: items };
}

export function AccountMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('shell.account');
  const say = useErrorText();
  const [who, setWho] = useState<Who>();
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Read when the page comes, and again when the menu opens; not when it closes.
    if (!open && asked.current) return;
    asked.current = true;
    readWho().then(setWho, setError);
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && !panel.current?.parentElement?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open, onClose]);
  return (
    <>
      {who?.session?.impersonatedBy ? createPortal(<VisitStrip name={who.session.user.name} floating />, document.body) : null}
      {open ? (
        <div
          ref={panel}
          className="absolute end-0 top-full z-40 mt-1 grid w-68 gap-1 rounded-lg border border-line bg-raised p-2 shadow-high animate-[fade-in_120ms_ease-out]"
        >
          {error && !who ? <p className="p-3 text-sm text-danger">{say(error)}</p> : null}
          {who === undefined && !error ? <Skeleton className="h-32 w-full" /> : null}
          {who?.session ? <Own session={who.session} organizations={who.organizations} onClose={onClose} /> : null}
          {who?.session === null ? <Stranger onClose={onClose} /> : null}
          <span className="sr-only" role="status">
            {who?.session ? `${t('hello')} ${who.session.user.name}` : ''}
          </span>
        </div>
      ) : null}
    </>
  );
}

const row = 'flex min-h-11 w-full items-center rounded-md px-3 text-start text-sm hover:bg-sunken';

function Row({ href, onClose, children }: { href: string; onClose: () => void; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} onClick={onClose} className={row}>
      {children}
    </Link>
  );
}

function Stranger({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell.account');
  const path = usePathname();
  const back = nextPath(path === '/' ? '' : path, '');
  return (
    <>
      <Row href={back ? signInHref(back) : '/sign-in'} onClose={onClose}>
        {t('signIn')}
      </Row>
      <Row href="/sign-up" onClose={onClose}>
        {t('signUp')}
      </Row>
    </>
  );
}

function Own({ session, organizations, onClose }: { session: Session; organizations: MyOrganization[]; onClose: () => void }) {
  const t = useTranslations('shell.account');
  const locale = useLocale();
  const work = async (id: string): Promise<void> => {
    if (session.organization?.id !== id) await actFor(id);
    window.location.assign(localPath(locale, '/staff'));
  };
  const out = async (): Promise<void> => {
    await leave();
    // A full load, so that nothing of the person stays on the page.
    window.location.reload();
  };
  return (
    <>
      <p className="border-b border-line px-3 pt-1 pb-3 text-sm">
        <span className="block truncate font-medium">
          <bdi>{session.user.name}</bdi>
        </span>
        <span className="block truncate text-soft">
          <bdi>{session.user.email}</bdi>
        </span>
      </p>
      <Row href="/account" onClose={onClose}>
        {t('profile')}
      </Row>
      <Row href="/account/orders" onClose={onClose}>
        {t('orders')}
      </Row>
      {organizations.length > 0 ? (
        organizations.map((one) => (
          <button key={one.id} type="button" className={row} onClick={() => void work(one.id)}>
            <span className="truncate">{t('desk', { name: one.name })}</span>
          </button>
        ))
      ) : (
        <Row href="/start" onClose={onClose}>
          {t('openShop')}
        </Row>
      )}
      <button type="button" className={`${row} border-t border-line`} onClick={() => void out()}>
        {t('signOut')}
      </button>
    </>
  );
}
