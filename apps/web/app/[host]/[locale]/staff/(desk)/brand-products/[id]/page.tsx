// A product of a brand as the store sells it.
import { Suspense } from 'react';
import { SoldPage } from '@/features/sold/sold-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

type Props = { params: Promise<{ id: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Detail params={params} />
    </Suspense>
  );
}

async function Detail({ params }: Props) {
  return <SoldPage id={(await params).id} />;
}
