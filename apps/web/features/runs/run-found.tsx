'use client';
// What was found in a file, or became of it: counts, wrong lines, and the way on.
import { Button } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import type { Locale } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import type { CatalogRunWhole } from '@/lib/types.ts';

const names = ['added', 'changed', 'unchanged', 'failed'] as const;

export function Found({ run, onMoved }: { run: CatalogRunWhole; onMoved: () => void }) {
  const t = useTranslations('desk.run');
  const count = new Intl.NumberFormat(numberLocale(useLocale()));
  return (
    <>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {names.map((name) => (
          <div key={name} className="rounded-md bg-sunken px-4 py-3">
            <dt className="text-sm text-soft">{t(`count.${name}`)}</dt>
            <dd className="tabular text-2xl" data-testid={`count-${name}`}>
              {count.format(run.counts[name])}
            </dd>
          </div>
        ))}
      </dl>
      {run.state === 'ready' ? <Apply run={run} onMoved={onMoved} /> : null}
      {run.wrong.length > 0 ? <Wrong run={run} /> : null}
    </>
  );
}

function Apply({ run, onMoved }: { run: CatalogRunWhole; onMoved: () => void }) {
  const t = useTranslations('desk.run');
  const may = useMay('catalog.write');
  const act = useAct();
  const { failed, added, changed } = run.counts;
  if (!may || added + changed + run.counts.unchanged === 0) return null;
  const apply = (mode: 'all' | 'right') => (): void =>
    void act.run(async () => {
      await answer(api.POST('/v1/admin/catalog-runs/{id}/apply', { params: { path: { id: run.id } }, body: { mode } }));
      onMoved();
    });
  return (
    <div className="grid justify-items-start gap-3">
      <p className="max-w-2xl text-soft">{failed > 0 ? t('someWrong') : t('allRight')}</p>
      <div className="flex flex-wrap gap-3">
        {failed === 0 ? (
          <Button busy={act.busy} disabled={act.busy} onClick={apply('all')} data-testid="apply-all">
            {t('applyAll')}
          </Button>
        ) : null}
        <Button
          look={failed === 0 ? 'line' : 'main'}
          busy={act.busy}
          disabled={act.busy}
          onClick={apply('right')}
          data-testid="apply-right"
        >
          {failed === 0 ? t('applySteps') : t('applyRight')}
        </Button>
      </div>
      {failed === 0 ? <p className="max-w-2xl text-sm text-soft">{t('applyHint')}</p> : null}
      <Refusal error={act.error} />
    </div>
  );
}

function Wrong({ run }: { run: CatalogRunWhole }) {
  const t = useTranslations('desk.run');
  const locale = useLocale() as Locale;
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const content: unknown = await answer(
        api.GET('/v1/admin/catalog-runs/{id}/errors.csv', { params: { path: { id: run.id }, query: { locale } }, parseAs: 'blob' }),
      );
      if (content instanceof Blob) saveFile(content, 'errors.csv');
    });
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-2xl">{t('wrongTitle')}</h2>
        <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={save} data-testid="errors-csv">
          <Download aria-hidden size={16} strokeWidth={1.6} /> {t('wrongAll')}
        </Button>
      </div>
      <Refusal error={act.error} />
      <Table label={t('wrongTitle')}>
        <thead>
          <tr>
            <Th className="text-end">{t('line')}</Th>
            <Th>{t('column')}</Th>
            <Th>{t('problem')}</Th>
            <Th>{t('value')}</Th>
          </tr>
        </thead>
        <tbody>
          {run.wrong.map(({ line, column, code, value }) => (
            <tr key={`${line} ${column} ${code}`} data-testid="wrong-line">
              <Td className="tabular text-end">{line}</Td>
              <Td>
                <bdi>{column}</bdi>
              </Td>
              <Td>{t.has(`fault.${code}`) ? t(`fault.${code}`) : code}</Td>
              <Td className="max-w-60 truncate">
                <bdi>{value}</bdi>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
