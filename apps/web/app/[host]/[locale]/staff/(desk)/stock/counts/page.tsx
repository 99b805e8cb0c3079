// Counts of stock.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { CountsPage } from '@/features/stock/counts-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <CountsPage />
    </Suspense>
  );
}
