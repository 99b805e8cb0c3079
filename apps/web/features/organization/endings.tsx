'use client';
// What an owner can't take back: handing the organization over, and closing it.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/features/account/section.tsx';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { useRoles } from './use-roles.ts';

export function TransferOwnership() {
  const t = useTranslations('desk.organization');
  const locale = useLocale();
  const roles = useRoles();
  const [to, setTo] = useState('');
  const [role, setRole] = useState('manager');
  const { data } = useQuery({
    queryKey: ['members', 'all'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/members', { params: { query: { limit: 100 } }, signal })),
  });
  const others = (data?.items ?? []).filter(({ you }) => !you);
  const chosen = others.find(({ userId }) => userId === to);
  const hand = async (): Promise<void> => {
    await answer(api.POST('/v1/admin/organization/transfer', { body: { userId: to, myRole: role } }));
    window.location.assign(localPath(locale, '/staff'));
  };
  return (
    <Section title={t('transfer')} text={t('transferText')}>
      {others.length === 0 ? (
        <p className="text-sm text-soft">{t('transferNobody')}</p>
      ) : (
        <div className="grid gap-4">
          <Field label={t('newOwner')}>
            {(control) => (
              <Select {...control} value={to} onChange={(event) => setTo(event.target.value)}>
                <option value="">{t('choose')}</option>
                {others.map((member) => (
                  <option key={member.userId} value={member.userId}>
                    {member.name} ({member.email})
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('myRole')}>
            {(control) => (
              <Select {...control} value={role} onChange={(event) => setRole(event.target.value)}>
                {(roles.data?.items ?? [])
                  .filter(({ fixed }) => !fixed)
                  .map((one) => (
                    <option key={one.key} value={one.key}>
                      {one.name}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
          <span className="justify-self-start">
            <ConfirmDialog
              title={t('transferTo', { name: chosen?.name ?? '' })}
              text={t('transferConfirm', { name: chosen?.name ?? '' })}
              word={chosen?.name ?? ''}
              onConfirm={hand}
              trigger={
                <Button look="danger" disabled={!chosen}>
                  {t('transfer')}
                </Button>
              }
            />
          </span>
        </div>
      )}
    </Section>
  );
}

export function CloseOrganization({ name }: { name: string }) {
  const t = useTranslations('desk.organization');
  const locale = useLocale();
  const form = useTranslations('form');
  const [reason, setReason] = useState('');
  const close = async (): Promise<void> => {
    await answer(api.POST('/v1/admin/organization/close', { body: { name, ...(reason.trim() ? { reason: reason.trim() } : {}) } }));
    window.location.assign(localPath(locale, '/staff'));
  };
  return (
    <Section title={t('close')} text={t('closeText')}>
      <ConfirmDialog
        title={t('closeOf', { name })}
        text={t('closeConfirm')}
        word={name}
        onConfirm={close}
        trigger={
          <Button look="danger" data-testid="close-organization">
            {t('close')}
          </Button>
        }
      >
        <Field label={t('closeReason')} optional={form('optional')}>
          {(control) => (
            <Input {...control} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} dir="auto" />
          )}
        </Field>
      </ConfirmDialog>
    </Section>
  );
}
