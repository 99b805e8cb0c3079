// Switches of the organization.
import { Suspense } from 'react';
import { FlagsPage } from '@/features/organization/flags-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <FlagsPage />
    </Suspense>
  );
}
