'use client';
// Moving a booking: another time is chosen, what it costs is shown, and only then is it done.
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { type Chosen, localOf, TimePicker, useClockWords } from '../../../../kinds/service/web/index.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import type { Booking } from '@/lib/types.ts';
import { Preview } from './preview.tsx';
import { useTimeSource } from './time-source.ts';

interface RescheduleProps {
  booking: Booking;
  /** The id that the page asked by, which stays in its address. */
  asked: string;
}

export function Reschedule({ booking, asked }: RescheduleProps) {
  const t = useTranslations('bookings');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const { allowed } = booking.terms.reschedule;
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title={t('reschedule')}
      description={booking.title}
      closeLabel={common('close')}
      className="max-w-xl"
      trigger={
        <Button data-testid="reschedule">
          <CalendarClock aria-hidden size={18} strokeWidth={1.6} /> {t('reschedule')}
        </Button>
      }
    >
      {allowed ? (
        <Move booking={booking} asked={asked} onDone={() => setOpen(false)} />
      ) : (
        <Preview decision={booking.terms.reschedule} zone={booking.zone} act="reschedule" />
      )}
    </Sheet>
  );
}

function Move({ booking, asked, onDone }: RescheduleProps & { onDone: () => void }) {
  const t = useTranslations('bookings');
  const words = useClockWords();
  const source = useTimeSource(booking.offerId);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  // Who moves an appointment means to see the same person; any room will do.
  const people = booking.resources.filter(({ kind }) => kind === 'staff').map(({ id }) => id);
  const { act, move } = useMove({ booking, asked, onDone });
  return (
    <div className="grid gap-6">
      <p className="text-sm text-soft">
        {t('now')} <span className="tabular font-medium text-ink">{words.moment(booking.local)}</span>
      </p>
      <TimePicker source={source} chosen={chosen} onChoose={setChosen} seats={booking.seats} preferred={people} />
      {chosen ? (
        <section aria-live="polite" className="sticky -bottom-6 -mx-6 grid gap-3 border-t border-line bg-paper px-6 py-4">
          <p className="tabular">
            {t('to')} <strong className="font-medium">{words.moment(localOf(Date.parse(chosen.start), booking.zone))}</strong>
          </p>
          <Preview decision={booking.terms.reschedule} zone={booking.zone} act="reschedule" />
          <Refusal error={act.error} />
          <Button busy={act.busy} disabled={act.busy} data-testid="confirm-reschedule" onClick={() => move(chosen)}>
            {t('confirmMove')}
          </Button>
        </section>
      ) : null}
    </div>
  );
}

const stale = new Set(['FEE_CHANGED', 'RESCHEDULE_NOT_ALLOWED', 'BOOKING_ENDED']);

function useMove({ booking, asked, onDone }: RescheduleProps & { onDone: () => void }) {
  const t = useTranslations('bookings');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const keys = useRef(actKeys());
  const move = (chosen: Chosen): void =>
    void act.run(async () => {
      const body = { ...chosen, fee: booking.terms.reschedule.fee };
      const header = keys.current.for({ body, id: booking.id });
      try {
        const moved = await answer(api.POST('/v1/me/bookings/{id}/reschedule', { params: { path: { id: booking.id }, header }, body }));
        keys.current.done();
        client.setQueryData(['booking', asked], moved);
        void client.invalidateQueries({ queryKey: ['bookings'] });
        toast(t('moved'));
        onDone();
      } catch (error) {
        keys.current.settle(error);
        // What is shown is out of date: it is read again, and the new fee stands there before anybody confirms.
        if (stale.has(codeOf(error))) await client.invalidateQueries({ queryKey: ['booking', asked] });
        throw error;
      }
    });
  return { act, move };
}
