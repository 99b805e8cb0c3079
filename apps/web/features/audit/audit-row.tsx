'use client';
// One entry of the trail: who did what to what, and behind it what changed.
import { Badge } from '@tessera/ui/bits.tsx';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMoment } from '@/features/staff/parts.tsx';
import type { AuditEntry } from '@/lib/types.ts';
import { type Change, changesOf } from './difference.ts';

const actors = ['user', 'guest', 'api_key', 'system', 'provider'] as const;

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('desk.audit');
  const moment = useMoment();
  const known = actors.find((one) => one === entry.actor.type);
  const who = entry.actor.name ?? (known ? t(`actor.${known}`) : entry.actor.type);
  return (
    <details className="group border-b border-line" data-testid="audit-entry">
      <summary className="grid list-none grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-3 hover:bg-sunken sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto_auto] sm:px-2">
        <code dir="ltr" className="truncate text-start text-sm font-medium rtl:text-end">
          {entry.action}
        </code>
        <span className="flex min-w-0 flex-wrap items-center gap-2 text-sm max-sm:col-start-1">
          <bdi className="truncate">{who}</bdi>
          {entry.impersonator ? <Badge tone="warning">{t('as', { name: entry.impersonator.name ?? '—' })}</Badge> : null}
        </span>
        <span className="tabular text-sm whitespace-nowrap text-soft max-sm:col-start-1">{moment(entry.at)}</span>
        <ChevronDown
          aria-hidden
          size={17}
          className="text-soft transition-transform duration-150 group-open:rotate-180 max-sm:col-start-2 max-sm:row-span-3 max-sm:row-start-1"
        />
      </summary>
      <Behind entry={entry} />
    </details>
  );
}

function Behind({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('desk.audit');
  const changes = changesOf(entry.before, entry.after);
  const facts: [string, string][] = [
    [t('place'), `#${entry.seq}`],
    [t('subject'), `${entry.subject.type} ${entry.subject.id}`],
    ...Object.entries(entry.personal),
    ...(entry.ip ? [['IP', entry.ip] as [string, string]] : []),
    ...(entry.requestId ? [[t('request'), entry.requestId] as [string, string]] : []),
  ];
  return (
    <div className="grid gap-4 px-2 pb-5 text-sm">
      {changes.length > 0 ? <Changes changes={changes} /> : <p className="text-soft">{t('noChange')}</p>}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-xs">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-all">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  const t = useTranslations('desk.audit');
  return (
    <dl className="grid gap-2">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="grid gap-x-4 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]">
          <dt dir="ltr" className="text-start text-soft rtl:text-end">
            <code>{path}</code>
          </dt>
          <dd className="flex min-w-0 flex-wrap gap-x-2 break-all">
            {before === undefined ? null : (
              <del className="rounded-sm bg-danger-bg px-1 text-danger no-underline">
                <span className="sr-only">{t('before')} </span>
                <bdi>{before}</bdi>
              </del>
            )}
            {before !== undefined && after !== undefined ? (
              <span aria-hidden className="text-soft rtl:-scale-x-100">
                →
              </span>
            ) : null}
            {after === undefined ? null : (
              <ins className="rounded-sm bg-success-bg px-1 text-success no-underline">
                <span className="sr-only">{t('after')} </span>
                <bdi>{after}</bdi>
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
