'use client';
// The tree of categories: made, named in each language, moved below another, put in order, taken away.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { type Act, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { OwnCategory } from '@/lib/types.ts';
import { AttributeSet } from './attribute-set.tsx';
import { CategoryDialog } from './category-dialog.tsx';

export function CategoriesPage() {
  const t = useTranslations('desk.categories');
  const staff = useTranslations('staff');
  const may = useMay('catalog.write');
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/categories', { signal })),
    // In the reader's language where it has a name there, else in the shop's.
    select: ({ items }) => ({ items: items.map((row) => ({ ...row, title: row.name[locale] || row.title })) }),
  });
  return (
    <>
      <PageHead title={staff('page.categories')} text={t('text')} />
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => {
          const add = may ? (
            <CategoryDialog
              all={items}
              trigger={
                <Button data-testid="new-category">
                  <Plus aria-hidden size={18} /> {t('new')}
                </Button>
              }
            />
          ) : null;
          return (
            <>
              {items.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} action={add} /> : <Tree items={items} may={may} />}
              {items.length === 0 ? null : <div className="mt-5">{add}</div>}
              <AttributeSet categories={items} may={may} />
            </>
          );
        }}
      </Answer>
    </>
  );
}

function Tree({ items, may }: { items: OwnCategory[]; may: boolean }) {
  const t = useTranslations('desk.categories');
  const act = useAct();
  const save = useSave('categories');
  const move = (row: OwnCategory, by: number): void => {
    const ids = items.filter(({ parentId }) => parentId === row.parentId).map(({ id }) => id);
    const at = ids.indexOf(row.id);
    const rest = ids.filter((id) => id !== row.id);
    const body = { parentId: row.parentId, ids: [...rest.slice(0, at + by), row.id, ...rest.slice(at + by)] };
    void act.run(() => save(answer(api.PUT('/v1/admin/categories/order', { body }))));
  };
  return (
    <>
      <Refusal error={act.error} />
      <ul aria-label={t('tree')} className="border-t border-line">
        {items.map((row) => (
          <CategoryRow key={row.id} row={row} items={items} may={may} act={act} move={move} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  row: OwnCategory;
  items: OwnCategory[];
  may: boolean;
  act: Act;
  move: (row: OwnCategory, by: number) => void;
}

function CategoryRow({ row, items, may, act, move }: RowProps) {
  const t = useTranslations('desk.categories');
  const form = useTranslations('form');
  const save = useSave('categories');
  const brothers = items.filter(({ parentId }) => parentId === row.parentId);
  return (
    <li
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2"
      style={{ paddingInlineStart: `${(row.depth - 1) * 1.5}rem` }}
    >
      <span className="min-w-0 grow">
        <bdi className="font-medium">{row.title}</bdi>
        <span className="ms-3 text-sm text-soft">
          <bdi dir="ltr">/c/{row.slug}</bdi>
        </span>
      </span>
      <span className="tabular text-sm text-soft">{t('products', { count: row.products })}</span>
      {may ? (
        <span className="flex items-center gap-1">
          <Button
            look="quiet"
            size="iconSm"
            disabled={act.busy || brothers[0]?.id === row.id}
            aria-label={t('up', { name: row.title })}
            onClick={() => move(row, -1)}
          >
            <ArrowUp aria-hidden size={16} />
          </Button>
          <Button
            look="quiet"
            size="iconSm"
            disabled={act.busy || brothers.at(-1)?.id === row.id}
            aria-label={t('down', { name: row.title })}
            onClick={() => move(row, 1)}
          >
            <ArrowDown aria-hidden size={16} />
          </Button>
          <CategoryDialog
            all={items}
            row={row}
            trigger={
              <Button look="line" size="sm" aria-label={t('changeOf', { name: row.title })}>
                {t('change')}
              </Button>
            }
          />
          <ConfirmDialog
            title={t('deleteOf', { name: row.title })}
            text={t('deleteText')}
            onConfirm={() => save(answer(api.DELETE('/v1/admin/categories/{id}', { params: { path: { id: row.id } } })))}
            trigger={
              <Button look="quiet" size="sm" aria-label={t('deleteOf', { name: row.title })}>
                {form('remove')}
              </Button>
            }
          />
        </span>
      ) : null}
    </li>
  );
}
