'use client';
// One person of the installation, found by their whole address or id, and looked at through their eyes.
import { useQuery } from '@tanstack/react-query';
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { submitOf } from '@/features/form/use-act.ts';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { PlatformUser } from '@/lib/types.ts';
import { VisitDialog } from './visit-dialog.tsx';

export function PeoplePage() {
  const t = useTranslations('desk.people');
  const staff = useTranslations('staff');
  // Not in the address of the page: it would stay in the browser's history.
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['platform-people', q],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/users', { params: { query: { q } }, signal })),
    enabled: q !== '',
    gcTime: 0,
    retry: false,
  });
  const ask = (typed: string): void => {
    if (typed === q) void query.refetch();
    setQ(typed);
  };
  return (
    <>
      <PageHead title={staff('page.platformPeople')} text={t('text')} />
      <form className="flex max-w-2xl flex-wrap items-end gap-3" onSubmit={submitOf((data) => ask(formText(data, 'q')))}>
        <Field label={t('search')} className="min-w-0 flex-1 basis-64">
          {(control) => (
            <Input
              {...control}
              name="q"
              required
              pattern="\s*(usr_[0-7][0-9a-z]{25}|\S+@\S+)\s*"
              title={t('searchHint')}
              maxLength={254}
              dir="ltr"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              placeholder="ann@example.com"
            />
          )}
        </Field>
        <Button type="submit" busy={query.isFetching} disabled={query.isFetching}>
          {t('find')}
        </Button>
      </form>
      <p className="mt-2 mb-8 text-sm text-soft">{t('kept')}</p>
      {q === '' ? null : (
        <Answer query={query} failed={staff('failed')}>
          {({ items: [found] }) => (found ? <Found person={found} /> : <EmptyState title={t('none')} text={t('noneText')} />)}
        </Answer>
      )}
    </>
  );
}

function Found({ person }: { person: PlatformUser }) {
  const t = useTranslations('desk.people');
  const moment = useMoment();
  return (
    <article className="max-w-2xl rounded-lg border border-line p-5" data-testid="person">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="text-xl">
            <bdi>{person.name}</bdi>
          </h2>
          <p className="break-all text-soft">
            <bdi>{person.email}</bdi>
          </p>
        </div>
        <span className="flex flex-wrap gap-2">
          {person.status === 'active' ? null : <Badge tone="warning">{t('suspended')}</Badge>}
          <Badge tone={person.emailVerified ? 'success' : 'warning'}>{person.emailVerified ? t('proved') : t('notProved')}</Badge>
        </span>
      </div>
      <dl className="mt-5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
        <dt className="text-soft">{t('id')}</dt>
        <dd className="break-all" dir="ltr">
          <code className="rtl:block rtl:text-end">{person.id}</code>
        </dd>
        <dt className="text-soft">{t('since')}</dt>
        <dd>{moment(person.createdAt)}</dd>
        <dt className="text-soft">{t('organizations')}</dt>
        <dd>
          {person.organizations.length === 0 ? t('buyerOnly') : null}
          <ul className="grid gap-1">
            {person.organizations.map(({ id, name, role }) => (
              <li key={id}>
                <bdi>{name}</bdi> <span className="text-soft">({role})</span>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <div className="mt-5">{person.mayBeVisited ? <VisitDialog person={person} /> : <Notice>{t('notToBeVisited')}</Notice>}</div>
    </article>
  );
}
