'use client';
// Whose clock the times are read on: the seller's, or one's own where that is another.
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useClockWords } from './clock-words.ts';

interface ZoneSwitchProps {
  seller: string;
  own: string;
  value: 'seller' | 'own';
  /** An instant of the times, because clocks jump. */
  at: number;
  onChange: (value: 'seller' | 'own') => void;
}

export function ZoneSwitch({ seller, own, value, at, onChange }: ZoneSwitchProps) {
  const t = useTranslations('kinds.service.zone');
  const words = useClockWords();
  const id = useId();
  const zones = { seller: words.zone(seller, at), own: words.zone(own, at) };
  if (zones.seller === zones.own)
    return (
      <p className="text-sm text-soft">
        {t('shown')} <bdi>{zones.seller}</bdi>
      </p>
    );
  return (
    <fieldset className="text-sm">
      <legend className="mb-1.5 text-soft">{t('shown')}</legend>
      <div className="grid gap-1.5">
        {(['seller', 'own'] as const).map((whose) => (
          <label key={whose} className="flex items-baseline gap-2.5">
            <input
              type="radio"
              name={id}
              checked={value === whose}
              onChange={() => onChange(whose)}
              className="size-4 translate-y-0.5 accent-accent"
            />
            <span>
              {t(whose)} <bdi className="text-soft">{zones[whose]}</bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
