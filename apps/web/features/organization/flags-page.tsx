'use client';
// Switches of the organization: on, off, or as the installation has it.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { OrganizationFlag } from '@/lib/types.ts';

export function FlagsPage() {
  const t = useTranslations('desk.flag');
  const staff = useTranslations('staff');
  const query = useQuery({ queryKey: ['flags'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/flags', { signal })) });
  return (
    <>
      <PageHead title={staff('page.flags')} text={t('text')} />
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} text={t('noneText')} />
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

/** What the choice stands at: the installation's own, on, off, or a variant; a mixture has no name here. */
function choiceOf({ own, kind }: OrganizationFlag): string {
  if (!own) return 'default';
  if (kind === 'boolean') return own.rollout >= 10_000 ? 'on' : own.rollout === 0 ? 'off' : 'mixed';
  return own.variants.length === 1 ? `=${own.variants[0]?.name}` : 'mixed';
}

const settingOf = (choice: string) =>
  choice.startsWith('=')
    ? { rollout: 10_000, variants: [{ name: choice.slice(1), weight: 10_000 }] }
    : { rollout: choice === 'on' ? 10_000 : 0, variants: [] };

function FlagRow({ flag }: { flag: OrganizationFlag }) {
  const t = useTranslations('desk.flag');
  const form = useTranslations('form');
  const may = useMay('flags.write') && flag.changeable;
  const act = useAct();
  const save = useSave('flags');
  const choice = choiceOf(flag);
  const path = { params: { path: { flag: flag.name } } };
  const set = (to: string): void =>
    void act.run(() =>
      save(
        to === 'default'
          ? answer(api.DELETE('/v1/admin/flags/{flag}', path))
          : answer(api.PUT('/v1/admin/flags/{flag}', { ...path, body: settingOf(to) })),
        form('saved'),
      ),
    );
  const now = typeof flag.value === 'boolean' ? t(flag.value ? 'on' : 'off') : flag.value;
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-4" data-testid="flag">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <code dir="ltr" className="font-medium">
            {flag.name}
          </code>
          <Badge tone={flag.value === false ? 'plain' : 'success'}>{now}</Badge>
          {flag.own?.byPlatform ? <Badge tone="warning">{t('byPlatform')}</Badge> : null}
        </p>
        {flag.description ? <p className="mt-1 text-soft">{flag.description}</p> : null}
        <Refusal error={act.error} />
      </div>
      <div className="w-56">
        <Select
          aria-label={t('settingOf', { name: flag.name })}
          value={choice}
          disabled={!may || act.busy}
          onChange={(event) => set(event.target.value)}
          className="h-10 text-sm"
        >
          <option value="default">{t('default')}</option>
          {flag.kind === 'boolean' ? (
            <>
              <option value="on">{t('on')}</option>
              <option value="off">{t('off')}</option>
            </>
          ) : (
            flag.default.variants.map(({ name }) => (
              <option key={name} value={`=${name}`}>
                {name}
              </option>
            ))
          )}
          {choice === 'mixed' ? <option value="mixed">{t('mixed')}</option> : null}
        </Select>
      </div>
    </div>
  );
}
