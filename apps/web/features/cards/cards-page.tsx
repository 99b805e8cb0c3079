'use client';
// Who holds a card of the organization: found by number or name, suspended, resumed, revoked, taken along as a file.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { inWords } from '@/features/courses/use-course.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { CardTable } from './card-table.tsx';
import { tiers } from './terms-form.tsx';

const states = ['active', 'suspended', 'revoked', 'expired'] as const;
const filterNames = ['q', 'programme', 'tier', 'state'] as const;

type Filters = ReturnType<typeof useFilters>;

function useFilters() {
  const address = useAddress();
  return {
    q: address.get('q'),
    programmeId: address.get('programme'),
    tier: tiers.find((tier) => tier === address.get('tier')),
    state: states.find((state) => state === address.get('state')),
  };
}

export function CardsPage() {
  const t = useTranslations('desk.cards');
  const kind = useTranslations('kinds.membership');
  const staff = useTranslations('staff');
  const address = useAddress();
  const filters = useFilters();
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['cards', filters, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/cards', { params: { query: { ...filters, cursor, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff('page.cards')} text={t('cardsText')}>
        <Csv filters={filters} />
      </PageHead>
      <div className="mb-2 flex flex-wrap gap-3">
        <span className="w-72 max-sm:w-full">
          <SearchField label={t('search')} value={filters.q ?? ''} onChange={(q) => address.set({ q })} />
        </span>
        <ProgrammeFilter value={filters.programmeId} />
        <Filter
          label={t('tier')}
          any={t('anyTier')}
          value={filters.tier}
          options={tiers.map((value) => ({ value, name: kind(`tier.${value}`) }))}
          onChange={(tier) => address.set({ tier })}
        />
      </div>
      <Tabs
        label={staff('status')}
        value={filters.state ?? ''}
        onChange={(state) => address.set({ state })}
        items={[{ value: '', name: staff('all') }, ...states.map((value) => ({ value, name: kind(`cardState.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={<NoneListed filters={filterNames} none={{ title: t('none'), text: t('noneText') }} filtered={{ title: t('noneFilter') }} />}
      >
        {(rows) => <CardTable rows={rows} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

interface FilterProps {
  label: string;
  any: string;
  value: string | undefined;
  options: { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}

function Filter({ label, any, value, options, onChange }: FilterProps) {
  return (
    <span className="w-48 max-sm:w-full">
      <Select aria-label={label} value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)} className="text-sm">
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </Select>
    </span>
  );
}

/** Only for who may see programmes; there is nothing to choose with less than two. */
function ProgrammeFilter({ value }: { value: string | undefined }) {
  const t = useTranslations('desk.cards');
  const locale = useLocale();
  const address = useAddress();
  const may = useMay('catalog.read');
  const { data } = useQuery({
    queryKey: ['card-programmes', 'all'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/card-programmes', { params: { query: { limit: 100 } }, signal })),
    enabled: may,
  });
  if (!data || (data.items.length < 2 && !value)) return null;
  const options = data.items.map(({ id, name }) => ({ value: id, name: inWords(name, locale) }));
  return (
    <Filter
      label={t('programme')}
      any={t('anyProgramme')}
      value={value}
      options={options}
      onChange={(programme) => address.set({ programme })}
    />
  );
}

/** The same rows as a file. Asked for by script, so that a lapsed token is renewed and a refusal is told here. */
function Csv({ filters }: { filters: Filters }) {
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const content: unknown = await answer(api.GET('/v1/admin/cards.csv', { params: { query: filters }, parseAs: 'blob' }));
      if (content instanceof Blob) saveFile(content, 'cards.csv');
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button look="line" busy={act.busy} disabled={act.busy} onClick={save} data-testid="cards-csv">
        <Download aria-hidden size={17} strokeWidth={1.6} /> CSV
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
