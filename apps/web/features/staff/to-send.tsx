'use client';
// What of an order is to leave still, place by place.
import { useTranslations } from 'next-intl';
import type { LyingAt, Order } from '@/lib/types.ts';
import { useMay } from './desk.tsx';
import { Answer } from './parts.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { useOrderStock } from './use-order-stock.ts';

const waits = (order: Order): boolean => order.lines.some(({ moves }) => moves.includes('ship') || moves.includes('fulfil'));

/** Only for who may ship, and while something waits for it. */
export function ToSend({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const may = useMay('orders.fulfil');
  return may && waits(order) ? <Places order={order} onDone={onDone} /> : null;
}

function Places({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const t = useTranslations('staff');
  const stock = useOrderStock(order);
  if (!stock.error && !stock.data?.items.length) return null;
  return (
    <section aria-labelledby="to-send">
      <h2 id="to-send" className="mb-4 text-2xl">
        {t('toSend')}
      </h2>
      <Answer query={stock} failed={t('failed')}>
        {({ items }) => (
          <ul className="grid gap-4 md:grid-cols-2">
            {items.map((place) => (
              <Place key={place.location.id} place={place} order={order} several={items.length > 1} onDone={onDone} />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

interface PlaceProps {
  place: LyingAt;
  order: Order;
  several: boolean;
  onDone: (order: Order) => void;
}

function Place({ place, order, several, onDone }: PlaceProps) {
  const t = useTranslations('staff');
  const { location, units } = place;
  const can = order.lines.some(({ id, moves }) => moves.includes('ship') && units.some(({ lineId }) => lineId === id));
  return (
    <li data-testid="place-to-send" className="grid content-between gap-4 rounded-md border border-line p-4 text-sm">
      <div>
        <h3 className="text-lg">
          <bdi>{location.name}</bdi>
        </h3>
        <ul className="mt-2 grid gap-1 text-soft">
          {units.map(({ lineId, quantity, onHand }) => {
            const line = order.lines.find(({ id }) => id === lineId);
            return (
              <li key={lineId} className="flex justify-between gap-4">
                <span>
                  {[line?.title, line?.variant].filter(Boolean).join(', ')}
                  {onHand < quantity ? <span className="block text-warning">{t('hereNow', { count: onHand })}</span> : null}
                </span>
                <span className="tabular whitespace-nowrap">× {quantity}</span>
              </li>
            );
          })}
        </ul>
      </div>
      {several && can ? (
        <div className="no-print">
          <ShipDialog order={order} from={location.id} onDone={onDone} />
        </div>
      ) : null}
    </li>
  );
}
