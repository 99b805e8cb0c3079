'use client';
// Makes the course of a product that is one, and leads to its editor.
import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnProduct } from '@/lib/types.ts';

export function useMakeCourse(): (product: OwnProduct) => Promise<'stay'> {
  const router = useRouter();
  const client = useQueryClient();
  const locale = useLocale();
  return async ({ variantId, title }) => {
    const course = await answer(api.POST('/v1/admin/courses', { body: { variantId, title: { [locale]: title } } }));
    void client.invalidateQueries({ queryKey: ['courses'] });
    void client.invalidateQueries({ queryKey: ['products'] });
    router.push(`/staff/courses/${course.id}`);
    return 'stay';
  };
}
