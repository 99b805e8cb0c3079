'use client';
// One variant of a brand on the store's shelf: its prices, saved by a button or Enter, and a tick that takes it off or puts it back.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { Td } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { SoldBrandProduct, SoldVariant } from '@/lib/types.ts';
import { readSold, typedOf } from './read-sold.ts';

interface RowProps {
  product: SoldBrandProduct;
  variant: SoldVariant;
}

/** What is typed into the row, and how it is sent. */
function usePrices({ product, variant }: RowProps) {
  const t = useTranslations('desk.priceList');
  const act = useAct();
  const save = useSave('brand-products');
  const before = typedOf(variant.price, variant.prices);
  const [typed, setTyped] = useState(before);
  const [bad, setBad] = useState<readonly string[]>([]);
  const isChanged = product.currencies.some((currency) => (typed[currency] ?? '') !== (before[currency] ?? ''));
  useStay(isChanged);
  const change = (body: { onSale?: boolean; price?: SoldVariant['price']; prices?: SoldVariant['prices'] }, told?: string): Promise<void> =>
    act.run(() => {
      const variants = [{ id: variant.id, onSale: body.onSale, price: body.price ?? undefined, prices: body.prices }];
      return save(answer(api.PATCH('/v1/admin/brand-products/{id}', { params: { path: { id: product.id } }, body: { variants } })), told);
    });
  const send = (): void => {
    const read = readSold(typed, product.currencies);
    setBad('bad' in read ? read.bad : []);
    if (!('bad' in read)) void change(read, t('saved'));
  };
  return { act, typed, bad, isChanged, send, change, set: (currency: string, text: string) => setTyped({ ...typed, [currency]: text }) };
}

export function SoldRow({ product, variant }: RowProps) {
  const t = useTranslations('desk.sold');
  const list = useTranslations('desk.priceList');
  const run = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const locale = useLocale();
  const may = useMay('catalog.write');
  const prices = usePrices({ product, variant });
  const name = variant.variant || product.title;
  const asked = (
    <Td label={run('brandPrice')} className="tabular text-end whitespace-nowrap">
      {variant.central ? formatMoney(variant.central, locale, true) : '–'}
    </Td>
  );
  return (
    <tr data-testid={`sold-${variant.sku}`}>
      <Td className="min-w-40">
        <span className="block font-medium">
          <bdi>{name}</bdi>
        </span>
        <span className="block text-xs text-soft">
          <bdi>{variant.sku}</bdi>
        </span>
        <Refusal error={prices.act.error} />
      </Td>
      {asked}
      {product.mode === 'STORE'
        ? product.currencies.map((currency) => (
            <PriceCell key={currency} currency={currency} name={name} prices={prices} off={!may || !variant.offerId} />
          ))
        : null}
      <Td label={staff('col.available')} className="tabular text-end">
        {variant.offerId && variant.available !== null ? (
          <Link href={`/staff/stock/offers/${variant.offerId}`} className="underline underline-offset-4 decoration-line">
            {variant.available}
          </Link>
        ) : (
          '–'
        )}
      </Td>
      <Td label={t('onShelf')}>
        {variant.offerId ? <Shelf variant={variant} name={name} may={may} onChange={prices.change} /> : <Badge>{run('notTaken')}</Badge>}
      </Td>
      <Td className="text-end">
        {prices.bad.length > 0 ? (
          <p role="alert" className="mb-1 text-sm text-danger">
            {run('badPrice', { name })}
          </p>
        ) : null}
        {prices.isChanged ? (
          <Button
            size="sm"
            busy={prices.act.busy}
            disabled={prices.act.busy}
            onClick={prices.send}
            aria-label={list('saveOf', { title: name })}
          >
            {list('save')}
          </Button>
        ) : null}
      </Td>
    </tr>
  );
}

interface PriceCellProps {
  currency: string;
  name: string;
  prices: ReturnType<typeof usePrices>;
  off: boolean;
}

function PriceCell({ currency, name, prices, off }: PriceCellProps) {
  const t = useTranslations('desk.sold');
  return (
    <Td label={t('ownPrice', { currency })}>
      <Input
        value={prices.typed[currency] ?? ''}
        onChange={({ target }) => prices.set(currency, target.value)}
        onKeyDown={({ key }) => key === 'Enter' && prices.isChanged && prices.send()}
        inputMode="decimal"
        maxLength={16}
        dir="ltr"
        disabled={off}
        aria-label={t('priceOf', { name, currency })}
        aria-invalid={prices.bad.includes(currency) || undefined}
        className="tabular h-9! w-28! px-2! text-sm! pointer-coarse:h-11!"
      />
    </Td>
  );
}

interface ShelfProps {
  variant: SoldVariant;
  name: string;
  may: boolean;
  onChange: (change: { onSale: boolean }, told: string) => Promise<void>;
}

function Shelf({ variant, name, may, onChange }: ShelfProps) {
  const t = useTranslations('desk.sold');
  return (
    <label className="-m-3 grid size-11 place-items-center">
      <input
        type="checkbox"
        className="size-5 accent-accent"
        aria-label={t('onShelfOf', { name })}
        checked={variant.onSale}
        disabled={!may}
        onChange={() => void onChange({ onSale: !variant.onSale }, t(variant.onSale ? 'wentOff' : 'cameBack', { name }))}
      />
    </label>
  );
}
