// The price lists page of the desk.
import { Suspense } from 'react';
import { PriceListsPage } from '@/features/price-lists/price-lists-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PriceListsPage />
    </Suspense>
  );
}
