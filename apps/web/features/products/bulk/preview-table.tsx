'use client';
// What a change would do: in numbers, and the first products before and after.
import { Notice } from '@tessera/ui/bits.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import type { BulkPreview } from '@/lib/types.ts';

type Standing = BulkPreview['items'][number]['before'];

export function PreviewTable({ preview }: { preview: BulkPreview }) {
  const t = useTranslations('desk.bulk');
  const { total, looked, changed, same, failed, items } = preview;
  return (
    <section aria-label={t('previewTitle')} className="grid gap-3" data-testid="bulk-preview-table">
      <Notice tone={failed.length > 0 ? 'warning' : 'info'} role="status">
        <p className="tabular">{t('outcome', { total, changed, same })}</p>
        {failed.map(({ code, count }) => (
          <p key={code} className="tabular">
            {t(`fault.${code}`, { count })}
          </p>
        ))}
        {looked < total ? <p className="tabular">{t('lookedAt', { count: looked })}</p> : null}
      </Notice>
      <Table label={t('previewTitle')}>
        <thead>
          <tr>
            <Th>{t('product')}</Th>
            <Th>{t('before')}</Th>
            <Th>{t('after')}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <Td>
                <bdi>{item.title}</bdi>
              </Td>
              <Td className="text-soft">
                <Shown standing={item.before} />
              </Td>
              <Td>
                {item.after ? (
                  <Shown standing={item.after} />
                ) : (
                  <span className="text-danger">{t(`fault.${item.error ?? ''}`, { count: 1 })}</span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Shown({ standing }: { standing: Standing }) {
  const product = useTranslations('desk.product');
  const locale = useLocale();
  return (
    <span className="grid gap-0.5 text-xs">
      <span>{standing.price ? <Price money={standing.price} compareAt={standing.compareAt} locale={locale} /> : '—'}</span>
      <span>
        {product(`status.${standing.status}`)} · {standing.category}
      </span>
      {standing.attributes.map(({ name, value }) => (
        <bdi key={name}>
          {name}: {value}
        </bdi>
      ))}
      {standing.tags.length > 0 ? <bdi>{standing.tags.join(', ')}</bdi> : null}
    </span>
  );
}
