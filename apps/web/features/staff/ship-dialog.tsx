'use client';
// Carrier and tracking number, then the parcel is on its way.
import { useMutation } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { actKeys, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

const carriers = ['Thailand Post', 'Kerry Express', 'DHL Express', 'Viettel Post', 'Aramex', 'SingPost'];

export function ShipDialog({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const say = useErrorText();
  const toast = useToast();
  const keys = useRef(actKeys());
  const [open, setOpen] = useState(false);
  const lines = order.lines.filter((line) => line.moves.includes('ship'));
  const ship = useMutation({
    mutationFn: (body: { carrier: string; trackingNumber: string; lineIds: string[] }) =>
      api.post<Order>(`/v1/admin/orders/${order.id}/shipments`, body, keys.current.for({ body, version: order.version })),
    onSuccess: (next) => {
      onDone(next);
      setOpen(false);
      toast(t('shipped', { number: order.number }));
    },
    onError: (error) => keys.current.settle(error),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('shipTitle', { number: order.number })}
      description={t('shipText')}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" data-testid="ship-order">
          {t('move.ship')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          ship.mutate({
            carrier: formText(data, 'carrier'),
            trackingNumber: formText(data, 'tracking'),
            lineIds: lines.map((line) => line.id),
          });
        }}
      >
        <ul className="text-sm text-soft">
          {lines.map((line) => (
            <li key={line.id}>
              {line.title}, {line.variant} × {line.quantity}
            </li>
          ))}
        </ul>
        <Field label={t('carrier')}>
          {(control) => (
            <>
              <Input {...control} name="carrier" required maxLength={80} list="carriers" autoFocus />
              <datalist id="carriers">
                {carriers.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('tracking')}>
          {(control) => <Input {...control} name="tracking" required maxLength={80} dir="ltr" autoComplete="off" />}
        </Field>
        {ship.error ? (
          <Notice tone="danger" role="alert">
            {say(ship.error)}
          </Notice>
        ) : null}
        <Button type="submit" busy={ship.isPending} disabled={ship.isPending} data-testid="ship-submit">
          {t('shipSubmit')}
        </Button>
      </form>
    </Dialog>
  );
}
