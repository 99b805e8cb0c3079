// The promotions page of the desk.
import { Suspense } from 'react';
import { PromotionsPage } from '@/features/promotions/promotions-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PromotionsPage />
    </Suspense>
  );
}
