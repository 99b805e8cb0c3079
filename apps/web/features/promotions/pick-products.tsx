'use client';
// Which of the organization's products something is for; all of them where none is picked, if nothing else is said.
import { useQuery } from '@tanstack/react-query';
import { Input } from '@tessera/ui/field.tsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import type { Promotion } from '@/lib/types.ts';

type Picked = Promotion['products'];

interface PickProductsProps {
  chosen: Picked;
  onChange: (products: Picked) => void;
  /** What it means that none is picked. */
  none?: string;
}

export function PickProducts({ chosen, onChange, none }: PickProductsProps) {
  const t = useTranslations('desk.promotion');
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const query = useQuery({
    queryKey: ['products', 'pick', asked],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { q: asked, limit: 6 } }, signal })),
    enabled: asked.length > 0,
  });
  const found = asked ? (query.data?.items ?? []).filter(({ id }) => !chosen.some((each) => each.id === id)) : [];
  const add = (id: string, title: string): void => {
    onChange([...chosen, { id, title }]);
    setQ('');
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('products')}</legend>
      {chosen.length === 0 ? <p className="text-sm text-soft">{none ?? t('allProducts')}</p> : null}
      <ul className="flex flex-wrap gap-2 empty:hidden">
        {chosen.map(({ id, title }) => (
          <li key={id} className="inline-flex max-w-full items-center rounded-md bg-sunken ps-3 text-sm">
            <bdi className="truncate">{title}</bdi>
            <button
              type="button"
              className="grid size-9 shrink-0 place-items-center"
              aria-label={t('dropProduct', { title })}
              onClick={() => onChange(chosen.filter((each) => each.id !== id))}
            >
              <X aria-hidden size={15} />
            </button>
          </li>
        ))}
      </ul>
      <Input
        type="search"
        value={q}
        onChange={({ target }) => setQ(target.value)}
        aria-label={t('addProduct')}
        placeholder={t('addProduct')}
        maxLength={100}
      />
      {found.length > 0 ? (
        <ul className="grid rounded-md border border-line">
          {found.map(({ id, title, picture }) => (
            <li key={id} className="not-first:border-t not-first:border-line">
              <button
                type="button"
                className="flex min-h-11 w-full items-center gap-3 px-3 py-1.5 text-start text-sm hover:bg-sunken"
                onClick={() => add(id, title)}
              >
                {picture ? <img src={picture.url} alt="" width={28} height={35} className="h-9 w-7 object-cover" /> : null}
                <bdi>{title}</bdi>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}
