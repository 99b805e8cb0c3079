'use client';
// Bookable time on the desk: services, the people and rooms they need, the hours those keep.
import { useTranslations } from 'next-intl';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Tabs, useAddress } from '@/features/staff/parts.tsx';
import { HoursList } from './hours-list.tsx';
import { PeopleList } from './people-list.tsx';
import { ServicesList } from './services-list.tsx';

const views = { services: ServicesList, people: PeopleList, hours: HoursList };
type View = keyof typeof views;
const names: View[] = ['services', 'people', 'hours'];

export function ServicesPage() {
  const t = useTranslations('services');
  const address = useAddress();
  const view = names.find((name) => name === address.get('view')) ?? 'services';
  const Shown = views[view];
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Tabs
        label={t('title')}
        items={names.map((value) => ({ value, name: t(`tab.${value}`) }))}
        value={view}
        onChange={(value) => address.set({ view: value === 'services' ? undefined : value })}
      />
      <div className="pt-6">
        <Shown />
      </div>
    </>
  );
}
