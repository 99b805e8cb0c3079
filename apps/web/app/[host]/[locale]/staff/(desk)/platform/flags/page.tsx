// Every flag of the installation.
import { Suspense } from 'react';
import { PlatformFlagsPage } from '@/features/platform/flags-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PlatformFlagsPage />
    </Suspense>
  );
}
