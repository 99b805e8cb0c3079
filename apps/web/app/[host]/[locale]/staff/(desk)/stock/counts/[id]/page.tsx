// One count of stock.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { CountPage } from '@/features/stock/count-page.tsx';

type Props = { params: Promise<{ id: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Detail params={params} />
    </Suspense>
  );
}

async function Detail({ params }: Props) {
  return <CountPage id={(await params).id} />;
}
