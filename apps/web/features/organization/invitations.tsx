'use client';
// Invitations that nobody accepted yet: sent again, or taken back.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { isLocale } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import type { Invitation } from '@/lib/types.ts';

export function Invitations() {
  const t = useTranslations('desk.invitation');
  const staff = useTranslations('staff');
  const query = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/invitations', { params: { query: { limit: 100 } }, signal })),
  });
  return (
    <section className="mt-12">
      <h2 className="mb-2 text-2xl">{t('open')}</h2>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t('none')}</p>
          ) : (
            <ul className="border-t border-line">
              {items.map((invitation) => (
                <li key={invitation.id}>
                  <InvitationRow invitation={invitation} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTranslations('desk.invitation');
  const form = useTranslations('form');
  const locale = useLocale();
  const moment = useMoment();
  const toast = useToast();
  const may = useMay('members.write');
  const act = useAct();
  const save = useSave('invitations');
  const { id, email, role, state, invitedBy, expiresAt } = invitation;
  const path = { params: { path: { id } } };
  const invite = (): void => {
    const body = { email, role: role.key, locale: isLocale(locale) ? locale : ('en' as const) };
    void act.run(() => save(answer(api.POST('/v1/admin/invitations', { body })), t('invited', { email })));
  };
  const revoke = (): void =>
    void act.run(async () => {
      await answer(api.DELETE('/v1/admin/invitations/{id}', path));
      toast(t('revoked', { email }), { action: { label: t('again'), run: invite } });
      await save(Promise.resolve());
    });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3" data-testid="invitation">
      <span className="min-w-0 text-sm">
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium">{email}</bdi>
          <Badge>{role.name}</Badge>
          {state === 'lapsed' ? <Badge tone="warning">{t('lapsed')}</Badge> : null}
        </span>
        <span className="block text-soft">{t('by', { by: invitedBy, when: moment(expiresAt) })}</span>
        <Refusal error={act.error} />
      </span>
      {may ? (
        <span className="flex gap-2">
          <Button
            look="line"
            size="sm"
            disabled={act.busy}
            aria-label={t('resendOf', { email })}
            onClick={() => void act.run(() => save(answer(api.POST('/v1/admin/invitations/{id}/resend', path)), t('invited', { email })))}
          >
            {t('resend')}
          </Button>
          <Button look="quiet" size="sm" disabled={act.busy} aria-label={t('revokeOf', { email })} onClick={revoke}>
            {form('remove')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
