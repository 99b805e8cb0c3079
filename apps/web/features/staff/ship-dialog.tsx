'use client';
// Carrier and tracking number, then the parcel is on its way.
import { useMutation } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { actKeys, answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

const carriers = ['Thailand Post', 'Kerry Express', 'DHL Express', 'Viettel Post', 'Aramex', 'SingPost'];

interface ShipProps {
  order: Order;
  onDone: (order: Order) => void;
}

export function ShipDialog({ order, onDone }: ShipProps) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const done = (next: Order): void => {
    onDone(next);
    setOpen(false);
    toast(t('shipped', { number: order.number }));
  };
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
      <ShipForm order={order} onDone={done} />
    </Dialog>
  );
}

function ShipForm({ order, onDone }: ShipProps) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const keys = useRef(actKeys());
  const lines = order.lines.filter((line) => line.moves.includes('ship'));
  const ship = useMutation({
    mutationFn: (body: { carrier: string; trackingNumber: string; lineIds: string[] }) => {
      const header = keys.current.for({ body, version: order.version });
      return answer(api.POST('/v1/admin/orders/{id}/shipments', { params: { path: { id: order.id }, header }, body }));
    },
    onSuccess: onDone,
    onError: (error) => keys.current.settle(error),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [carrier, trackingNumber] = [formText(data, 'carrier'), formText(data, 'tracking')];
    ship.mutate({ carrier, trackingNumber, lineIds: lines.map((line) => line.id) });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
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
  );
}
