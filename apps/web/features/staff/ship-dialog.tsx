'use client';
// Where from, how many of what, carrier and tracking number: then the parcel is on its way.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { actKeys, answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { LyingAt, Order, Sent } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { CarrierFields } from './carrier-fields.tsx';
import { useOrderStock } from './use-order-stock.ts';

interface ShipProps {
  order: Order;
  /** The place to start with; another may be chosen. */
  from?: string;
  onDone: (order: Order) => void;
}

export function ShipDialog({ order, from, onDone }: ShipProps) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const done = (next: Order): void => {
    onDone(next);
    setOpen(false);
    toast(next.lines.some(({ moves }) => moves.includes('ship')) ? t('parcelSent') : t('shipped', { number: order.number }));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('shipTitle', { number: order.number })}
      description={t('shipText')}
      closeLabel={common('close')}
      trigger={
        from ? (
          <Button size="sm" look="line">
            {t('shipFromHere')}
          </Button>
        ) : (
          <Button size="sm" data-testid="ship-order">
            {t('move.ship')}
          </Button>
        )
      }
    >
      <ShipForm order={order} {...(from ? { from } : {})} onDone={done} />
    </Dialog>
  );
}

/** Of a place, what may leave from there now; a line that is not packed yet does not. */
const ableAt = (order: Order, place: LyingAt): LyingAt['units'] =>
  place.units.filter(({ lineId }) => order.lines.find(({ id }) => id === lineId)?.moves.includes('ship'));

function ShipForm({ order, from, onDone }: ShipProps) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const client = useQueryClient();
  const keys = useRef(actKeys());
  const places = useOrderStock(order).filter((place) => ableAt(order, place).length > 0);
  const [chosen, setChosen] = useState(from);
  const [empty, setEmpty] = useState(false);
  const place = places.find(({ location }) => location.id === chosen) ?? places[0];
  const ship = useMutation({
    mutationFn: (body: Sent<'/v1/admin/orders/{id}/shipments'>) => {
      const header = keys.current.for({ body, version: order.version });
      return answer(api.POST('/v1/admin/orders/{id}/shipments', { params: { path: { id: order.id }, header }, body }));
    },
    onSuccess: onDone,
    onError: (error) => {
      keys.current.settle(error);
      for (const name of ['order', 'order-stock']) void client.invalidateQueries({ queryKey: [name, order.id] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [carrier, trackingNumber] = [formText(data, 'carrier'), formText(data, 'tracking')];
    const lineIds = order.lines.filter(({ moves }) => moves.includes('ship')).map(({ id }) => id);
    const units = place && ableAt(order, place).map(({ lineId }) => ({ lineId, quantity: Number(formText(data, `units ${lineId}`)) }));
    if (units?.every(({ quantity }) => quantity === 0)) return setEmpty(true);
    setEmpty(false);
    const some = units && { locationId: place.location.id, units: units.filter(({ quantity }) => quantity > 0) };
    ship.mutate({ carrier, trackingNumber, ...(some ?? { lineIds }) });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      {places.length > 1 ? (
        <Field label={t('shipFrom')}>
          {(control) => (
            <Select {...control} value={place?.location.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
              {places.map(({ location }) => (
                <option key={location.id} value={location.id}>
                  {location.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {place ? <Contents key={place.location.id} order={order} place={place} /> : null}
      <CarrierFields />
      {empty || ship.error ? (
        <Notice tone="danger" role="alert">
          {empty ? t('emptyParcel') : say(ship.error)}
        </Notice>
      ) : null}
      <Button type="submit" busy={ship.isPending} disabled={ship.isPending} data-testid="ship-submit">
        {t('shipSubmit')}
      </Button>
    </form>
  );
}

/** How many of each line go: all that can, unless somebody takes some out. */
function Contents({ order, place }: { order: Order; place: LyingAt }) {
  const t = useTranslations('staff');
  const units = ableAt(order, place);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('inParcel')}</legend>
      {units.map(({ lineId, quantity, onHand }) => {
        const line = order.lines.find(({ id }) => id === lineId);
        const title = [line?.title, line?.variant].filter(Boolean).join(', ');
        return (
          <div key={lineId} className="flex items-center justify-between gap-4 text-sm">
            <span className="min-w-0">
              {title}
              {onHand < quantity ? <span className="block text-warning">{t('hereNow', { count: onHand })}</span> : null}
            </span>
            <span className="flex shrink-0 items-center gap-2">
              <Input
                name={`units ${lineId}`}
                type="number"
                required
                min={units.length > 1 ? 0 : 1}
                max={quantity}
                defaultValue={Math.min(quantity, onHand)}
                aria-label={t('unitsOf', { title })}
                className="tabular w-20"
              />
              <span className="tabular text-soft">{t('ofUnits', { count: quantity })}</span>
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
