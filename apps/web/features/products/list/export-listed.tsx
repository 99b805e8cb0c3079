'use client';
// Has the products that the list is narrowed to written into a file.
import { Button } from '@tessera/ui/button.tsx';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { ProductFilter } from '@/lib/types.ts';

export function ExportListed({ filter }: { filter: ProductFilter }) {
  const t = useTranslations('desk.product');
  const act = useAct();
  const router = useRouter();
  const start = (): void =>
    void act.run(async () => {
      const { id } = await answer(api.POST('/v1/admin/catalog-runs/exports', { body: { what: 'products', bom: true, ...filter } }));
      router.push(`/staff/imports?run=${id}`);
      return 'stay';
    });
  return (
    <>
      <Button
        look="quiet"
        size="iconSm"
        aria-label={t('exportListed')}
        title={t('exportListed')}
        disabled={act.busy}
        onClick={start}
        data-testid="export-listed"
      >
        <Download aria-hidden size={18} />
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
