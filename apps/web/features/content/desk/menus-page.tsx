'use client';
// The menus of the shop: header and footer, each with up to two levels, or the categories as ever.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { ContentMenu, OwnPageCard } from '@/lib/types.ts';
import { type Draft, MenuEntryFields, newEntry, withKeys, withoutKeys } from './menu-entry.tsx';

export function MenusPage() {
  const t = useTranslations('desk.content');
  const staff = useTranslations('staff');
  const query = useQuery({
    queryKey: ['menus'],
    queryFn: async ({ signal }) => {
      const [menus, pages] = await Promise.all([
        answer(api.GET('/v1/admin/menus', { signal })),
        answer(api.GET('/v1/admin/pages', { signal })),
      ]);
      return { menus: menus.items, pages: pages.items, first: pages.locales[0] ?? 'en', locales: pages.locales };
    },
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <PageHead title={staff('page.menus')} text={t('menusText')} />
      <Answer query={query} failed={staff('failed')}>
        {({ menus, pages, locales }) => (
          <div className="grid items-start gap-8 xl:grid-cols-2">
            {menus.map((menu) => (
              <MenuEditor key={`${menu.place} ${menu.version}`} menu={menu} pages={pages} locales={locales} />
            ))}
          </div>
        )}
      </Answer>
    </>
  );
}

interface EditorProps {
  menu: ContentMenu;
  pages: OwnPageCard[];
  locales: string[];
}

function MenuEditor({ menu, pages, locales }: EditorProps) {
  const t = useTranslations('desk.content');
  const form = useTranslations('form');
  const may = useMay('content.write');
  const [act, save] = [useAct(), useSave('menus')];
  const [items, setItems] = useState<Draft[] | null>(() => menu.items && withKeys(menu.items));
  const sent = items && withoutKeys(items);
  const unsaved = JSON.stringify(sent) !== JSON.stringify(menu.items);
  useStay(unsaved);
  const write = (next: typeof sent): void =>
    void act.run(() => {
      const params = { path: { place: menu.place } };
      return save(answer(api.PUT('/v1/admin/menus/{place}', { params, body: { items: next, version: menu.version } })), form('saved'));
    });
  return (
    <section aria-labelledby={`menu-${menu.place}`} className="grid gap-4 rounded-lg border border-line p-4 sm:p-6">
      <h2 id={`menu-${menu.place}`} className="text-2xl">
        {t(`place.${menu.place}`)}
      </h2>
      {items === null ? (
        <p className="text-soft">{t('asCategories')}</p>
      ) : (
        <fieldset disabled={!may}>
          <ul className="grid gap-3">
            {items.map((entry, at) => (
              <MenuEntryFields
                key={entry.key}
                entry={entry}
                pages={pages}
                locales={locales}
                onChange={(next) => setItems(items.with(at, next))}
                onRemove={() => setItems(items.toSpliced(at, 1))}
                {...(at > 0 ? { onUp: () => setItems(items.toSpliced(at, 1).toSpliced(at - 1, 0, entry)) } : {})}
              />
            ))}
          </ul>
        </fieldset>
      )}
      {may ? (
        <>
          <Refusal error={act.error} />
          <div className="flex flex-wrap gap-3">
            <Button look="line" size="sm" onClick={() => setItems([...(items ?? []), newEntry()])}>
              <Plus aria-hidden size={16} /> {t('addLink')}
            </Button>
            {items ? (
              <Button
                size="sm"
                busy={act.busy}
                disabled={act.busy || !unsaved}
                onClick={() => write(sent)}
                data-testid={`save-${menu.place}`}
              >
                {form('save')}
              </Button>
            ) : null}
            {menu.items ? (
              <Button look="quiet" size="sm" disabled={act.busy} onClick={() => write(null)}>
                {t('toCategories')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
}
