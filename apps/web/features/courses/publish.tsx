'use client';
// Puts a course on sale together with its product, and takes it off again; who bought it keeps it.
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnCourse } from '@/lib/types.ts';
import { useChange } from './use-course.ts';

export function Publish({ course }: { course: OwnCourse }) {
  const t = useTranslations('desk.course');
  const may = useMay('catalog.write');
  const act = useAct();
  const toast = useToast();
  const client = useQueryClient();
  const change = useChange(course.id);
  const { id, product, version } = course;
  const move = (status: OwnCourse['status']): void =>
    void act.run(async () => {
      await change(() => answer(api.PATCH('/v1/admin/courses/{id}', { params: { path: { id } }, body: { version, status } })));
      if (status === 'published' && product.status !== 'published') {
        await answer(api.PATCH('/v1/admin/products/{id}', { params: { path: { id: product.id } }, body: { status } }));
        await client.invalidateQueries({ queryKey: ['course', id] });
      }
      toast(t(`moved.${status}`));
    });
  const inShop = course.status === 'published' && product.status === 'published';
  return (
    <div className="ms-auto flex flex-wrap items-center gap-2">
      {inShop ? (
        <Link href={`/p/${product.slug}`} prefetch={false} className={buttonStyle({ look: 'quiet', size: 'sm' })}>
          {t('see')}
        </Link>
      ) : null}
      {may && inShop ? (
        <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={() => move('draft')}>
          {t('withdraw')}
        </Button>
      ) : null}
      {may && !inShop ? (
        <Button
          size="sm"
          busy={act.busy}
          disabled={act.busy || course.lessons.length === 0}
          onClick={() => move('published')}
          data-testid="publish-course"
        >
          {t('publish')}
        </Button>
      ) : null}
      <Refusal error={act.error} />
    </div>
  );
}
