// What products of kind hosting give.
import { Suspense } from 'react';
import { PlansPage } from '@/features/hosting/plans-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PlansPage />
    </Suspense>
  );
}
