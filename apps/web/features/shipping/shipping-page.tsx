'use client';
// The ways in which the organization ships, in the order in which buyers are offered them.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import type { OwnShippingMethod } from '@/lib/types.ts';
import { MethodForm, type Sale } from './method-form.tsx';

/** Of one's own shop; who has none sells in the one whose desk this is. */
async function readSale(signal: AbortSignal): Promise<Sale> {
  const { items } = await answer(api.GET('/v1/admin/channels', { signal }));
  const { currencies, countries, locales } = items[0] ?? (await answer(api.GET('/v1/channel', { params: { query: {} }, signal })));
  return { currencies, countries, locales };
}

export function ShippingPage() {
  const t = useTranslations('desk.shipping');
  const staff = useTranslations('staff');
  const may = useMay('organization.write');
  const query = useQuery({
    queryKey: ['shipping-methods'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/shipping-methods', { signal })),
  });
  const sale = useQuery({ queryKey: ['channels', 'sale'], queryFn: ({ signal }) => readSale(signal) });
  const add = may ? (
    <MethodDialog
      title={t('new')}
      sale={sale}
      trigger={
        <Button data-testid="new-method">
          <Plus aria-hidden size={18} /> {t('new')}
        </Button>
      }
    />
  ) : null;
  return (
    <>
      <PageHead title={staff('page.shipping')} text={t('text')}>
        {(query.data?.items.length ?? 0) > 0 ? add : null}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} text={t('noneText')} action={add} />
          ) : (
            <ol className="border-t border-line">
              {items.map((method, at) => (
                <li key={method.id}>
                  <MethodRow method={method} first={at === 0} sale={sale} may={may} />
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </>
  );
}

type SaleQuery = { data: Sale | undefined; error: unknown; refetch: () => unknown };

function MethodDialog({
  title,
  sale,
  method,
  trigger,
}: {
  title: string;
  sale: SaleQuery;
  method?: OwnShippingMethod;
  trigger: ReactNode;
}) {
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} closeLabel={common('close')} className="max-w-2xl!" trigger={trigger}>
      <Answer query={sale} failed={staff('failed')}>
        {(data) => <MethodForm {...(method ? { method } : {})} sale={data} onDone={() => setOpen(false)} />}
      </Answer>
    </Dialog>
  );
}

interface MethodRowProps {
  method: OwnShippingMethod;
  first: boolean;
  sale: SaleQuery;
  may: boolean;
}

function MethodRow({ method, first, sale, may }: MethodRowProps) {
  const t = useTranslations('desk.shipping');
  const locale = useLocale();
  const name = method.name[locale] ?? method.name.en ?? Object.values(method.name)[0] ?? '';
  const where = method.countries?.map((code) => countryName(code, locale));
  return (
    <div className="flex flex-wrap items-start justify-between gap-4 border-b border-line py-4" data-testid="shipping-method">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="text-base font-medium">{name}</bdi>
          {method.archived ? <Badge tone="warning">{t('archived')}</Badge> : null}
          {first && !method.archived ? <Badge tone="success">{t('first')}</Badge> : null}
        </p>
        <p className="mt-1 text-soft">
          {t('days', { min: method.minDays, max: method.maxDays })}
          {' · '}
          {where ? new Intl.ListFormat(locale, { style: 'short', type: 'unit' }).format(where) : t('everywhere')}
        </p>
        <Prices method={method} />
      </div>
      {may ? <MethodActs method={method} name={name} first={first} sale={sale} /> : null}
    </div>
  );
}

function Prices({ method }: { method: OwnShippingMethod }) {
  const t = useTranslations('desk.shipping');
  const locale = useLocale();
  if (method.prices.length === 0) return <p className="mt-1">{t('costsNothing')}</p>;
  return (
    <ul className="mt-1 grid gap-0.5">
      {method.prices.map(({ price, freeFrom }) => (
        <li key={price.currency} className="tabular">
          {formatMoney(price, locale)}
          {freeFrom ? <span className="text-soft"> — {t('freeFromSum', { sum: formatMoney(freeFrom, locale) })}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function MethodActs({ method, name, first, sale }: Omit<MethodRowProps, 'may'> & { name: string }) {
  const t = useTranslations('desk.shipping');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('shipping-methods');
  const change = (body: { archived?: boolean; first?: true }): void =>
    void act.run(() =>
      save(answer(api.PATCH('/v1/admin/shipping-methods/{id}', { params: { path: { id: method.id } }, body })), form('saved')),
    );
  return (
    <div className="grid justify-items-end gap-2">
      <span className="flex flex-wrap gap-2">
        {first || method.archived ? null : (
          <Button
            look="quiet"
            size="sm"
            disabled={act.busy}
            onClick={() => change({ first: true })}
            aria-label={t('makeFirstOf', { name })}
          >
            {t('makeFirst')}
          </Button>
        )}
        <MethodDialog
          title={t('changeOf', { name })}
          sale={sale}
          method={method}
          trigger={
            <Button look="line" size="sm" aria-label={t('changeOf', { name })}>
              {t('change')}
            </Button>
          }
        />
        <Button
          look="quiet"
          size="sm"
          disabled={act.busy}
          onClick={() => change({ archived: !method.archived })}
          aria-label={method.archived ? t('bringBackOf', { name }) : t('putAwayOf', { name })}
        >
          {method.archived ? t('bringBack') : t('putAway')}
        </Button>
      </span>
      <Refusal error={act.error} />
    </div>
  );
}
