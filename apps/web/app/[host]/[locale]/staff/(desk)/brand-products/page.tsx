// What a store may take of its brands into its own shop.
import { Suspense } from 'react';
import { FromBrandsPage } from '@/features/runs/from-brands-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <FromBrandsPage />
    </Suspense>
  );
}
