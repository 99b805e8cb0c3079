'use client';
// Price, number and stock: fields for a product of one variant, a table for several, gone through by keys and filled down.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { ArrowDownToLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, useCallback, useMemo } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { choiceName, inOrder } from './choices.ts';
import type { VariantDraft } from './draft.ts';
import { Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

/** A column that is typed in: a field of the variant, or its price in a further currency. */
type Column = 'sku' | 'price' | 'compareAt' | 'barcode' | 'weight' | 'stock' | `price.${string}`;
const pointers: Record<string, string> = { weight: 'weightGrams' };

const cellOf = (variant: VariantDraft, column: Column): string =>
  column.startsWith('price.') ? (variant.prices[column.slice(6)] ?? '') : variant[column as 'sku'];
const withCell = (variant: VariantDraft, column: Column, text: string): VariantDraft =>
  column.startsWith('price.') ? { ...variant, prices: { ...variant.prices, [column.slice(6)]: text } } : { ...variant, [column]: text };
const longestOf: Partial<Record<Column, number>> = { sku: 64, barcode: 20, weight: 8, stock: 7 };

/** What may be typed of every variant, in the order of its columns. */
function useColumns({ whole }: Editor): { column: Column; name: string }[] {
  const t = useTranslations('desk.editor');
  const [first = '', ...others] = whole.currencies;
  return [
    { column: 'sku', name: t('sku') },
    { column: 'price', name: t('price', { currency: first }) },
    { column: 'compareAt', name: t('compareAt') },
    ...others.map((currency) => ({ column: `price.${currency}` as const, name: t('price', { currency }) })),
    { column: 'barcode', name: t('barcode') },
    ...(whole.stocked
      ? ([
          { column: 'weight', name: t('weight') },
          { column: 'stock', name: t('stock') },
        ] as const)
      : []),
  ];
}

const pointerOf = (at: number, column: Column): string =>
  `/variants/${at}/${column.startsWith('price.') ? 'prices' : (pointers[column] ?? column)}`;

export function VariantsSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const { draft } = editor;
  const one = draft.options.length === 0 && draft.variants.length === 1;
  return (
    <Section id="variants" title={t('variants')} text={one ? undefined : t('variantsText')}>
      {one ? <OneVariant editor={editor} /> : <VariantTable editor={editor} />}
    </Section>
  );
}

function OneVariant({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const columns = useColumns(editor);
  const { draft, change, errorOf } = editor;
  const [variant] = draft.variants;
  if (!variant) return null;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {columns.map(({ column, name }) =>
        column === 'stock' && variant.priced ? (
          <Field key={column} label={t('available')} hint={<StockLink sku={variant.sku} />}>
            {(control) => <Input {...control} readOnly dir="ltr" value={variant.available ?? '—'} className="tabular" />}
          </Field>
        ) : (
          <Field key={column} label={name} error={errorOf(pointerOf(0, column))}>
            {(control) => (
              <Input
                {...control}
                name={column}
                dir="ltr"
                autoComplete="off"
                maxLength={longestOf[column] ?? 16}
                value={cellOf(variant, column)}
                onChange={({ target }) => change({ variants: [withCell(variant, column, target.value)] })}
                className="tabular"
              />
            )}
          </Field>
        ),
      )}
    </div>
  );
}

function StockLink({ sku }: { sku: string }) {
  const t = useTranslations('desk.editor');
  return (
    <Link href={`/staff/stock?q=${encodeURIComponent(sku)}`} className="underline underline-offset-4">
      {t('toStock')}
    </Link>
  );
}

/** Up, down and Enter go to the same field of the next row; with Alt and down its value goes to all rows below. */
function useTableKeys({ change }: Editor): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      const { row, column } = (event.target as HTMLElement).dataset;
      if (row === undefined || column === undefined) return;
      const by = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0 || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (event.altKey && by === 1) change((draft) => ({ ...draft, variants: filledDown(draft.variants, Number(row), column as Column) }));
      const next = event.currentTarget
        .closest('table')
        ?.querySelector<HTMLInputElement>(`[data-row="${Number(row) + by}"][data-column="${column}"]`);
      next?.focus();
      next?.select();
    },
    [change],
  );
}

/** The value of a row in all active ones below it; what is one of a kind is not copied. */
function filledDown(variants: readonly VariantDraft[], from: number, column: Column): VariantDraft[] {
  const source = variants[from];
  if (!source || column === 'sku' || column === 'barcode') return [...variants];
  return variants.map((variant, at) =>
    at > from && variant.status === 'active' ? withCell(variant, column, cellOf(source, column)) : variant,
  );
}

function VariantTable({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const columns = useColumns(editor);
  const { draft, first, change, errors } = editor;
  const onKeyDown = useTableKeys(editor);
  const put = useCallback(
    (key: string, next: (variant: VariantDraft) => VariantDraft) =>
      change((now) => ({ ...now, variants: now.variants.map((variant) => (variant.key === key ? next(variant) : variant)) })),
    [change],
  );
  const move = useCallback(
    (key: string, status: VariantDraft['status']) =>
      change((now) => ({
        ...now,
        variants: inOrder(
          now.variants.flatMap((variant) =>
            variant.key !== key ? variant : status === 'retired' && !variant.priced ? [] : { ...variant, status },
          ),
          now.options,
        ),
      })),
    [change],
  );
  const names = columns.map(({ column }) => column).join();
  const shown = useMemo(() => names.split(',') as Column[], [names]);
  return (
    <>
      <p className="text-sm text-soft">{t('tableKeys')}</p>
      <div className="relative -mx-4 overflow-x-auto px-4 sm:-mx-6 sm:px-6">
        <table className="w-full min-w-max border-separate border-spacing-x-1 border-spacing-y-1 text-sm">
          <TableHead columns={columns} change={change} />
          <tbody>
            {draft.variants.map((variant, at) => (
              <Row
                key={variant.key}
                at={at}
                variant={variant}
                name={choiceName(variant.options, draft.options, first) || variant.sku}
                columns={shown}
                wrong={shown
                  .flatMap((column) => (errors[pointerOf(at, column)] ? [`${column} ${errors[pointerOf(at, column)]}`] : []))
                  .concat(errors[`/variants/${at}/options`] ?? [])
                  .join('\n')}
                put={put}
                move={move}
                onKeyDown={onKeyDown}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function TableHead({ columns, change }: { columns: ReturnType<typeof useColumns>; change: Editor['change'] }) {
  const t = useTranslations('desk.editor');
  return (
    <thead>
      <tr>
        <th scope="col" className="sticky start-0 z-10 bg-paper pe-3 text-start font-medium">
          {t('variant')}
        </th>
        {columns.map(({ column, name }) => (
          <th key={column} scope="col" className="text-start font-medium">
            <span className="flex items-center gap-1">
              {name}
              {column === 'sku' || column === 'barcode' ? null : (
                <Button
                  look="quiet"
                  size="iconSm"
                  title={t('fillDown')}
                  aria-label={t('fillDownOf', { column: name })}
                  onClick={() => change((now) => ({ ...now, variants: filledDown(now.variants, 0, column) }))}
                >
                  <ArrowDownToLine aria-hidden size={15} />
                </Button>
              )}
            </span>
          </th>
        ))}
        <th scope="col">
          <span className="sr-only">{t('acts')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  at: number;
  variant: VariantDraft;
  name: string;
  columns: readonly Column[];
  /** A line for each wrong cell, its column first; as one text, so that a row is drawn anew only when it changed. */
  wrong: string;
  put: (key: string, next: (variant: VariantDraft) => VariantDraft) => void;
  move: (key: string, status: VariantDraft['status']) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const Row = memo(function Row({ at, variant, name, columns, wrong, put, move, onKeyDown }: RowProps) {
  const t = useTranslations('desk.editor');
  const retired = variant.status === 'retired';
  const wrongs = wrong ? wrong.split('\n') : [];
  const wrongIn = (column: Column): boolean => wrongs.some((line) => line.startsWith(`${column} `));
  return (
    <>
      <tr className={retired ? 'opacity-60' : ''}>
        <th scope="row" className="sticky start-0 z-10 max-w-48 bg-paper pe-3 text-start font-normal">
          <bdi>{name}</bdi>
          {retired ? <span className="block text-xs text-soft">{t('retired')}</span> : null}
        </th>
        {columns.map((column) => (
          <td key={column}>
            {column === 'stock' && variant.priced ? (
              <span className="tabular block px-2">{variant.available ?? '—'}</span>
            ) : (
              <Input
                data-row={at}
                onKeyDown={onKeyDown}
                data-column={column}
                aria-label={`${name}: ${t(`cell.${column.startsWith('price.') ? 'price' : column}`)}`}
                aria-invalid={wrongIn(column) ? true : undefined}
                disabled={retired}
                dir="ltr"
                autoComplete="off"
                maxLength={longestOf[column] ?? 16}
                value={cellOf(variant, column)}
                onChange={({ target }) => put(variant.key, (now) => withCell(now, column, target.value))}
                className={`tabular h-9 text-sm ${column === 'sku' ? 'min-w-60' : column === 'barcode' ? 'min-w-36' : 'w-26'}`}
              />
            )}
          </td>
        ))}
        <td>
          <Button
            look="quiet"
            size="sm"
            aria-label={t(retired ? 'restoreOf' : 'retireOf', { name })}
            onClick={() => move(variant.key, retired ? 'active' : 'retired')}
          >
            {t(retired ? 'restore' : variant.priced ? 'retire' : 'delete')}
          </Button>
        </td>
      </tr>
      {wrongs.length > 0 ? (
        <tr>
          <td colSpan={columns.length + 2}>
            <p role="alert" className="text-sm text-danger">
              {[
                ...new Set(
                  wrongs.map((line) =>
                    columns.reduce((text, column) => (text.startsWith(`${column} `) ? text.slice(column.length + 1) : text), line),
                  ),
                ),
              ].join(' ')}
            </p>
          </td>
        </tr>
      ) : null}
    </>
  );
});
