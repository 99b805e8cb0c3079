'use client';
// Ctrl or ⌘ and K: every page of the desk by name, orders by number, products by title or SKU.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { useSession } from './desk.tsx';
import { groupsFor } from './desk-pages.ts';
import { useTrade } from './desk-side.tsx';

interface Place {
  key: string;
  name: string;
  /** What sort of thing it is. */
  sort: string;
  href: string;
}

const fold = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');

export function Palette() {
  const t = useTranslations('desk.palette');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t('title')} closeLabel={common('close')} className="top-24! translate-y-0!">
      <Finder onGone={() => setOpen(false)} />
    </Dialog>
  );
}

/** Pages one may see, whose name or group has the words. */
function usePages(text: string): Place[] {
  const t = useTranslations('staff');
  const session = useSession();
  const words = fold(text).split(/\s+/).filter(Boolean);
  const trade = useTrade(session);
  return groupsFor(session?.organization ? session.permissions : [], trade)
    .flatMap(({ name: group, pages }) =>
      pages.map(({ name, href }) => ({ key: href, href, name: t(`page.${name}`), sort: group === 'today' ? '' : t(`group.${group}`) })),
    )
    .filter(({ name, sort }) => words.every((word) => fold(`${name} ${sort}`).includes(word)));
}

/** Orders and products that the words find, of those one may see. */
function useThings(text: string): Place[] {
  const t = useTranslations('desk.palette');
  const permissions = useSession()?.permissions ?? [];
  const q = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['palette', q],
    queryFn: async ({ signal }) => {
      const params = { query: { q, limit: 5 } };
      const [orders, products] = await Promise.all([
        permissions.includes('orders.read') ? answer(api.GET('/v1/admin/orders', { params, signal })) : { items: [] },
        permissions.includes('catalog.read') ? answer(api.GET('/v1/admin/products', { params, signal })) : { items: [] },
      ]);
      return { orders: orders.items, products: products.items };
    },
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (q.length < 2 || !data) return [];
  return [
    ...data.orders.map(({ id, number, name }) => ({
      key: id,
      href: `/staff/orders/${id}`,
      name: [number, name].filter(Boolean).join(' · '),
      sort: t('order'),
    })),
    ...data.products.map(({ id, title }) => ({ key: id, href: `/staff/products/${id}`, name: title, sort: t('product') })),
  ];
}

function Finder({ onGone }: { onGone: () => void }) {
  const t = useTranslations('desk.palette');
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [pages, things] = [usePages(text), useThings(text)];
  const places = [...pages.slice(0, text ? 6 : 20), ...things];
  const here = Math.min(at, places.length - 1);
  const go = (place: Place | undefined): void => {
    if (!place) return;
    onGone();
    router.push(place.href);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') return go(places[here]);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || places.length === 0) return;
    event.preventDefault();
    setAt((here + step + places.length) % places.length);
  };
  return (
    <div className="grid gap-3">
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={places[here] ? `${id}-${here}` : undefined}
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        maxLength={100}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={id} aria-label={t('title')} className="grid max-h-96 gap-0.5 overflow-y-auto">
        {places.map((place, index) => (
          <button
            key={place.key}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            onClick={() => go(place)}
            onPointerMove={() => setAt(index)}
            className={`flex min-h-11 items-center justify-between gap-4 rounded-md px-3 text-start text-sm ${index === here ? 'bg-sunken' : ''}`}
          >
            <bdi className="truncate">{place.name}</bdi>
            <span className="shrink-0 text-xs text-soft">{place.sort}</span>
          </button>
        ))}
      </div>
      {places.length === 0 ? <p className="px-3 pb-2 text-sm text-soft">{t('none')}</p> : null}
    </div>
  );
}
