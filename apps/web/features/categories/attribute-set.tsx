'use client';
// The set of attributes that products may say, so that they can be filtered by.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { AttributeDefinition, OwnCategory } from '@/lib/types.ts';
import { AttributeForm } from './attribute-form.tsx';

export function AttributeSet({ categories, may }: { categories: OwnCategory[]; may: boolean }) {
  const t = useTranslations('desk.categories');
  const staff = useTranslations('staff');
  const query = useQuery({ queryKey: ['attributes'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/attributes', { signal })) });
  return (
    <section aria-labelledby="attribute-set" className="mt-12">
      <h2 id="attribute-set" className="text-2xl">
        {t('attributes')}
      </h2>
      <p className="mt-1 mb-4 max-w-2xl text-soft">{t('attributesText')}</p>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => (
          <>
            {items.length > 0 ? (
              <ul className="border-t border-line">
                {items.map((row) => (
                  <AttributeRow key={row.code} row={row} rows={items} categories={categories} may={may} />
                ))}
              </ul>
            ) : null}
            {may ? (
              <div className="mt-5">
                <AttributeDialog rows={items} categories={categories} />
              </div>
            ) : null}
          </>
        )}
      </Answer>
    </section>
  );
}

interface RowProps {
  row: AttributeDefinition;
  rows: AttributeDefinition[];
  categories: OwnCategory[];
  may: boolean;
}

function AttributeRow({ row, rows, categories, may }: RowProps) {
  const t = useTranslations('desk.categories');
  const form = useTranslations('form');
  const save = useSave('attributes');
  const category = categories.find(({ id }) => id === row.categoryId);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
      <span className="min-w-0 grow">
        <bdi className="font-medium">{row.title}</bdi>
        <span className="ms-3 text-sm text-soft">
          {t(`type.${row.type}`)}
          {category ? ` · ${category.title}` : ''}
        </span>
      </span>
      <span className="tabular text-sm text-soft">{t('products', { count: row.products })}</span>
      {may ? (
        <span className="flex items-center gap-1">
          <AttributeDialog row={row} rows={rows} categories={categories} />
          <ConfirmDialog
            title={t('deleteOf', { name: row.title })}
            text={t('deleteAttributeText')}
            onConfirm={() => save(answer(api.DELETE('/v1/admin/attributes/{code}', { params: { path: { code: row.code } } })))}
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

function AttributeDialog({ row, rows, categories }: Omit<RowProps, 'row' | 'may'> & { row?: AttributeDefinition }) {
  const t = useTranslations('desk.categories');
  const trigger = row ? (
    <Button look="line" size="sm" aria-label={t('changeOf', { name: row.title })}>
      {t('change')}
    </Button>
  ) : (
    <Button look="line" data-testid="new-attribute">
      <Plus aria-hidden size={18} /> {t('newAttribute')}
    </Button>
  );
  return (
    <FormDialog title={row ? t('changeOf', { name: row.title }) : t('newAttribute')} trigger={trigger}>
      {(close) => <AttributeForm row={row} taken={rows.map(({ code }) => code)} categories={categories} onDone={close} />}
    </FormDialog>
  );
}
