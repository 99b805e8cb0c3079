'use client';
// The head of the desk's pages about hosting: apps, hosts and plans side by side, as far as one may see them.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Tabs } from '@/features/staff/parts.tsx';
import { useRouter } from '@/i18n/navigation.ts';

const hrefs = { apps: '/staff/hosting', hosts: '/staff/hosting/hosts', plans: '/staff/hosting/plans' } as const;
export type HostingPart = keyof typeof hrefs;

export function HostingHead({ part, children }: { part: HostingPart; children?: ReactNode }) {
  const t = useTranslations('desk.hosting');
  const staff = useTranslations('staff');
  const router = useRouter();
  const may = { apps: useMay('orders.read'), hosts: useMay('stock.read'), plans: useMay('catalog.read') };
  const parts = (Object.keys(hrefs) as HostingPart[]).filter((one) => may[one]);
  return (
    <>
      <PageHead title={staff('page.hosting')} text={t(`text.${part}`)}>
        {children}
      </PageHead>
      <Tabs
        label={staff('page.hosting')}
        value={part}
        onChange={(to) => router.push(hrefs[to as HostingPart])}
        items={parts.map((value) => ({ value, name: t(`tab.${value}`) }))}
      />
    </>
  );
}
