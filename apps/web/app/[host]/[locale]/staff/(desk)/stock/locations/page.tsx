// Where units lie.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { LocationsPage } from '@/features/stock/locations-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <LocationsPage />
    </Suspense>
  );
}
