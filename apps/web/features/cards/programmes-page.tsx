'use client';
// Card programmes of the organization, and what is sold of them: each membership with the card it hands over, or without.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { inWords } from '@/features/courses/use-course.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { CardProgramme } from '@/lib/types.ts';
import { ProgrammeForm } from './programme-form.tsx';
import { SoldCards } from './sold-cards.tsx';

export function ProgrammesPage() {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('catalog.write');
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['card-programmes', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/card-programmes', { params: { query: { cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff('page.cardProgrammes')} text={t('programmesText')}>
        {may ? <NewProgramme /> : null}
      </PageHead>
      <Listed
        query={query}
        failed={staff('failed')}
        none={<EmptyState title={t('noProgrammes')} text={t('noProgrammesText')} action={may ? <NewProgramme /> : undefined} />}
      >
        {(items) => <ProgrammeTable rows={items} may={may} />}
      </Listed>
      <SoldCards may={may} />
    </>
  );
}

function NewProgramme() {
  const t = useTranslations('desk.cards');
  return (
    <FormDialog
      title={t('newProgramme')}
      trigger={
        <Button data-testid="new-programme">
          <Plus aria-hidden size={18} /> {t('newProgramme')}
        </Button>
      }
    >
      {(close) => <ProgrammeForm onDone={close} />}
    </FormDialog>
  );
}

function ProgrammeTable({ rows, may }: { rows: CardProgramme[]; may: boolean }) {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  return (
    <Table stacks label={staff('page.cardProgrammes')}>
      <thead>
        <tr>
          <Th>{t('programme')}</Th>
          <Th>{staff('status')}</Th>
          <Th className="text-end">{t('taken')}</Th>
          <Th className="text-end">{t('limit')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProgrammeRow key={row.id} row={row} may={may} />
        ))}
      </tbody>
    </Table>
  );
}

function ProgrammeRow({ row, may }: { row: CardProgramme; may: boolean }) {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  const locale = useLocale();
  const count = new Intl.NumberFormat(numberLocale(locale));
  const name = inWords(row.name, locale);
  const isFull = row.cardLimit !== null && row.cardsTaken >= row.cardLimit;
  return (
    <tr data-testid="programme">
      <Td className="min-w-40 font-medium">
        <bdi>{name}</bdi>
      </Td>
      <Td label={staff('status')}>
        <Badge tone={row.status === 'open' && !isFull ? 'success' : 'plain'}>
          {t(row.status === 'closed' ? 'closed' : isFull ? 'full' : 'open')}
        </Badge>
      </Td>
      <Td label={t('taken')} className="tabular text-end">
        {count.format(row.cardsTaken)}
      </Td>
      <Td label={t('limit')} className="tabular text-end">
        {row.cardLimit === null ? t('noLimit') : count.format(row.cardLimit)}
      </Td>
      <Td className="text-end">
        {may ? (
          <FormDialog
            title={t('changeOf', { name })}
            trigger={
              <Button look="quiet" size="sm" aria-label={t('changeOf', { name })}>
                {t('change')}
              </Button>
            }
          >
            {(close) => <ProgrammeForm key={row.version} programme={row} onDone={close} />}
          </FormDialog>
        ) : null}
      </Td>
    </tr>
  );
}
