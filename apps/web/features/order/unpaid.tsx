'use client';
// An order that waits for its money: how long its goods are held, how to go on paying, how to call it off.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

export function Unpaid({ order, onChange }: { order: Order; onChange: (order: Order) => void }) {
  const t = useTranslations('order');
  const { cancel, busy } = useCancel(order, onChange);
  const left = useCountdown(order.expiresAt);
  const action = order.payment?.nextAction;
  return (
    <Notice tone="warning" className="no-print">
      <p className="text-base font-medium">{order.payment?.status === 'processing' ? t('processing') : t('unpaid')}</p>
      {left !== null ? (
        <p className="mt-1">
          {t(order.ships ? 'held' : 'heldOther')}{' '}
          <span className="tabular font-medium" role="timer">
            {left}
          </span>
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        {action ? (
          <a href={action.url} className={buttonStyle({})}>
            {t('continue')}
          </a>
        ) : null}
        <Button look="line" busy={busy} disabled={busy} onClick={() => void cancel()}>
          {t('cancel', { number: order.number })}
        </Button>
      </div>
    </Notice>
  );
}

function useCancel(order: Order, onChange: (order: Order) => void): { cancel: () => Promise<void>; busy: boolean } {
  const say = useErrorText();
  const toast = useToast();
  const keys = useRef(actKeys());
  const [busy, setBusy] = useState(false);
  const cancel = async (): Promise<void> => {
    setBusy(true);
    try {
      const params = { path: { id: order.id }, header: keys.current.for('cancel') };
      onChange(await answer(api.POST('/v1/orders/{id}/cancel', { params, body: {} })));
    } catch (error) {
      keys.current.settle(error);
      toast(say(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  return { cancel, busy };
}

/** Minutes and seconds until a moment; null once it is past or unknown. */
function useCountdown(until: string | null): string | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!until || now === null) return null;
  const seconds = Math.floor((Date.parse(until) - now) / 1000);
  return seconds <= 0 ? null : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
