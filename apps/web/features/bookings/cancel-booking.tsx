'use client';
// Calling a booking off: what is kept and what comes back is said first.
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { Booking } from '@/lib/types.ts';
import { Preview } from './preview.tsx';

export function CancelBooking({ booking, asked }: { booking: Booking; asked: string }) {
  const t = useTranslations('bookings');
  const common = useTranslations('common');
  const words = useClockWords();
  const [open, setOpen] = useState(false);
  const { act, cancel } = useCancel({ booking, asked, onDone: () => setOpen(false) });
  const { allowed } = booking.terms.cancel;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('cancelTitle', { title: booking.title })}
      description={words.moment(booking.local)}
      closeLabel={common('close')}
      trigger={
        <Button look="danger" data-testid="cancel-booking">
          {t('cancel')}
        </Button>
      }
      footer={
        <>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('keep')}
          </Button>
          {allowed ? (
            <Button look="danger" busy={act.busy} disabled={act.busy} data-testid="confirm-cancel" onClick={cancel}>
              {t('cancel')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-3">
        <Preview decision={booking.terms.cancel} zone={booking.zone} act="cancel" />
        <Refusal error={act.error} />
      </div>
    </Dialog>
  );
}

function useCancel({ booking, asked, onDone }: { booking: Booking; asked: string; onDone: () => void }) {
  const t = useTranslations('bookings');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const keys = useRef(actKeys());
  const cancel = (): void =>
    void act.run(async () => {
      const path = { id: booking.orderId, lineId: booking.lineId };
      const body = { move: 'cancel', fee: booking.terms.cancel.fee };
      try {
        await answer(
          api.POST('/v1/orders/{id}/lines/{lineId}/moves', { params: { path, header: keys.current.for({ path, body }) }, body }),
        );
        keys.current.done();
        toast(t('cancelled'));
        onDone();
      } catch (error) {
        keys.current.settle(error);
        throw error;
      } finally {
        await client.invalidateQueries({ queryKey: ['booking', asked] });
        void client.invalidateQueries({ queryKey: ['bookings'] });
      }
    });
  return { act, cancel };
}
