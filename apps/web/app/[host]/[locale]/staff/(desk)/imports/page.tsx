// Imports and exports of products, prices and stock.
import { Suspense } from 'react';
import { RunsPage } from '@/features/runs/runs-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <RunsPage />
    </Suspense>
  );
}
