'use client';
// Keys for programs: made, shown once, put in another's place, revoked.
import { useQuery } from '@tanstack/react-query';
import { Badge, Notice, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { CopyButton } from '@/features/form/secret.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { ApiKey, NewApiKey } from '@/lib/types.ts';
import { KeyForm, RotateForm } from './key-forms.tsx';
import { usePermissionName } from './permission-boxes.tsx';

const tones: Record<ApiKey['state'], Tone> = { active: 'success', lapsed: 'warning', revoked: 'plain' };

export function KeysPage() {
  const t = useTranslations('desk.key');
  const staff = useTranslations('staff');
  const may = useMay('keys.write');
  const query = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/keys', { signal })) });
  const add = (
    <KeyDialog
      title={t('new')}
      trigger={
        <Button data-testid="new-key">
          <Plus aria-hidden size={18} /> {t('new')}
        </Button>
      }
    >
      {(onMade) => <KeyForm onMade={onMade} />}
    </KeyDialog>
  );
  return (
    <>
      <PageHead title={staff('page.keys')} text={t('text')}>
        {may && (query.data?.items.length ?? 0) > 0 ? add : null}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} text={t('noneText')} action={may ? add : undefined} />
          ) : (
            <ul className="border-t border-line">
              {items.map((one) => (
                <li key={one.id}>
                  <KeyRow one={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function KeyRow({ one }: { one: ApiKey }) {
  const t = useTranslations('desk.key');
  const moment = useMoment();
  const may = useMay('keys.write');
  const nameOf = usePermissionName();
  return (
    <div className="flex flex-wrap items-start justify-between gap-4 border-b border-line py-4" data-testid="key">
      <div className="min-w-0 flex-1 basis-72 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="text-base font-medium">{one.name}</bdi>
          <Badge tone={tones[one.state]}>{t(`state.${one.state}`)}</Badge>
          <code dir="ltr" className="text-soft">
            {one.prefix}…
          </code>
        </p>
        <p className="mt-1 text-soft">
          {one.lastUsedAt ? t('lastUsed', { when: moment(one.lastUsedAt), ip: one.lastUsedIp ?? '—' }) : t('neverUsed')}{' '}
          {one.expiresAt ? t('expires', { when: moment(one.expiresAt) }) : t('expiresNever')}
        </p>
        <p className="text-soft">
          {t('madeBy', { by: one.createdBy, when: moment(one.createdAt) })} {t('rate', { count: one.requestsPerMinute })}
        </p>
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {one.permissions.map((permission) => (
            <li key={permission}>
              <Badge>{nameOf(permission)}</Badge>
            </li>
          ))}
        </ul>
      </div>
      {may && one.state === 'active' ? <KeyActs one={one} /> : null}
    </div>
  );
}

function KeyActs({ one }: { one: ApiKey }) {
  const t = useTranslations('desk.key');
  const save = useSave('keys');
  return (
    <span className="flex gap-2">
      <KeyDialog
        title={t('rotateOf', { name: one.name })}
        trigger={
          <Button look="line" size="sm" aria-label={t('rotateOf', { name: one.name })}>
            {t('rotate')}
          </Button>
        }
      >
        {(onMade) => <RotateForm one={one} onMade={onMade} />}
      </KeyDialog>
      <ConfirmDialog
        title={t('revokeOf', { name: one.name })}
        text={t('revokeText')}
        word={one.name}
        onConfirm={() =>
          save(answer(api.DELETE('/v1/admin/keys/{id}', { params: { path: { id: one.id } } })), t('revoked', { name: one.name }))
        }
        trigger={
          <Button look="danger" size="sm" aria-label={t('revokeOf', { name: one.name })}>
            {t('revoke')}
          </Button>
        }
      />
    </span>
  );
}

interface KeyDialogProps {
  title: string;
  trigger: ReactNode;
  children: (onMade: (made: NewApiKey) => void) => ReactNode;
}

/** A form, and then the key it made, this once. */
function KeyDialog({ title, trigger, children }: KeyDialogProps) {
  const t = useTranslations('desk.key');
  const common = useTranslations('common');
  const save = useSave('keys');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<NewApiKey>();
  const change = (to: boolean): void => {
    setOpen(to);
    // Read again only now: the row, and this dialog with it, may change its place in the list.
    if (!to && made) void save(Promise.resolve());
    setMade(undefined);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? t('madeTitle', { name: made.name }) : title}
      closeLabel={common('close')}
      trigger={trigger}
      className="max-w-2xl!"
    >
      {made ? (
        <div className="grid gap-4">
          <Notice tone="warning">{t('once')}</Notice>
          <code dir="ltr" data-testid="key-text" className="block rounded-md bg-sunken p-4 text-sm break-all select-all">
            {made.key}
          </code>
          <div className="flex flex-wrap justify-between gap-3">
            <CopyButton text={made.key} />
            <Button onClick={() => change(false)}>{t('kept')}</Button>
          </div>
        </div>
      ) : (
        children(setMade)
      )}
    </Dialog>
  );
}
