'use client';
// Where from, how many of what, carrier and tracking number: then the parcel is on its way.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formText } from '@/lib/form-text.ts';
import type { LyingAt, Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { CarrierFields } from './carrier-fields.tsx';
import { ableAt, contentsOf, sendablePlaces } from './parcel-contents.ts';
import { Answer } from './parts.tsx';
import { useOrderStock } from './use-order-stock.ts';
import { useSending } from './use-sending.ts';

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

function ShipForm({ order, from, onDone }: ShipProps) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const stock = useOrderStock(order);
  const places = sendablePlaces(order, stock);
  const { ship, lost } = useSending(order, onDone);
  const [chosen, setChosen] = useState(from);
  const [empty, setEmpty] = useState(false);
  const place = places?.find(({ location }) => location.id === chosen) ?? (lost ? undefined : places?.[0]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (lost) return ship.mutate(lost);
    if (!places) return;
    const data = new FormData(event.currentTarget);
    const contents = contentsOf(order, place, (lineId) => Number(formText(data, `units ${lineId}`)));
    setEmpty(!contents);
    if (!contents) return;
    setChosen(place?.location.id);
    ship.mutate({ carrier: formText(data, 'carrier'), trackingNumber: formText(data, 'tracking'), ...contents });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <fieldset disabled={lost !== null} className="contents">
        {places && places.length > 1 && place ? (
          <Field label={t('shipFrom')}>
            {(control) => (
              <Select {...control} value={place.location.id} onChange={(event) => setChosen(event.target.value)}>
                {places.map(({ location }) => (
                  <option key={location.id} value={location.id}>
                    {location.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        {places ? null : (
          <Answer query={stock} failed={t('failed')}>
            {() => null}
          </Answer>
        )}
        {place ? <Contents key={place.location.id} order={order} place={place} /> : null}
        <CarrierFields />
      </fieldset>
      {empty || ship.error ? (
        <Notice tone="danger" role="alert">
          {empty ? t('emptyParcel') : say(ship.error)}
        </Notice>
      ) : null}
      <Button type="submit" busy={ship.isPending} disabled={ship.isPending || !(places || lost)} data-testid="ship-submit">
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
