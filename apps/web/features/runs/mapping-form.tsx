'use client';
// Which column is what: as names say, as was said before, and as a person says now; in which encoding the file is read.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Select } from '@tessera/ui/field.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { type Act, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { CatalogRunWhole } from '@/lib/types.ts';
import { useFieldName } from './run-words.ts';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-874', 'windows-1256'] as const;

export function MappingForm({ run, onMoved }: { run: CatalogRunWhole; onMoved: () => void }) {
  const t = useTranslations('desk.run');
  const act = useAct();
  const [mapping, setMapping] = useState(run.columns.map(({ field }) => field));
  const [createCategories, setCreate] = useState(false);
  const check = (): void =>
    void act.run(async () => {
      await answer(
        api.POST('/v1/admin/catalog-runs/{id}/check', { params: { path: { id: run.id } }, body: { mapping, createCategories } }),
      );
      onMoved();
    });
  return (
    <div className="grid gap-5">
      <Format run={run} act={act} onRead={(columns) => setMapping(columns.map(({ field }) => field))} />
      {run.columns.length > 0 ? (
        <>
          <Columns run={run} mapping={mapping} onChange={setMapping} />
          {run.kind === 'csv_products' ? (
            <label className="flex items-start gap-2.5 text-sm">
              <input
                type="checkbox"
                className="mt-0.5 size-5 accent-[var(--color-accent)]"
                checked={createCategories}
                onChange={({ target }) => setCreate(target.checked)}
              />
              {t('createCategories')}
            </label>
          ) : null}
          <div>
            <Button busy={act.busy} disabled={act.busy} onClick={check} data-testid="check">
              {t('check')}
            </Button>
          </div>
        </>
      ) : null}
      <Refusal error={act.error} />
    </div>
  );
}

interface FormatProps {
  run: CatalogRunWhole;
  act: Act;
  onRead: (columns: CatalogRunWhole['columns']) => void;
}

function Format({ run, act, onRead }: FormatProps) {
  const t = useTranslations('desk.run');
  const client = useQueryClient();
  const read = (encoding: (typeof encodings)[number]): void =>
    void act.run(async () => {
      const next = await answer(api.POST('/v1/admin/catalog-runs/{id}/format', { params: { path: { id: run.id } }, body: { encoding } }));
      client.setQueryData(['catalog-run', run.id], next);
      onRead(next.columns);
    });
  return (
    <>
      {run.format ? null : <Notice tone="warning">{t('whichEncoding')}</Notice>}
      <Field label={t('encoding')} className="max-w-sm">
        {(control) => (
          <Select
            {...control}
            value={run.format?.encoding ?? ''}
            onChange={({ target }) => read(target.value as (typeof encodings)[number])}
          >
            {run.format ? null : <option value="">{t('choose')}</option>}
            {encodings.map((each) => (
              <option key={each} value={each}>
                {t(`encodingName.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

interface ColumnsProps {
  run: CatalogRunWhole;
  mapping: (string | null)[];
  onChange: (mapping: (string | null)[]) => void;
}

function Columns({ run, mapping, onChange }: ColumnsProps) {
  const t = useTranslations('desk.run');
  const nameOf = useFieldName();
  return (
    <Table label={t('columns')}>
      <thead>
        <tr>
          <Th>{t('column')}</Th>
          <Th className="max-sm:hidden">{t('holds')}</Th>
          <Th>{t('readAs')}</Th>
        </tr>
      </thead>
      <tbody>
        {run.columns.map((column, index) => (
          <tr key={column.name}>
            <Td className="max-w-36 font-medium">
              <bdi>{column.name}</bdi>
              {/* A phone shows beside the name what a wide screen gives a column. */}
              <span className="block truncate text-xs font-normal text-soft sm:hidden">
                <bdi>{column.samples.join(' · ')}</bdi>
              </span>
            </Td>
            <Td className="max-w-60 truncate text-soft max-sm:hidden">
              <bdi>{column.samples.join(' · ')}</bdi>
            </Td>
            <Td>
              <Select
                aria-label={t('readAsOf', { name: column.name })}
                className="min-w-44 text-sm"
                value={mapping[index] ?? ''}
                onChange={({ target }) => onChange(mapping.with(index, target.value || null))}
              >
                <option value="">{t('pass')}</option>
                {run.fields.map((field) => (
                  <option key={field} value={field} disabled={field !== mapping[index] && mapping.includes(field)}>
                    {nameOf(field)}
                  </option>
                ))}
              </Select>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
