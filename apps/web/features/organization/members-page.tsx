'use client';
// People of the organization, and those who are invited.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay, useSession } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, SearchField, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { actFor } from '@/lib/session.ts';
import type { Member } from '@/lib/types.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { useRoles } from './use-roles.ts';

export function MembersPage() {
  const t = useTranslations('desk.member');
  const staff = useTranslations('staff');
  const may = useMay('members.write');
  const address = useAddress();
  const [cursor, q] = [address.get('cursor'), address.get('q')];
  const query = useQuery({
    queryKey: ['members', cursor, q],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/members', { params: { query: { cursor, q, limit: 50 } }, signal })),
  });
  return (
    <>
      <PageHead title={staff('page.members')} text={t('text')}>
        {may ? <InviteDialog /> : null}
      </PageHead>
      <div className="mb-4 flex justify-end">
        <SearchField label={t('search')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
      </div>
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          q ? (
            <EmptyState title={t('nobody')} text={t('nobodyText')} action={<Clear onClear={() => address.set({ q: undefined })} />} />
          ) : (
            <EmptyState title={t('none')} action={may ? <InviteDialog /> : undefined} />
          )
        }
      >
        {(items) => (
          <Table label={staff('page.members')}>
            <thead>
              <tr>
                <Th>{t('name')}</Th>
                <Th>{t('role')}</Th>
                <Th>{t('joined')}</Th>
                <Th>
                  <span className="sr-only">{t('acts')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {items.map((member) => (
                <MemberRow key={member.userId} member={member} />
              ))}
            </tbody>
          </Table>
        )}
      </Listed>
      <Invitations />
    </>
  );
}

function Clear({ onClear }: { onClear: () => void }) {
  const t = useTranslations('staff');
  return (
    <Button look="line" onClick={onClear}>
      {t('clear')}
    </Button>
  );
}

function MemberRow({ member }: { member: Member }) {
  const t = useTranslations('desk.member');
  const form = useTranslations('form');
  const moment = useMoment();
  const may = useMay('members.write');
  const save = useSave('members', 'roles');
  const { userId, name, email, role, joinedAt, you } = member;
  return (
    <tr data-testid="member">
      <Td>
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium">{name}</bdi>
          {you ? <Badge>{t('you')}</Badge> : null}
        </span>
        <span className="block text-xs text-soft">
          <bdi>{email}</bdi>
        </span>
      </Td>
      <Td>{may ? <RoleSelect member={member} /> : role.name}</Td>
      <Td className="whitespace-nowrap text-soft">{moment(joinedAt)}</Td>
      <Td className="text-end">
        {you ? (
          <LeaveDialog />
        ) : may ? (
          <ConfirmDialog
            title={t('removeOf', { name })}
            text={t('removeText', { name })}
            onConfirm={() =>
              save(answer(api.DELETE('/v1/admin/members/{userId}', { params: { path: { userId } } })), t('removed', { name }))
            }
            trigger={
              <Button look="quiet" size="sm" aria-label={t('removeOf', { name })}>
                {form('remove')}
              </Button>
            }
          />
        ) : null}
      </Td>
    </tr>
  );
}

function RoleSelect({ member: { userId, name, role } }: { member: Member }) {
  const t = useTranslations('desk.member');
  const roles = useRoles();
  const act = useAct();
  const save = useSave('members', 'roles', 'session');
  const give = (key: string): void =>
    void act.run(() =>
      save(
        answer(api.PATCH('/v1/admin/members/{userId}', { params: { path: { userId } }, body: { role: key } })),
        t('roleGiven', { name }),
      ),
    );
  const items = roles.data?.items ?? [];
  return (
    <div className="grid min-w-40 gap-2">
      <Select
        aria-label={t('roleOf', { name })}
        value={role.key}
        disabled={act.busy}
        onChange={(event) => give(event.target.value)}
        className="h-9 text-sm"
      >
        {items.some(({ key }) => key === role.key) ? null : <option value={role.key}>{role.name}</option>}
        {items.map((one) => (
          <option key={one.key} value={one.key}>
            {one.name}
          </option>
        ))}
      </Select>
      <Refusal error={act.error} />
    </div>
  );
}

function LeaveDialog() {
  const t = useTranslations('desk.member');
  const locale = useLocale();
  const organization = useSession()?.organization;
  const name = organization?.name ?? '';
  const leaveIt = async (): Promise<void> => {
    await answer(api.POST('/v1/organizations/{id}/leave', { params: { path: { id: organization?.id ?? '' } } }));
    await actFor(null).catch(() => undefined);
    window.location.assign(localPath(locale, '/staff'));
  };
  return (
    <ConfirmDialog
      title={t('leaveOf', { name })}
      text={t('leaveText', { name })}
      onConfirm={leaveIt}
      trigger={
        <Button look="quiet" size="sm">
          {t('leave')}
        </Button>
      }
    />
  );
}
