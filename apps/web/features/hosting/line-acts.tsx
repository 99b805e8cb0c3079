'use client';
// The apps of a line on the page of its order: where they run, and the way to all of one's apps.
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import type { MyApp } from '@/lib/types.ts';

interface LineActsProps {
  orderId: string;
  line: { id: string; state: string };
}

const byName = (one: MyApp, other: MyApp): number => one.name.localeCompare(other.name, 'en', { numeric: true });
const living = new Set(['paid', 'running']);

export function LineActs({ orderId, line: { id, state } }: LineActsProps) {
  const t = useTranslations('kinds.hosting');
  const [apps, setApps] = useState<MyApp[]>([]);
  useEffect(() => {
    if (!living.has(state)) return setApps([]);
    let gone = false;
    answer(api.GET('/v1/me/apps', { params: { query: { orderId, limit: 100 } } })).then(
      ({ items }) => gone || setApps(items.filter(({ lineId }) => lineId === id).toSorted(byName)),
      // The order tells everything else; the account's list of apps leads there, too.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [orderId, id, state]);
  return apps.length === 0 ? null : (
    <ul className="grid gap-1 text-sm" data-testid="line-apps">
      {apps.map((app) => (
        <li key={app.id} className="flex flex-wrap items-center gap-x-3">
          <bdi>{app.name}</bdi>
          {app.address ? (
            <a
              href={app.address}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex min-h-8 items-center gap-1.5 underline underline-offset-4 pointer-coarse:min-h-11"
            >
              {t('line.open')} <ExternalLink aria-hidden size={14} />
            </a>
          ) : (
            <span className="text-soft">{t(app.state === 'wanted' ? 'state.paid' : 'state.closed')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
