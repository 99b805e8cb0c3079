'use client';
// Products that are courses and have no lessons anywhere yet.
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { useMakeCourse } from './make-course.ts';

const most = { limit: 100 } as const;

/** The newest that wait; older ones come when these are made. */
async function waiting(): Promise<OwnProduct[]> {
  const [products, courses] = await Promise.all([
    answer(api.GET('/v1/admin/products', { params: { query: { kind: 'course', ...most } } })),
    answer(api.GET('/v1/admin/courses', { params: { query: most } })),
  ]);
  const made = new Set(courses.items.map(({ variantId }) => variantId));
  // With more courses than were read, one can't say of an old product that it has none.
  return courses.nextCursor ? [] : products.items.filter(({ variantId, status }) => status !== 'archived' && !made.has(variantId));
}

export function WaitingProducts() {
  const { data = [] } = useQuery({ queryKey: ['courses', 'waiting'], queryFn: waiting });
  return data.length === 0 ? null : (
    <ul className="mb-6 grid gap-3">
      {data.map((product) => (
        <li key={product.id}>
          <Waiting product={product} />
        </li>
      ))}
    </ul>
  );
}

function Waiting({ product }: { product: OwnProduct }) {
  const t = useTranslations('desk.course');
  const act = useAct();
  const make = useMakeCourse();
  return (
    <Notice tone="warning" className="flex flex-wrap items-center justify-between gap-3">
      <span>
        <bdi className="font-medium">{product.title}</bdi> · {t('waits')}
      </span>
      <Button size="sm" busy={act.busy} disabled={act.busy} onClick={() => void act.run(() => make(product))}>
        {t('make')}
      </Button>
      <Refusal error={act.error} />
    </Notice>
  );
}
