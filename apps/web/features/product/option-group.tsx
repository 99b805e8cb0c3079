'use client';
// The values of one option as radio buttons; what can't be had is crossed out and can't be chosen.
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Product } from '@/lib/types.ts';
import { type Choice, valueState } from './variants.ts';

interface OptionGroupProps {
  product: Product;
  option: Product['options'][number];
  choice: Choice;
  onChoose: (option: string, value: string) => void;
  error?: string | undefined;
  help?: ReactNode;
}

export function OptionGroup({ product, option, choice, onChoose, error, help }: OptionGroupProps) {
  const t = useTranslations('product');
  const id = useId();
  const chosen = option.values.find((value) => value.code === choice[option.code]);
  const swatches = option.values.some((value) => value.swatch);
  const values = option.values.filter((value) => valueState(product, {}, option.code, value.code) !== 'none');
  return (
    <fieldset data-option={option.code} className="relative" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="contents">
        <span className="mb-3 flex items-baseline justify-between text-sm">
          <span>
            {/* The space keeps the last and first letters of Arabic words from joining. */}
            <span className="font-medium">{option.name}</span> <span className="ms-1 text-soft">{chosen?.name ?? t('choose')}</span>
          </span>
        </span>
      </legend>
      <div className={`flex flex-wrap ${swatches ? 'gap-3' : 'gap-2'}`}>
        {values.map((value) => {
          const state = valueState(product, choice, option.code, value.code);
          const off = state !== 'available';
          const on = choice[option.code] === value.code;
          const ring = 'has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-focus';
          const cross = off ? 'crossed-out' : '';
          return (
            <label
              key={value.code}
              title={off ? `${value.name} — ${t('soldOut')}` : value.name}
              className={`relative ${ring} ${off ? 'cursor-not-allowed!' : ''} ${swatches ? `grid size-10 place-items-center rounded-full border p-[3px] ${on ? 'border-ink' : 'border-transparent'}` : `grid h-12 min-w-14 place-items-center overflow-hidden rounded-md border px-3 text-sm ${on ? 'border-ink bg-ink text-paper' : off ? 'border-line text-soft' : 'border-edge hover:border-ink'} ${cross}`}`}
            >
              <input
                type="radio"
                name={`${id}-${option.code}`}
                value={value.code}
                checked={on}
                disabled={off}
                onChange={() => onChoose(option.code, value.code)}
                className="sr-only"
              />
              {swatches ? (
                <span
                  aria-hidden
                  className={`relative block size-full overflow-hidden rounded-full border border-edge/60 ${cross}`}
                  style={{ background: value.swatch ?? undefined }}
                />
              ) : (
                <span aria-hidden>{value.name}</span>
              )}
              <span className="sr-only">
                {value.name}
                {off ? `, ${t('soldOut')}` : ''}
              </span>
            </label>
          );
        })}
      </div>
      {help ? <span className="absolute end-0 top-0">{help}</span> : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-2 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
