'use client';
// What one is invited to, by whom; and saying yes, as the person who was invited.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useLinkToken } from '@/features/sign/use-link-token.ts';
import { useMoment } from '@/features/staff/parts.tsx';
import { localPath } from '@/i18n/locales.ts';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { actFor, leave, readSession } from '@/lib/session.ts';
import type { Session } from '@/lib/types.ts';

// Kept while one signs in, in this tab only: it must not travel in an address.
const place = 'tessera.invitation';

const look = (token: string) => answer(api.POST('/v1/invitations/look', { body: { token } }));
type Seen = Awaited<ReturnType<typeof look>>;

export function InvitationPage() {
  const t = useTranslations('desk.invitation');
  const fromLink = useLinkToken();
  const [token, setToken] = useState<string>();
  const [seen, setSeen] = useState<Seen>();
  const [session, setSession] = useState<Session | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (fromLink === undefined) return;
    const known = fromLink || (sessionStorage.getItem(place) ?? '');
    sessionStorage.setItem(place, known);
    setToken(known);
    if (!known) return;
    Promise.all([look(known), readSession()]).then(([invitation, who]) => {
      setSession(who);
      setSeen(invitation);
    }, setError);
  }, [fromLink]);
  return (
    <>
      <h1 className="text-4xl">{seen ? t('titleOf', { name: seen.organization.name }) : t('title')}</h1>
      {token === '' ? (
        <>
          <Notice tone="warning">{t('noToken')}</Notice>
          <Link href="/" className={buttonStyle({ look: 'line', size: 'lg' })}>
            {t('toShop')}
          </Link>
        </>
      ) : null}
      <Refusal error={error} />
      {seen && token ? (
        <Offer seen={seen} session={session} token={token} />
      ) : error || token === '' ? null : (
        <Skeleton className="h-40 w-full" />
      )}
    </>
  );
}

function Offer({ seen, session, token }: { seen: Seen; session: Session | null; token: string }) {
  const t = useTranslations('desk.invitation');
  const moment = useMoment();
  const router = useRouter();
  const locale = useLocale();
  const act = useAct();
  const accept = async (): Promise<'stay'> => {
    const { organizationId } = await answer(api.POST('/v1/invitations/accept', { body: { token } }));
    sessionStorage.removeItem(place);
    await actFor(organizationId);
    window.location.replace(localPath(locale, '/staff'));
    return 'stay';
  };
  return (
    <>
      {seen.organization.logoUrl ? (
        <img src={seen.organization.logoUrl} alt="" width={72} height={72} className="size-18 rounded-md object-cover" />
      ) : null}
      <p>{t('text', { by: seen.invitedBy, role: seen.role })}</p>
      <p className="text-sm text-soft">{t('facts', { email: seen.email, when: moment(seen.expiresAt) })}</p>
      <Refusal error={act.error} />
      {session ? (
        <div className="grid gap-3">
          <Button size="lg" busy={act.busy} disabled={act.busy} onClick={() => void act.run(accept)} data-testid="accept">
            {t('accept', { name: seen.organization.name })}
          </Button>
          <p className="text-sm text-soft">
            {t('as', { email: session.user.email })}{' '}
            <Button
              look="link"
              size="sm"
              onClick={() =>
                void act.run(async () => {
                  await leave();
                  router.push('/sign-in?next=/invitation');
                  return 'stay';
                })
              }
            >
              {t('other')}
            </Button>
          </p>
        </div>
      ) : (
        <div className="grid gap-3">
          <Link href="/sign-up?next=/invitation" className={buttonStyle({ size: 'lg' })}>
            {t('signUp')}
          </Link>
          <Link href="/sign-in?next=/invitation" className={buttonStyle({ look: 'line', size: 'lg' })}>
            {t('signIn')}
          </Link>
        </div>
      )}
    </>
  );
}
