// The stock page of the desk.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { StockPage } from '@/features/stock/stock-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <StockPage />
    </Suspense>
  );
}
