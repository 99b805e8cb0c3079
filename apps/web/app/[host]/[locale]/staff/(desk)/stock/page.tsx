// The stock page of the desk.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { StockPage } from '@/features/staff/stock-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <StockPage />
    </Suspense>
  );
}
