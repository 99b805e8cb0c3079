'use client';
// What the organization sells: on sale, waiting, put away.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, Price, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { useMakeCourse } from '@/features/courses/make-course.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Listed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { ChangeProduct } from './change-product.tsx';
import { ProductForm } from './product-form.tsx';

const statuses = ['published', 'draft', 'archived'] as const;
const tones: Record<OwnProduct['status'], Tone> = { published: 'success', draft: 'plain', archived: 'warning' };

export function ProductsPage() {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('catalog.write');
  const status = statuses.find((one) => one === address.get('status'));
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['products', status, q, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { status, q, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const add = may ? (
    <Button onClick={() => address.set({ new: '1' })} data-testid="new-product">
      <Plus aria-hidden size={18} /> {t('new')}
    </Button>
  ) : null;
  const filtered = Boolean(q || status);
  return (
    <>
      <PageHead title={staff('page.products')}>
        <div className="flex flex-wrap gap-3">
          <span className="w-60 max-sm:w-full">
            <SearchField label={t('search')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
          </span>
          {add}
        </div>
      </PageHead>
      <Tabs
        label={staff('status')}
        value={status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[{ value: '', name: staff('all') }, ...statuses.map((value) => ({ value, name: t(`status.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <EmptyState
            title={t('none')}
            text={filtered ? t('noneFilter') : t('noneText')}
            action={
              filtered ? (
                <Button look="line" onClick={() => address.set({ q: undefined, status: undefined })}>
                  {staff('clear')}
                </Button>
              ) : (
                add
              )
            }
          />
        }
      >
        {(items) => <ProductTable rows={items} stale={query.isPlaceholderData} />}
      </Listed>
      {may ? <NewProduct open={address.get('new') === '1'} onClose={() => address.set({ new: undefined })} /> : null}
    </>
  );
}

function NewProduct({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const save = useSave('products', 'stock');
  const makeCourse = useMakeCourse();
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })),
    enabled: open,
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(to) => (to ? undefined : onClose())}
      title={t('new')}
      closeLabel={common('close')}
      className="max-w-2xl!"
    >
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => (
          <ProductForm
            currency={items[0]?.currencies[0] ?? 'USD'}
            further={items[0]?.currencies.slice(1) ?? []}
            onMade={async (product) => {
              await save(Promise.resolve(), t('made', { title: product.title }));
              if (product.kind === 'course') return makeCourse(product);
              onClose();
              return undefined;
            }}
          />
        )}
      </Answer>
    </Dialog>
  );
}

function ProductTable({ rows, stale }: { rows: OwnProduct[]; stale: boolean }) {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  return (
    <Table label={staff('page.products')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{staff('col.product')}</Th>
          <Th>{staff('status')}</Th>
          <Th className="text-end">{staff('col.price')}</Th>
          <Th className="text-end">{staff('col.available')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProductRow key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function ProductRow({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  const texts = useTranslations('desk.texts');
  const locale = useLocale();
  const may = useMay('catalog.write');
  return (
    <tr>
      <Td>
        <span className="flex min-w-52 items-center gap-3">
          {row.picture ? (
            <img src={row.picture.url} alt="" width={40} height={50} loading="lazy" className="h-12.5 w-10 bg-sunken object-cover" />
          ) : (
            <span aria-hidden className="h-12.5 w-10 bg-sunken" />
          )}
          <span className="min-w-0">
            <span dir="auto" className="block font-medium">
              {row.title}
            </span>
            <span className="block text-xs text-soft">
              {row.kind === 'physical' ? null : `${t.has(`kind.${row.kind}`) ? t(`kind.${row.kind}`) : row.kind} · `}
              {row.category.name}
              {row.variants > 1 ? ` · ${t('variants', { count: row.variants })}` : ''}
            </span>
          </span>
        </span>
      </Td>
      <Td>
        <Badge tone={tones[row.status]}>{t(`status.${row.status}`)}</Badge>
      </Td>
      <Td className="text-end">{row.price ? <Price money={row.price} locale={locale} /> : '—'}</Td>
      <Td className={`tabular text-end ${row.available !== null && row.available <= 0 ? 'text-danger' : ''}`}>{row.available ?? '—'}</Td>
      <Td>
        <span className="flex justify-end gap-2">
          {row.url ? (
            <a
              href={row.url}
              className="self-center px-2 text-sm underline underline-offset-4"
              aria-label={t('seeOf', { title: row.title })}
            >
              {t('see')}
            </a>
          ) : null}
          <Link
            href={`/staff/products/${row.id}/texts`}
            className="self-center px-2 text-sm underline underline-offset-4"
            aria-label={texts('openOf', { title: row.title })}
          >
            {texts('open')}
          </Link>
          {may ? <ProductActs row={row} /> : null}
        </span>
      </Td>
    </tr>
  );
}

function ProductActs({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const toast = useToast();
  const act = useAct();
  const save = useSave('products');
  const move = (status: OwnProduct['status']): Promise<unknown> =>
    save(answer(api.PATCH('/v1/admin/products/{id}', { params: { path: { id: row.id } }, body: { status } })));
  const change = (status: OwnProduct['status']): void =>
    void act.run(async () => {
      await move(status);
      const undo = { label: form('undo'), run: () => void act.run(() => move(row.status)) };
      toast(t(`moved.${status}`, { title: row.title }), { action: undo });
    });
  return (
    <>
      <ChangeProduct row={row} />
      {row.status === 'published' ? (
        <Button
          look="quiet"
          size="sm"
          disabled={act.busy}
          onClick={() => change('archived')}
          aria-label={t('archiveOf', { title: row.title })}
        >
          {t('archive')}
        </Button>
      ) : (
        <Button
          look="line"
          size="sm"
          disabled={act.busy}
          onClick={() => change('published')}
          aria-label={t('publishOf', { title: row.title })}
        >
          {t('publish')}
        </Button>
      )}
      <Refusal error={act.error} />
    </>
  );
}
