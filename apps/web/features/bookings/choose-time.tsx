'use client';
// The choice of a time on the page of a service; what is chosen goes into the cart with the line.
import { useTranslations } from 'next-intl';
import { useCallback, useId, useState } from 'react';
import { type Chosen, TimePicker } from '../../../../kinds/service/web/index.tsx';
import type { ChooseProps } from '@/product-kinds.ts';
import { useTimeSource } from './time-source.ts';

export function ChooseTime({ offerId, chosen, onChoose, missing }: ChooseProps) {
  const t = useTranslations('kinds.service.pick');
  const source = useTimeSource(offerId);
  const id = useId();
  const [seats, setSeats] = useState(1);
  const choose = useCallback((next: Chosen | null) => onChoose(next && { config: { ...next }, quantity: seats }), [onChoose, seats]);
  const time = chosen ? (chosen.config as unknown as Chosen) : null;
  return (
    <section aria-labelledby={id} id="choose" tabIndex={-1} className="scroll-mt-24 outline-none">
      <h2 id={id} className="mb-4 text-2xl">
        {t('title')}
      </h2>
      <TimePicker
        source={source}
        chosen={time}
        onChoose={choose}
        seats={seats}
        onSeats={(next) => {
          setSeats(next);
          if (time) onChoose({ config: { ...time }, quantity: next });
        }}
        error={missing && !time ? t('chooseFirst') : undefined}
      />
    </section>
  );
}
