// What moved.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { MovesPage } from '@/features/stock/moves-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MovesPage />
    </Suspense>
  );
}
