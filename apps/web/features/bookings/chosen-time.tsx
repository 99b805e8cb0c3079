'use client';
// The time of a line in the cart or the checkout: which day, by whose clock, with whom.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type Chosen, localOf, type Month, monthOf, ownZone, useClockWords, writeInstant } from '../../../../kinds/service/web/index.tsx';
import type { ChosenLine } from '@/kinds.ts';
import { useTimeSource } from './time-source.ts';

export function ChosenTime({ line: { offerId, config } }: { line: ChosenLine }) {
  const chosen = config as unknown as Partial<Chosen> | undefined;
  if (!chosen?.start || !offerId) return null;
  return <Time offerId={offerId} chosen={{ ...chosen, start: chosen.start }} />;
}

// Lines of one service ask once.
const known = new Map<string, Promise<Month>>();

function Time({ offerId, chosen }: { offerId: string; chosen: Chosen }) {
  const t = useTranslations('kinds.service.line');
  const words = useClockWords();
  const source = useTimeSource(offerId);
  const [service, setService] = useState<Month | 'unknown' | null>(null);
  const at = Date.parse(chosen.start);
  useEffect(() => {
    let late = false;
    const asked = known.get(offerId) ?? source.month({ month: monthOf(writeInstant(Date.now())) });
    known.set(offerId, asked);
    asked.then(
      (month) => {
        if (!late) setService(month);
      },
      // The time alone can be told without it, by the reader's own clock.
      () => {
        known.delete(offerId);
        if (!late) setService('unknown');
      },
    );
    return () => {
      late = true;
    };
  }, [offerId, source]);
  if (!service) return <Skeleton className="my-1 h-4 w-44" />;
  const zone = service === 'unknown' ? ownZone() : service.service.zone;
  const resources = service === 'unknown' ? [] : service.resources;
  const names = resources.filter(({ id }) => chosen.with?.includes(id)).map(({ name }) => name);
  return (
    <span className="block text-sm" data-testid="line-time">
      <time dateTime={chosen.start} className="tabular font-medium">
        {words.moment(localOf(at, zone))}
      </time>{' '}
      <bdi className="text-soft">{words.zone(zone, at)}</bdi>
      {names.length > 0 ? <span className="block text-soft">{t('with', { names: names.join(', ') })}</span> : null}
    </span>
  );
}
