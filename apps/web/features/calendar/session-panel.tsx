'use client';
// A booking, or all of a group, with everything that can be done about it.
import { useQueryClient } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LineState, useClockWords } from '../../../../kinds/service/web/index.tsx';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Link } from '@/i18n/navigation.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { StaffBooking } from '@/lib/types.ts';
import { type DeskResource, nameOf, type Session } from './layout.ts';

interface SessionPanelProps {
  session: Session;
  resources: DeskResource[];
  zone: string;
  /** Absent for those who may only look. */
  onMove: ((booking: StaffBooking) => void) | undefined;
  onClose: () => void;
}

export function SessionPanel({ session, resources, zone, onMove, onClose }: SessionPanelProps) {
  const common = useTranslations('common');
  const t = useTranslations('calendar');
  const words = useClockWords();
  const [first] = session.bookings;
  const names = resources.filter(({ id }) => session.resourceIds.includes(id)).map(({ name }) => name);
  if (!first) return null;
  return (
    <Sheet
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={first.title}
      description={[words.moment(first.local), ...names].join(' · ')}
      closeLabel={common('close')}
      data-testid="session-panel"
    >
      {first.zone === zone ? null : (
        <p className="mb-3 text-sm text-soft">
          <bdi>{words.zone(first.zone, Date.parse(first.start))}</bdi>
        </p>
      )}
      {session.bookings.length > 1 ? <p className="mb-3 text-sm text-soft">{t('people', { count: session.bookings.length })}</p> : null}
      <ul className="grid gap-4">
        {session.bookings.map((booking) => (
          <li key={booking.id} className="rounded-lg border border-line bg-raised p-4">
            <OneBooking booking={booking} onMove={onMove} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function OneBooking({ booking, onMove }: Pick<SessionPanelProps, 'onMove'> & { booking: StaffBooking }) {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const { buyer, seats, feesDue } = booking;
  return (
    <div className="grid gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <bdi className="text-base font-medium">{nameOf(booking)}</bdi>
        {booking.state === 'held' ? <Badge tone="warning">{t('state.held')}</Badge> : <LineState state={booking.lineState} />}
        {seats > 1 ? <Badge>{t('people', { count: seats })}</Badge> : null}
      </p>
      {buyer ? (
        <p className="grid gap-0.5">
          {buyer.name ? (
            <a href={`mailto:${buyer.email}`} className="w-fit hover:underline">
              <bdi>{buyer.email}</bdi>
            </a>
          ) : null}
          {buyer.phone ? (
            <a href={`tel:${buyer.phone}`} className="w-fit hover:underline">
              <bdi dir="ltr">{buyer.phone}</bdi>
            </a>
          ) : null}
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-soft">
        <Link href={`/staff/orders/${booking.orderId}`} className="underline underline-offset-4">
          {t('order', { number: booking.orderNumber })}
        </Link>
        <span>
          {t('paid')} <Price money={booking.paid} locale={locale} />
        </span>
        {feesDue.amount === '0' ? null : (
          <span className="text-warning">
            {t('due')} <Price money={feesDue} locale={locale} />
          </span>
        )}
      </p>
      <Acts booking={booking} onMove={onMove} />
    </div>
  );
}

function Acts({ booking, onMove }: Pick<SessionPanelProps, 'onMove'> & { booking: StaffBooking }) {
  const t = useTranslations('calendar');
  const staff = useTranslations('staff');
  const { act, make } = useLineMoves(booking);
  const mayFulfil = useMay('orders.fulfil');
  const moves = mayFulfil ? booking.moves : [];
  const name = nameOf(booking);
  return (
    <>
      <Refusal error={act.error} />
      <div className="flex flex-wrap gap-2">
        {moves
          .filter((move) => move !== 'cancel' && move !== 'miss')
          .map((move) => (
            <Button
              key={move}
              size="sm"
              busy={act.busy}
              disabled={act.busy}
              data-testid={`move-${move}`}
              onClick={() => void act.run(() => make(move))}
            >
              {t.has(`move.${move}`) ? t(`move.${move}`) : move}
            </Button>
          ))}
        {moves.includes('miss') ? (
          <ConfirmDialog
            trigger={
              <Button size="sm" look="line" data-testid="move-miss">
                {t('move.miss')}
              </Button>
            }
            title={t('move.miss')}
            text={staff('moveAsk', { titles: name })}
            onConfirm={() => make('miss')}
          />
        ) : null}
        {onMove && booking.state === 'confirmed' ? (
          <Button size="sm" look="line" data-testid="move-booking" onClick={() => onMove(booking)}>
            {t('moveTo')}
          </Button>
        ) : null}
        {moves.includes('cancel') ? (
          <ConfirmDialog
            trigger={
              <Button size="sm" look="danger">
                {t('move.cancel')}
              </Button>
            }
            title={t('cancelTitle', { name })}
            text={t('cancelText')}
            onConfirm={() => make('cancel')}
          />
        ) : null}
      </div>
    </>
  );
}

function useLineMoves(booking: StaffBooking) {
  const t = useTranslations('calendar');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const keys = useRef(actKeys());
  const make = async (move: string): Promise<void> => {
    const body = { move };
    const header = keys.current.for({ body, line: booking.lineId, state: booking.lineState });
    try {
      await answer(api.POST('/v1/admin/sold-lines/{id}/moves', { params: { path: { id: booking.lineId }, header }, body }));
      keys.current.done();
      toast(t('done'));
    } catch (error) {
      keys.current.settle(error);
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['calendar'] });
    }
  };
  return { act, make };
}
