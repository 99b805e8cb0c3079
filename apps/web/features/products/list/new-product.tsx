'use client';
// The small form of a new product over its list.
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { useMakeCourse } from '@/features/courses/make-course.ts';
import { useSession } from '@/features/staff/desk.tsx';
import { useTrade } from '@/features/staff/desk-side.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { ProductForm } from '../product-form.tsx';

export function NewProduct({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const router = useRouter();
  const save = useSave('products', 'stock', 'card-terms', 'hosting-plans');
  const makeCourse = useMakeCourse();
  const isBrand = useTrade(useSession()) === 'brand';
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })),
    enabled: open,
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(to) => (to ? undefined : onClose())}
      title={t('new')}
      closeLabel={common('close')}
      className="max-w-2xl!"
    >
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => (
          <ProductForm
            currency={items[0]?.currencies[0] ?? 'USD'}
            further={items[0]?.currencies.slice(1) ?? []}
            unstocked={isBrand}
            onMade={async (product) => {
              await save(Promise.resolve(), t('made', { title: product.title }));
              if (product.kind === 'course') return makeCourse(product);
              if (product.kind === 'membership') {
                router.push(`/staff/card-programmes?set=${product.variantId}`);
                return 'stay';
              }
              if (product.kind === 'hosting') {
                router.push(`/staff/hosting/plans?product=${product.id}`);
                return 'stay';
              }
              onClose();
              return undefined;
            }}
          />
        )}
      </Answer>
    </Dialog>
  );
}
