'use client';
// The name of an app on the page of its plan; it may stay empty, and goes into the cart with the line.
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { isName, NameField } from '../../../../kinds/hosting/web/index.tsx';
import { answer, api } from '@/lib/api.ts';
import type { ChooseProps } from '@/product-kinds.ts';

export function ChooseName({ offerId, chosen, onChoose, available }: ChooseProps) {
  const t = useTranslations('kinds.hosting.product');
  const [name, setName] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const ask = useCallback(
    async (asked: string, signal: AbortSignal) => {
      const found = await answer(api.GET('/v1/hosting/names', { params: { query: { offerId, name: asked } }, signal }));
      setTaken(found.isFree ? null : asked);
      return found;
    },
    [offerId],
  );
  const isRight = available > 0 && (name === '' || (isName(name) && name !== taken));
  const now = chosen?.config.name ?? '';
  useEffect(() => {
    if (!isRight && chosen) onChoose(null);
    else if (isRight && (!chosen || now !== name)) onChoose({ config: name ? { name } : {}, quantity: 1 });
  }, [isRight, chosen, now, name, onChoose]);
  return (
    <section id="choose" tabIndex={-1} className="scroll-mt-24 outline-none">
      <NameField value={name} onChange={setName} ask={ask} />
      <Room available={available} words={t} />
    </section>
  );
}

const FEW = 3;

function Room({ available, words }: { available: number; words: ReturnType<typeof useTranslations<'kinds.hosting.product'>> }) {
  if (available === 0) return <p className="text-sm text-danger">{words('soldOut')}</p>;
  return available <= FEW ? (
    <p className="text-sm text-warning">{words('fewLeft', { count: available })}</p>
  ) : (
    <p className="text-sm text-success">{words('inStock')}</p>
  );
}
