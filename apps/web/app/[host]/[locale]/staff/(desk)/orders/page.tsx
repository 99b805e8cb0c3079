// The orders page of the desk.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { OrdersPage } from '@/features/staff/orders-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <OrdersPage />
    </Suspense>
  );
}
