'use client';
// The saved views of a list: read, shown by the address, kept.
import { useQuery } from '@tanstack/react-query';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { usePathname, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { SavedView, ViewedList } from '@/lib/types.ts';

const ofShows = ['sort', 'columns'] as const;

/** The address that shows a view, and the names in it that the list does not know. */
function addressOf({ shows }: SavedView, known: readonly string[]): { text: string; unknown: string[] } {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(shows.filters ?? {})) if (known.includes(name)) params.set(name, value);
  if (shows.sort) params.set('sort', shows.sort);
  if (shows.columns) params.set('columns', shows.columns.join(','));
  return { text: params.toString(), unknown: Object.keys(shows.filters ?? {}).filter((name) => !known.includes(name)) };
}

/** What the address shows now, to be kept. */
function shownBy(params: URLSearchParams, known: readonly string[]): SavedView['shows'] {
  const filters = Object.fromEntries([...params].filter(([name, value]) => known.includes(name) && value));
  const columns = params.get('columns');
  return { filters, sort: params.get('sort'), columns: columns ? columns.split(',').slice(0, 30) : null };
}

export type Views = ReturnType<typeof useViews>;

/** `known` are the names of the list's filters. */
export function useViews(list: ViewedList, known: readonly string[]) {
  const t = useTranslations('desk.list');
  const form = useTranslations('form');
  const [params, path, router, toast, save] = [useSearchParams(), usePathname(), useRouter(), useToast(), useSave('views')];
  const query = useQuery({
    queryKey: ['views', list],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/views', { params: { query: { list } }, signal })),
    staleTime: 60_000,
  });
  const items = query.data?.items ?? [];
  const shows = shownBy(params, known);
  const isPlain = Object.keys(shows.filters ?? {}).length === 0 && !shows.sort && !shows.columns;
  const go = (view: SavedView | null, replace = false): void => {
    const { text, unknown } = view ? addressOf(view, known) : { text: '', unknown: [] };
    // Somebody chose to see everything: the address says so, so that no default takes its place.
    const to = text || (view === null ? 'all=1' : '');
    (replace ? router.replace : router.push)(to ? `${path}?${to}` : path, { scroll: false });
    if (view && unknown.length > 0) toast(t('unknownFilters', { name: view.name, filters: unknown.join(', ') }));
  };
  const current = items.find((view) => sameShows(view.shows, shows));
  useDefault(params.size === 0, items, go);
  const remove = (view: SavedView): Promise<void> =>
    save(answer(api.DELETE('/v1/admin/views/{id}', { params: { path: { id: view.id } } }))).then(() =>
      toast(t('viewRemoved', { name: view.name }), {
        action: {
          label: form('undo'),
          run: () => void save(answer(api.POST('/v1/admin/views/{id}/restore', { params: { path: { id: view.id } } }))),
        },
      }),
    );
  const change = (view: SavedView, body: { name?: string; isDefault?: boolean; shows?: SavedView['shows'] }) =>
    save(answer(api.PATCH('/v1/admin/views/{id}', { params: { path: { id: view.id } }, body })), form('saved'));
  const add = (body: { name: string; shared: boolean; isDefault: boolean }) =>
    save(answer(api.POST('/v1/admin/views', { body: { list, shows, ...body } })), form('saved'));
  return { items, current, shows, isPlain, go, remove, change, add };
}

function sameShows(one: SavedView['shows'], other: SavedView['shows']): boolean {
  const said = ({ filters, ...rest }: SavedView['shows']): string =>
    JSON.stringify([
      Object.entries(filters ?? {}).toSorted(([first], [second]) => (first < second ? -1 : 1)),
      ...ofShows.map((name) => rest[name] ?? null),
    ]);
  return said(one) === said(other);
}

/** A list that is opened bare opens with its default view, one's own before everybody's. */
function useDefault(bare: boolean, items: readonly SavedView[], go: (view: SavedView, replace: boolean) => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || items.length === 0) return;
    done.current = true;
    const first = items.find(({ isDefault, shared }) => isDefault && !shared) ?? items.find(({ isDefault }) => isDefault);
    if (bare && first) go(first, true);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the views are there
  }, [items]);
}
