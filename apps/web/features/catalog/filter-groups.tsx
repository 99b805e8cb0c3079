'use client';
// The filters of a list: choices with their counts, the price range, and yes or no.
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { minorDigits, toDecimal } from '@tessera/ui/money.ts';
import { Check } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { formText } from '@/lib/form-text.ts';
import type { Facet } from '@/lib/types.ts';
import { choosable, chosenOf, type Filters, toggled } from './filter-params.ts';

interface FilterGroupsProps {
  filters: Filters;
  facets: Facet[];
  currency: string;
  elsewhere: boolean;
  go: (next: Filters) => void;
}

/** All filters one below the other; the same at the side of wide screens and in the sheet of narrow ones. */
export function FilterGroups({ filters, facets, currency, elsewhere, go }: FilterGroupsProps) {
  const t = useTranslations('list');
  return (
    <div className="grid gap-8">
      {facets.map((facet) => (
        <FacetGroup
          key={facet.code}
          facet={facet}
          chosen={chosenOf(filters, facet.code)}
          onToggle={(value) => go(toggled(filters, facet.code, value))}
        />
      ))}
      <PriceRange
        key={`${filters.minPrice}-${filters.maxPrice}`}
        filters={filters}
        currency={currency}
        onChange={(range) => go({ ...filters, ...range })}
      />
      <div className="grid gap-3 pointer-coarse:gap-0">
        {(['reduced', ...(elsewhere ? [] : (['inStock'] as const))] as const).map((name) => (
          <label key={name} className="flex items-center gap-3 text-sm pointer-coarse:min-h-11">
            <Box
              className="size-5 accent-(--accent)"
              on={filters[name] === 'true'}
              onToggle={() => go({ ...filters, [name]: filters[name] === 'true' ? undefined : 'true' })}
            />
            {t(name)}
          </label>
        ))}
      </div>
    </div>
  );
}

/** A colour stays to be seen when it is chosen; what has none is a box that fills. */
function markStyle(hasColour: boolean, on: boolean): string {
  if (hasColour) return `rounded-full ${on ? 'border-ink ring-2 ring-ink ring-offset-2 ring-offset-paper' : 'border-edge/60'}`;
  return `rounded-[5px] ${on ? 'border-ink bg-ink text-paper' : 'border-edge'}`;
}

/** Of many values so many are shown at once, those that most products have, and whatever is chosen. */
const AT_ONCE = 8;

interface FacetGroupProps {
  facet: Facet;
  chosen: string[];
  onToggle: (value: string) => void;
}

function FacetGroup({ facet, chosen, onToggle }: FacetGroupProps) {
  const t = useTranslations('list');
  const shown = choosable(facet).filter((value) => value.count > 0 || chosen.includes(value.code));
  if (shown.length === 0) return null;
  const squares = facet.code === 'size';
  const style = squares ? 'flex flex-wrap gap-2' : 'grid gap-2.5 pointer-coarse:gap-0';
  const Choice = squares ? SquareChoice : LineChoice;
  const most = new Set(shown.toSorted((one, other) => other.count - one.count).slice(0, AT_ONCE));
  const first = squares || shown.length < 1.5 * AT_ONCE ? shown : shown.filter((value) => most.has(value) || chosen.includes(value.code));
  const rest = shown.filter((value) => !first.includes(value));
  const choice = (value: FacetValue) => (
    <Choice key={value.code} value={value} on={chosen.includes(value.code)} onToggle={() => onToggle(value.code)} />
  );
  return (
    <fieldset>
      <legend className="mb-3 text-sm font-medium">{facet.name}</legend>
      <div className={style}>{first.map(choice)}</div>
      {rest.length > 0 ? (
        <details className="mt-1">
          <summary className="flex min-h-11 w-fit cursor-pointer items-center text-sm underline underline-offset-4">
            {t('furtherValues', { count: rest.length })}
          </summary>
          <div className={style}>{rest.map(choice)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}

type FacetValue = Facet['values'][number];

interface ChoiceProps {
  value: FacetValue;
  on: boolean;
  onToggle: () => void;
}

/** A box that was ticked before the page's script ran is taken at its word when it does. */
function Box({ className, on, onToggle }: { className: string; on: boolean; onToggle: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!box.current || box.current.checked === on) return;
    box.current.checked = on;
    onToggle();
  }, [on, onToggle]);
  return <input ref={box} type="checkbox" autoComplete="off" className={className} checked={on} onChange={onToggle} />;
}

function SquareChoice({ value, on, onToggle }: ChoiceProps) {
  return (
    <label
      className={`relative grid h-10 pointer-coarse:h-11 min-w-11 place-items-center rounded-md border px-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${on ? 'border-ink bg-ink text-paper' : 'border-line hover:border-ink'}`}
    >
      <Box className="sr-only" on={on} onToggle={onToggle} />
      {value.name}
      <span className="sr-only"> ({value.count})</span>
    </label>
  );
}

function LineChoice({ value, on, onToggle }: ChoiceProps) {
  return (
    <label className="relative flex items-center gap-3 text-sm pointer-coarse:min-h-11 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <Box className="sr-only" on={on} onToggle={onToggle} />
      <span
        aria-hidden
        className={`grid size-5 shrink-0 place-items-center border ${markStyle(Boolean(value.swatch), on)}`}
        style={value.swatch ? { background: value.swatch } : undefined}
      >
        {on ? <Check size={13} className={value.swatch ? 'text-white mix-blend-difference' : ''} /> : null}
      </span>
      <span className="min-w-0 flex-1 wrap-break-word">{value.name}</span>
      <span className="tabular text-soft">{value.count}</span>
    </label>
  );
}

/** Whole units as typed, to minor units for the address; nothing for nonsense. */
function toMinor(digits: string, currency: string): string | undefined {
  return /^\d{1,8}$/.test(digits) ? `${digits}${'0'.repeat(minorDigits(currency))}`.replace(/^0+(?=\d)/, '') : undefined;
}

function PriceRange({
  filters,
  currency,
  onChange,
}: {
  filters: Filters;
  currency: string;
  onChange: (range: Pick<Filters, 'minPrice' | 'maxPrice'>) => void;
}) {
  const t = useTranslations('list');
  const shown = (amount?: string): string => (amount ? (toDecimal({ amount, currency }).split('.')[0] ?? '') : '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        onChange({ minPrice: toMinor(formText(data, 'min'), currency), maxPrice: toMinor(formText(data, 'max'), currency) });
      }}
    >
      <fieldset>
        <legend className="mb-3 text-sm font-medium">{t('price', { currency })}</legend>
        <div className="flex items-center gap-2">
          <Input
            name="min"
            inputMode="numeric"
            defaultValue={shown(filters.minPrice)}
            placeholder={t('min')}
            aria-label={t('minPrice')}
            className="tabular h-10 px-2 text-sm"
          />
          <span aria-hidden>–</span>
          <Input
            name="max"
            inputMode="numeric"
            defaultValue={shown(filters.maxPrice)}
            placeholder={t('max')}
            aria-label={t('maxPrice')}
            className="tabular h-10 px-2 text-sm"
          />
          <Button type="submit" look="line" size="sm" className="h-10">
            {t('apply')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
