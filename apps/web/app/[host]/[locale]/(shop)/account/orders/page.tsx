// The orders of the account.
import { Suspense } from 'react';
import { OrdersPage } from '@/features/account/orders-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <OrdersPage />
    </Suspense>
  );
}
