'use client';
// A new course begins as its product: what it is called and what it costs. Lessons come next, and nothing is on sale before.
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { ProductForm } from '@/features/products/product-form.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { useMakeCourse } from './make-course.ts';

export function NewCourse({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('desk.course');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const make = useMakeCourse();
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
      description={t('newText')}
      closeLabel={common('close')}
      className="max-w-2xl!"
    >
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => (
          <ProductForm
            kind="course"
            currency={items[0]?.currencies[0] ?? 'USD'}
            further={items[0]?.currencies.slice(1) ?? []}
            onMade={make}
          />
        )}
      </Answer>
    </Dialog>
  );
}
