'use client';
// What a price list makes of one offer: the price of one, and of more; saved row by row.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { formatMoney, toDecimal } from '@tessera/ui/money.ts';
import { Td } from '@tessera/ui/table.tsx';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import type { ListedOffer, PriceList } from '@/lib/types.ts';
import { readPrices, type TypedPrice } from './read-prices.ts';

const typedOf = (row: ListedOffer): TypedPrice[] => {
  const known = row.prices.map(({ minQuantity, price }) => ({ quantity: String(minQuantity), price: toDecimal(price) }));
  return known.some(({ quantity }) => quantity === '1') ? known : [{ quantity: '1', price: '' }, ...known];
};

export function ListedRow({ list, row }: { list: PriceList; row: ListedOffer }) {
  const t = useTranslations('desk.priceList');
  const locale = useLocale();
  const may = useMay('promotions.write');
  const act = useAct();
  const save = useSave('price-list');
  const [typed, setTyped] = useState(() => typedOf(row));
  const [bad, setBad] = useState<readonly number[]>([]);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(row));
  useStay(isChanged);
  const set = (at: number, change: Partial<TypedPrice>): void =>
    setTyped((all) => all.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const send = (): void => {
    const read = readPrices(typed, { prices: row.prices, currency: list.currency });
    setBad(read.bad);
    if (read.bad.length > 0) return;
    const prices = read.prices.map((price) => ({ ...price, offerId: row.offerId }));
    void act.run(() =>
      save(answer(api.PUT('/v1/admin/price-lists/{id}/prices', { params: { path: { id: list.id } }, body: { prices } })), t('saved')),
    );
  };
  return (
    <tr data-testid={`listed-${row.sku}`}>
      <Td className="align-top!">
        <span className="block min-w-40 py-1.5">
          <span className="block font-medium">
            <bdi>{row.title}</bdi>
          </span>
          <span className="block text-xs text-soft">
            <bdi>{row.variant}</bdi>
            {row.variant ? ' · ' : null}
            <bdi>{row.sku}</bdi>
          </span>
          {row.counts === 'central' ? (
            <Badge tone="info" className="mt-1">
              {t('central')}
            </Badge>
          ) : null}
        </span>
      </Td>
      <Td label={t('regular')} className="tabular text-end align-top! whitespace-nowrap">
        <span className="block sm:py-1.5">{row.regular ? formatMoney(row.regular, locale, true) : '—'}</span>
      </Td>
      <Td className="align-top!">
        <PriceInputs typed={typed} bad={bad} off={!may || row.counts === 'central'} title={row.title} onSet={set} onAll={setTyped} />
        <Refusal error={act.error} />
      </Td>
      <Td className="text-end align-top!">
        {isChanged ? (
          <Button size="sm" busy={act.busy} disabled={act.busy} onClick={send} aria-label={t('saveOf', { title: row.title })}>
            {t('save')}
          </Button>
        ) : null}
      </Td>
    </tr>
  );
}

interface PriceInputsProps {
  typed: TypedPrice[];
  bad: readonly number[];
  off: boolean;
  title: string;
  onSet: (at: number, change: Partial<TypedPrice>) => void;
  onAll: (typed: TypedPrice[]) => void;
}

function PriceInputs({ typed, bad, off, title, onSet, onAll }: PriceInputsProps) {
  const t = useTranslations('desk.priceList');
  const small = 'h-9! px-2! text-sm! tabular';
  return (
    <div className="grid min-w-60 gap-2">
      {typed.map(({ quantity, price }, at) => (
        // Rows have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="flex items-center gap-2">
          <span className="flex w-28 items-center gap-2 text-soft">
            {at === 0 ? (
              t('one')
            ) : (
              <>
                <span aria-hidden>≥</span>
                <Input
                  value={quantity}
                  onChange={({ target }) => onSet(at, { quantity: target.value })}
                  inputMode="numeric"
                  maxLength={7}
                  dir="ltr"
                  disabled={off}
                  aria-label={t('quantityOf', { title })}
                  aria-invalid={bad.includes(at) || undefined}
                  className={small}
                />
              </>
            )}
          </span>
          <Input
            value={price}
            onChange={({ target }) => onSet(at, { price: target.value })}
            inputMode="decimal"
            maxLength={16}
            dir="ltr"
            disabled={off}
            placeholder={t('noPrice')}
            aria-label={t('priceOf', { title })}
            aria-invalid={bad.includes(at) || undefined}
            className={`${small} max-w-32`}
          />
          <BreakButton
            isFirst={at === 0}
            off={off}
            title={title}
            onClick={() => onAll(at === 0 ? [...typed, { quantity: '', price: '' }] : typed.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {bad.length > 0 ? (
        <p role="alert" className="text-sm text-danger">
          {t('badPrice')}
        </p>
      ) : null}
    </div>
  );
}

/** Beside the price of one, adds a break; beside a break, takes it away. */
function BreakButton({ isFirst, off, title, onClick }: { isFirst: boolean; off: boolean; title: string; onClick: () => void }) {
  const t = useTranslations('desk.priceList');
  const Icon = isFirst ? Plus : X;
  return (
    <Button look="quiet" size="iconSm" disabled={off} aria-label={t(isFirst ? 'addBreak' : 'dropBreak', { title })} onClick={onClick}>
      <Icon aria-hidden size={16} />
    </Button>
  );
}
