// One order on the desk.
import { Suspense } from 'react';
import { OrderDetail } from '@/features/staff/order-detail.tsx';
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
  return <OrderDetail id={(await params).id} />;
}
