'use client';
// Slips or labels of several orders: what is to leave, and if one likes what left, each in its buyer's language.
import { useQueries } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { IntlProvider, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { RowsSkeleton, useAddress } from '@/features/staff/parts.tsx';
import { directionOf } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import type { PackingSlips } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { batchesOf } from './batches.ts';
import { LabelSheet } from './label-sheet.tsx';
import { SlipSheet } from './slip-sheet.tsx';
import type { SlipWords } from './slip-words.ts';

const papers = { A4: 'A4', Letter: 'letter', '100 × 150 mm': '100mm 150mm' } as const;
type Paper = keyof typeof papers;
const isPaper = (value: string): value is Paper => value in papers;

/** What is to leave; of orders of which all left, or where it is asked for, what left. */
const shownOf = ({ items }: PackingSlips, all: boolean): PackingSlips['items'] => {
  const waiting = items.filter(({ parcel }) => !parcel);
  return all || waiting.length === 0 ? items : waiting;
};

export function SlipsPage({ words }: { words: SlipWords }) {
  const t = useTranslations('desk.slips');
  const staff = useTranslations('staff');
  const say = useErrorText();
  const address = useAddress();
  const [paper, setPaper] = useState<Paper>('A4');
  const [all, setAll] = useState(false);
  const [at, setAt] = useState(0);
  const batches = batchesOf(address.get('orders'));
  const ids = batches[at] ?? [];
  const { pending, error, found } = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['packing-slips', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answer(api.GET('/v1/admin/orders/{id}/packing-slips', { params: { path: { id } }, signal })),
    })),
    combine: (results) => ({
      pending: results.some(({ isPending }) => isPending),
      error: results.find((result) => result.error)?.error,
      found: results.flatMap(({ data }) => data ?? []),
    }),
  });
  const back = batches.flat().length === 1 ? `/staff/orders/${ids[0]}` : '/staff/orders';
  return (
    <>
      <div className="no-print">
        <BackLink href={back}>{staff('page.orders')}</BackLink>
        <PageHead title={t('title')} text={t('text')}>
          <div className="flex flex-wrap items-center gap-3">
            <Select aria-label={t('paper')} value={paper} onChange={({ target }) => isPaper(target.value) && setPaper(target.value)}>
              {Object.keys(papers).map((name) => (
                <option key={name} value={name}>
                  {t(name.startsWith('1') ? 'label' : 'slip', { paper: name })}
                </option>
              ))}
            </Select>
            <label className="flex min-h-11 items-center gap-2 text-sm">
              <input type="checkbox" className="size-4 accent-accent" checked={all} onChange={({ target }) => setAll(target.checked)} />
              {t('sent')}
            </label>
            <Button onClick={() => window.print()} disabled={found.length === 0} data-testid="print-slips">
              {t('print')}
            </Button>
          </div>
        </PageHead>
        {batches.length > 1 ? <Batches batches={batches} at={at} onChange={setAt} /> : null}
      </div>
      {error ? <ErrorState title={staff('failed')} text={say(error)} /> : null}
      {pending ? <RowsSkeleton /> : <Sheets found={found} paper={paper} all={all} words={words} />}
    </>
  );
}

/** Which of the chosen orders are here, and a way to the others. */
function Batches({ batches, at, onChange }: { batches: string[][]; at: number; onChange: (at: number) => void }) {
  const t = useTranslations('desk.slips');
  const before = batches.slice(0, at).flat().length;
  const facts = { from: before + 1, to: before + (batches[at]?.length ?? 0), count: batches.flat().length };
  return (
    <nav aria-label={t('batches')} className="mb-6 flex flex-wrap items-center gap-3 text-sm">
      <p role="status" className="tabular font-medium" data-testid="slips-batch">
        {t('batch', facts)}
      </p>
      <Button look="line" size="sm" disabled={at === 0} onClick={() => onChange(at - 1)}>
        {t('batchBefore')}
      </Button>
      <Button look="line" size="sm" disabled={at === batches.length - 1} onClick={() => onChange(at + 1)}>
        {t('batchAfter')}
      </Button>
    </nav>
  );
}

interface SheetsProps {
  found: PackingSlips[];
  paper: Paper;
  all: boolean;
  words: SlipWords;
}

function Sheets({ found, paper, all, words }: SheetsProps) {
  const t = useTranslations('desk.slips');
  const Sheet = paper.startsWith('1') ? LabelSheet : SlipSheet;
  const sheets = found.flatMap((of) =>
    shownOf(of, all).map((slip, place) => ({ of, slip, key: `${of.order.id} ${slip.parcel?.id ?? place}` })),
  );
  if (sheets.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <>
      <style>{`@page { size: ${papers[paper]}; margin: ${paper.startsWith('1') ? '0' : '12mm'} }
@media print { #main { max-width: none; padding: 0 } }`}</style>
      <ol className="grid grid-cols-1 justify-items-start gap-8 overflow-x-auto pb-8 print:block print:overflow-visible print:p-0">
        {sheets.map(({ of, slip, key }) => (
          <li
            key={key}
            data-testid="sheet"
            lang={of.locale}
            dir={directionOf(of.locale)}
            className="max-w-full break-after-page last:break-after-auto print:w-full"
          >
            <IntlProvider locale={of.locale} messages={words[of.locale] ?? words.en} timeZone="UTC">
              <Sheet of={of} slip={slip} />
            </IntlProvider>
          </li>
        ))}
      </ol>
    </>
  );
}
