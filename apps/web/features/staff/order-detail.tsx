'use client';
// One order on the desk: what to do next, its lines, what happened.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { Timeline } from '@tessera/ui/timeline.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Agreed } from '@/features/order/agreed.tsx';
import { AddressLines, OrderLines, OrderTotals, ShippingLines } from '@/features/order/order-parts.tsx';
import { BackLink } from '@/features/staff/page-head.tsx';
import { statusTones, statusWord } from '@/features/order/status.ts';
import { Link } from '@/i18n/navigation.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { AskMove, isAsked } from './ask-move.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { useMay } from './desk.tsx';
import { Answer, useMoment } from './parts.tsx';
import { SentParcels } from './sent-parcels.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { ToSend } from './to-send.tsx';

export function OrderDetail({ id }: { id: string }) {
  const t = useTranslations('staff');
  const query = useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/orders/{id}', { params: { path: { id } }, signal })),
    refetchInterval: 10_000,
  });
  return (
    <Answer query={query} failed={t('failed')}>
      {(order) => <Detail order={order} />}
    </Answer>
  );
}

function Detail({ order }: { order: Order }) {
  const t = useTranslations('staff');
  const words = useTranslations('order');
  const slips = useTranslations('desk.slips');
  const may = useMay('orders.fulfil');
  const keep = useKept(order);
  return (
    <>
      <BackLink href="/staff/orders">{t('page.orders')}</BackLink>
      <div className="mt-1 mb-6 flex flex-wrap items-center gap-4">
        <h1 className="text-3xl sm:text-4xl">
          {words('number')} <span data-testid="order-number">{order.number}</span>
        </h1>
        <Badge data-testid="order-status" data-status={order.status} tone={statusTones[order.status]}>
          {words(`status.${statusWord(order)}`)}
        </Badge>
        <div className="no-print ms-auto flex flex-wrap gap-2">
          <Moves order={order} />
          {order.ships && may ? (
            <Link href={`/staff/orders/slips?orders=${order.id}`} className={buttonStyle({ size: 'sm', look: 'quiet' })}>
              {slips('title')}
            </Link>
          ) : null}
          <Button size="sm" look="quiet" onClick={() => window.print()}>
            {words('print')}
          </Button>
        </div>
      </div>
      {movesOf(order).length === 0 ? <Notice className="mb-6">{t('nothingToDo')}</Notice> : null}
      <div className="grid items-start gap-10 xl:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 gap-10">
          <OrderLines order={order} title={t('lines')} />
          <ToSend order={order} onDone={keep} />
          <SentParcels order={order} onDone={keep} />
          <History order={order} />
        </div>
        <aside className="grid gap-8 bg-sunken p-6 text-sm">
          <OrderTotals order={order} />
          <Buyer order={order} />
          <Agreed orderId={order.id} staff />
        </aside>
      </div>
    </>
  );
}

/** The moves that some line of the order may make, the one that leads on first. */
const movesOf = (order: Order): string[] =>
  [...new Set(order.lines.flatMap((line) => line.moves))].toSorted((a, b) => weight(a) - weight(b));
const weight = (move: string): number => (move === 'cancel' ? 2 : isAsked(move) ? 1 : 0);

/** What may be done now: the next step stands out, calling off is asked about first. */
function Moves({ order }: { order: Order }) {
  const t = useTranslations('staff');
  const may = useMay('orders.fulfil');
  const { move, keep } = useMoves(order);
  if (!may) return null;
  const linesOf = (name: string): Order['lines'] => order.lines.filter((line) => line.moves.includes(name));
  // That it failed is told where all moves tell it.
  const go = (name: string): Promise<unknown> =>
    move.mutateAsync({ name, lineIds: linesOf(name).map((line) => line.id) }).catch(() => undefined);
  const busy = move.isPending;
  return movesOf(order).map((name, place) => {
    if (name === 'ship') return <ShipDialog key={name} order={order} onDone={keep} />;
    if (name === 'cancel')
      return <CancelDialog key={name} number={order.number} ships={order.ships} busy={busy} onCancel={() => void go(name)} />;
    if (isAsked(name)) return <AskMove key={name} move={name} lines={linesOf(name)} busy={busy} onMove={() => go(name)} />;
    return (
      <Button
        key={name}
        size="sm"
        look={place === 0 ? 'main' : 'line'}
        busy={busy}
        disabled={busy}
        data-testid={`move-${name}`}
        onClick={() => void go(name)}
      >
        {t.has(`move.${name}`) ? t(`move.${name}`) : name}
      </Button>
    );
  });
}

function History({ order }: { order: Order }) {
  const t = useTranslations('staff');
  const locale = useLocale();
  const moment = useMoment();
  const titleOf = (type: string): string => (t.has(`event.${type.replaceAll('.', '_')}`) ? t(`event.${type.replaceAll('.', '_')}`) : type);
  const events = order.events
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map((event) => ({
      key: event.id,
      state: 'done' as const,
      title: titleOf(event.type),
      note: [moment(event.at), t(`actor.${event.actor}`), readable(event.reason, locale)].filter(Boolean).join(' · '),
    }));
  return (
    <section>
      <h2 className="mb-4 text-2xl">{t('history')}</h2>
      <Timeline items={events} label={t('history')} />
    </section>
  );
}

function Buyer({ order }: { order: Order }) {
  const t = useTranslations('staff');
  const address = order.shippingAddress;
  return (
    <section>
      <h2 className="mb-2 text-xl">{t('col.buyer')}</h2>
      <p>
        <bdi>{order.contact.email}</bdi>
      </p>
      {order.contact.phone ? (
        <p>
          <bdi>{order.contact.phone}</bdi>
        </p>
      ) : null}
      {address ? <AddressLines address={address} className="mt-3" /> : null}
      <ShippingLines order={order} className="mt-2 text-soft" />
    </section>
  );
}

/** A reason may be a sum in minor units, such as "19153 USD". */
function readable(reason: string | null, locale: string): string | null {
  const sum = /^(\d{1,15}) ([A-Z]{3})$/.exec(reason ?? '');
  return sum?.[1] && sum[2] ? formatMoney({ amount: sum[1], currency: sum[2] }, locale) : reason;
}

/** What was answered to a change is the order that is shown. */
function useKept({ id }: Order): (next: Order) => void {
  const client = useQueryClient();
  return (next) => {
    client.setQueryData(['order', id], next);
    void client.invalidateQueries({ queryKey: ['orders'] });
  };
}

function useMoves(order: Order) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const toast = useToast();
  const client = useQueryClient();
  const keys = useRef(actKeys());
  const keep = useKept(order);
  const move = useMutation({
    mutationFn: ({ name, lineIds }: { name: string; lineIds: string[] }) => {
      const body = { move: name, lineIds };
      const header = keys.current.for({ body, version: order.version });
      return answer(api.POST('/v1/admin/orders/{id}/moves', { params: { path: { id: order.id }, header }, body }));
    },
    onSuccess: (next) => {
      keep(next);
      toast(t('moved'));
    },
    onError: (error) => {
      keys.current.settle(error);
      toast(say(error), { tone: 'danger' });
      void client.invalidateQueries({ queryKey: ['order', order.id] });
    },
  });
  return { move, keep };
}
