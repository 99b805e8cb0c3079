'use client';
// The calendar's window: which days, whose, by which clock; read, and read again when somebody books.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import {
  addDays,
  firstDayOf,
  instantOf,
  localOf,
  ownZone,
  useVersions,
  weekStart,
  writeInstant,
} from '../../../../kinds/service/web/index.tsx';
import { useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';

export type View = 'week' | 'day';

export function useCalendar() {
  const address = useAddress();
  const locale = useLocale();
  const [zone, setZone] = useState(ownZone);
  const [now] = useState(Date.now);
  const narrow = useNarrow();
  const asked = address.get('view');
  const view: View = asked === 'day' || asked === 'week' ? asked : narrow ? 'day' : 'week';
  const today = localOf(now, zone).slice(0, 10);
  const given = address.get('date');
  const date = given && /^20\d{2}-\d{2}-\d{2}$/.test(given) ? given : today;
  const first = view === 'week' ? weekStart(date, firstDayOf(numberLocale(locale))) : date;
  const days = Array.from({ length: view === 'week' ? 7 : 1 }, (_, i) => addDays(first, i));
  const who = address.get('who');

  const query = useQuery({
    queryKey: ['calendar', first, days.length, zone, who],
    queryFn: ({ signal }) => {
      const from = writeInstant(instantOf(`${first}T00:00`, zone) ?? Date.parse(`${first}T00:00:00Z`));
      return answer(api.GET('/v1/admin/calendar', { params: { query: { from, days: days.length, resourceId: who } }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
  });
  // The hours that the seller keeps say by which clock the calendar reads.
  const kept = query.data?.resources[0]?.zone;
  if (kept && kept !== zone) setZone(kept);
  const live = useChanges(query.data?.version);
  return {
    query,
    live,
    view,
    days,
    date,
    today,
    zone,
    who,
    go: (to: string) => address.set({ date: to === today ? undefined : to }),
    setView: (to: View) => address.set({ view: to }),
    setWho: (to: string | undefined) => address.set({ who: to }),
  };
}

/** A phone shows a day at a time. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => typeof window !== 'undefined' && window.matchMedia('(width < 48rem)').matches);
  useEffect(() => {
    const media = window.matchMedia('(width < 48rem)');
    const hear = (): void => setNarrow(media.matches);
    media.addEventListener('change', hear);
    return () => media.removeEventListener('change', hear);
  }, []);
  return narrow;
}

/** Whether changes are told as they happen; each that is new has the calendar read again. */
function useChanges(version: number | undefined): boolean {
  const client = useQueryClient();
  const read = (): void => void client.invalidateQueries({ queryKey: ['calendar'] });
  return useVersions({
    address: '/v1/admin/calendar/events',
    event: 'calendar',
    onVersion: (told) => {
      if (version !== undefined && told !== version) read();
    },
    // Reading renews a token that lapsed, with which the stream opens again.
    onClosed: read,
  });
}
