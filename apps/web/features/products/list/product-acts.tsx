'use client';
// What is done to a product from the list: changed, put on sale or away, with a way back.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { ChangeProduct } from '../change-product.tsx';

export function ProductActs({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const toast = useToast();
  const act = useAct();
  const save = useSave('products');
  const move = (status: OwnProduct['status']): Promise<unknown> =>
    save(answer(api.PATCH('/v1/admin/products/{id}', { params: { path: { id: row.id } }, body: { status } })));
  const change = (status: OwnProduct['status']): void =>
    void act.run(async () => {
      await move(status);
      const undo = { label: form('undo'), run: () => void act.run(() => move(row.status)) };
      toast(t(`moved.${status}`, { title: row.title }), { action: undo });
    });
  return (
    <>
      <ChangeProduct row={row} />
      {row.status === 'published' ? (
        <Button
          look="quiet"
          size="sm"
          disabled={act.busy}
          onClick={() => change('archived')}
          aria-label={t('archiveOf', { title: row.title })}
        >
          {t('archive')}
        </Button>
      ) : (
        <Button
          look="line"
          size="sm"
          disabled={act.busy}
          onClick={() => change('published')}
          aria-label={t('publishOf', { title: row.title })}
        >
          {t('publish')}
        </Button>
      )}
      <Refusal error={act.error} />
    </>
  );
}
