'use client';
// Who carries a parcel and its number, put right.
import { useMutation } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { CarrierFields } from './carrier-fields.tsx';

interface ChangeProps {
  orderId: string;
  parcel: Order['shipments'][number];
  onDone: (order: Order) => void;
}

export function ChangeParcel({ orderId, parcel, onDone }: ChangeProps) {
  const t = useTranslations('staff');
  return (
    <FormDialog
      title={t('changeParcel')}
      description={t('changeParcelText')}
      trigger={
        <Button size="sm" look="link" aria-label={t('changeNumberOf', { number: parcel.trackingNumber })}>
          {t('changeNumber')}
        </Button>
      }
    >
      {(close) => (
        <ChangeForm
          orderId={orderId}
          parcel={parcel}
          onDone={(order) => {
            onDone(order);
            close();
          }}
        />
      )}
    </FormDialog>
  );
}

function ChangeForm({ orderId, parcel, onDone }: ChangeProps) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const say = useErrorText();
  const toast = useToast();
  const change = useMutation({
    mutationFn: (body: { carrier: string; trackingNumber: string }) =>
      answer(api.PATCH('/v1/admin/orders/{id}/shipments/{shipmentId}', { params: { path: { id: orderId, shipmentId: parcel.id } }, body })),
    onSuccess: (order) => {
      onDone(order);
      toast(t('moved'));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    change.mutate({ carrier: formText(data, 'carrier'), trackingNumber: formText(data, 'tracking') });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <CarrierFields carrier={parcel.carrier} trackingNumber={parcel.trackingNumber} />
      {change.error ? (
        <Notice tone="danger" role="alert">
          {say(change.error)}
        </Notice>
      ) : null}
      <Button type="submit" busy={change.isPending} disabled={change.isPending}>
        {common('save')}
      </Button>
    </form>
  );
}
