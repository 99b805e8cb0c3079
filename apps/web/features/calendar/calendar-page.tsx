'use client';
// The seller's calendar: a week or a day of bookings, hours and closed times, kept up to date.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { DeskCalendar, StaffBooking } from '@/lib/types.ts';
import { type ExceptionDraft, ExceptionDialog } from './exception-dialog.tsx';
import { sessionsOf } from './layout.ts';
import { type MoveDraft, MoveDialog } from './move-dialog.tsx';
import { SessionPanel } from './session-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCalendar } from './use-calendar.ts';
import { WeekGrid } from './week-grid.tsx';

export function CalendarPage() {
  const t = useTranslations('calendar');
  const calendar = useCalendar();
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Answer query={calendar.query} failed={t('failed')}>
        {(data) => (data.resources.length === 0 && !calendar.who ? <NothingYet /> : <Calendar calendar={calendar} data={data} />)}
      </Answer>
    </>
  );
}

function NothingYet() {
  const t = useTranslations('calendar');
  return (
    <EmptyState
      title={t('none')}
      text={t('noneText')}
      action={
        <Link href="/staff/services" className={buttonStyle({})}>
          {t('toServices')}
        </Link>
      }
    />
  );
}

function Calendar({ calendar, data }: { calendar: ReturnType<typeof useCalendar>; data: DeskCalendar }) {
  const mayChange = useMay('booking.write');
  const [open, setOpen] = useState<string | null>(null);
  const [moving, setMoving] = useState<MoveDraft | null>(null);
  const [closing, setClosing] = useState<ExceptionDraft | null>(null);
  const sessions = sessionsOf(data.bookings);
  const shown = sessions.find(({ bookings }) => bookings.some(({ id }) => id === open));
  const move = (booking: StaffBooking): void => setMoving({ booking });
  return (
    <>
      <Toolbar calendar={calendar} onClose={mayChange ? () => setClosing({ day: calendar.days[0] ?? calendar.today }) : undefined} />
      <WeekGrid
        calendar={calendar}
        data={data}
        sessions={sessions}
        mayChange={mayChange}
        onOpen={(session) => setOpen(session.bookings[0]?.id ?? null)}
        onMove={setMoving}
        onDraw={setClosing}
      />
      {shown ? (
        <SessionPanel
          session={shown}
          resources={data.resources}
          zone={calendar.zone}
          onMove={mayChange ? move : undefined}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {moving ? (
        <MoveDialog
          draft={moving}
          zone={calendar.zone}
          resources={data.resources}
          onDone={(id) => {
            setMoving(null);
            if (id && open) setOpen(id);
          }}
        />
      ) : null}
      {closing ? <ExceptionDialog draft={closing} resources={data.resources} onDone={() => setClosing(null)} /> : null}
    </>
  );
}
