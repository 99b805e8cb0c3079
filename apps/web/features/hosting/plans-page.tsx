'use client';
// What each product of kind hosting gives, and those that nobody can buy because they have no plan.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { diskText, memoryText } from '../../../../kinds/hosting/web/size-text.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnHostingPlan } from '@/lib/types.ts';
import { HostingHead } from './hosting-head.tsx';
import { PlanForm } from './plan-form.tsx';

export function PlansPage() {
  const t = useTranslations('desk.hosting');
  const staff = useTranslations('staff');
  const address = useAddress();
  const [cursor, product] = [address.get('cursor'), address.get('product')];
  const query = useQuery({
    queryKey: ['hosting-plans', cursor, product],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/hosting/plans', { params: { query: { cursor, product, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const may = useMay('catalog.write');
  const toNew = may ? (
    <Link href="/staff/products?new=1" className={buttonStyle({})}>
      {t('newProduct')}
    </Link>
  ) : null;
  return (
    <>
      <HostingHead part="plans">{toNew}</HostingHead>
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('noPlans')} text={t('noPlansText')} action={toNew} />}>
        {(rows) => <PlanTable rows={rows} may={may} opened={product !== undefined && rows.length === 1} />}
      </Listed>
    </>
  );
}

function PlanTable({ rows, may, opened }: { rows: OwnHostingPlan[]; may: boolean; opened: boolean }) {
  const t = useTranslations('desk.hosting');
  return (
    <Table label={t('tab.plans')} stacks>
      <thead>
        <tr>
          <Th>{t('col.product')}</Th>
          <Th>{t('col.gives')}</Th>
          <Th>{t('col.period')}</Th>
          <Th>{t('col.room')}</Th>
          <Th>
            <span className="sr-only">{t('col.acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.variantId} data-testid="plan-row">
            <Td>
              <Link href={`/staff/products/${row.product.id}`} className="block min-w-40 font-medium underline-offset-4 hover:underline">
                <bdi>{row.product.title}</bdi>
              </Link>
              <bdi className="text-soft">{Object.values(row.options).join(', ') || row.sku}</bdi>
            </Td>
            <Gives row={row} />
            <Td className="sm:text-end">{may ? <PlanDialog row={row} opened={opened && row.plan === null} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Gives({ row: { plan } }: { row: OwnHostingPlan }) {
  const t = useTranslations('desk.hosting');
  const locale = numberLocale(useLocale());
  if (!plan)
    return (
      <Td colSpan={3}>
        <Badge tone="warning" className="whitespace-normal">
          {t('missing')}
        </Badge>
      </Td>
    );
  return (
    <>
      <Td label={t('col.gives')}>
        {memoryText(plan.memoryMib, locale)} · {t('cores', { count: plan.cpuMillicores / 1000 })} · {diskText(plan.diskGib, locale)}
      </Td>
      <Td label={t('col.period')}>
        {t('days', { count: plan.periodDays })}
        <span className="block text-soft">{plan.refundDays === 0 ? t('noRefund') : t('refundIn', { count: plan.refundDays })}</span>
      </Td>
      <Td label={t('col.room')}>
        {plan.room === 0 ? <Badge tone="danger">{t('noRoom')}</Badge> : <span className="tabular">{t('room', { count: plan.room })}</span>}
      </Td>
    </>
  );
}

function PlanDialog({ row, opened }: { row: OwnHostingPlan; opened: boolean }) {
  const t = useTranslations('desk.hosting');
  const title = t('planOf', { name: row.product.title });
  return (
    <FormDialog
      title={title}
      description={t('planText')}
      opened={opened}
      trigger={
        <Button look={row.plan ? 'line' : 'main'} size="sm" aria-label={title} data-testid="set-plan">
          {t(row.plan ? 'change' : 'setPlan')}
        </Button>
      }
    >
      {(close) => <PlanForm row={row} onDone={close} />}
    </FormDialog>
  );
}
