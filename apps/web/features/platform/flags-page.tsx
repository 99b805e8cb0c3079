'use client';
// Every flag of the installation: whom it reaches, what it may be, who may change it.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { Flag } from '@/lib/types.ts';
import { FlagForm } from './flag-form.tsx';
import { FlagPins } from './flag-pins.tsx';

export function PlatformFlagsPage() {
  const t = useTranslations('desk.flag');
  const staff = useTranslations('staff');
  const query = useQuery({
    queryKey: ['platform-flags'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/flags', { signal })),
  });
  const add = (
    <FlagDialog
      title={t('new')}
      trigger={
        <Button>
          <Plus aria-hidden size={18} /> {t('new')}
        </Button>
      }
    />
  );
  return (
    <>
      <PageHead title={staff('page.platformFlags')} text={t('platformText')}>
        {(query.data?.items.length ?? 0) > 0 ? add : null}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} text={t('platformNoneText')} action={add} />
          ) : (
            <ul className="border-t border-line">
              {items.map((flag) => (
                <li key={flag.name}>
                  <FlagRow flag={flag} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function FlagDialog({ title, flag, trigger }: { title: string; flag?: Flag; trigger: ReactNode }) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} closeLabel={common('close')} trigger={trigger}>
      <FlagForm flag={flag} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function FlagRow({ flag }: { flag: Flag }) {
  const t = useTranslations('desk.flag');
  const locale = useLocale();
  const moment = useMoment();
  const save = useSave('platform-flags');
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  // Organizations are chosen from the list of them.
  const mayChoose = useMay('platform.organizations');
  const { name } = flag;
  return (
    <div className="flex flex-wrap items-start justify-between gap-4 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <code dir="ltr" className="font-medium">
            {name}
          </code>
          <Badge tone={flag.rollout > 0 ? 'success' : 'plain'}>{t('reaches', { share: percent.format(flag.rollout / 10_000) })}</Badge>
          {flag.public ? <Badge>{t('public')}</Badge> : null}
          {flag.overridable ? <Badge>{t('overridable')}</Badge> : null}
        </p>
        {flag.description ? <p className="mt-1 text-soft">{flag.description}</p> : null}
        {flag.variants.length > 0 ? (
          <p className="mt-1 text-soft" dir="ltr">
            {flag.variants.map((variant) => `${variant.name} ${percent.format(variant.weight / 10_000)}`).join(', ')}
          </p>
        ) : null}
        <p className="mt-1 text-xs text-soft">
          {t('overrides', { count: flag.overrides })} {moment(flag.updatedAt)}
        </p>
      </div>
      <span className="flex flex-wrap gap-2">
        {mayChoose ? <FlagPins flag={flag} /> : null}
        <FlagDialog
          title={t('changeOf', { name })}
          flag={flag}
          trigger={
            <Button look="line" size="sm" aria-label={t('changeOf', { name })}>
              {t('change')}
            </Button>
          }
        />
        <ConfirmDialog
          title={t('deleteOf', { name })}
          text={t('deleteText')}
          word={name}
          onConfirm={() =>
            save(answer(api.DELETE('/v1/admin/platform/flags/{flag}', { params: { path: { flag: name } } })), t('deleted', { name }))
          }
          trigger={
            <Button look="danger" size="sm" aria-label={t('deleteOf', { name })}>
              {t('delete')}
            </Button>
          }
        />
      </span>
    </div>
  );
}
