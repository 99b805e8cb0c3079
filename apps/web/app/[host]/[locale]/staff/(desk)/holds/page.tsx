// Legal holds of the organization.
import { Suspense } from 'react';
import { HoldsPage } from '@/features/holds/holds-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <HoldsPage />
    </Suspense>
  );
}
