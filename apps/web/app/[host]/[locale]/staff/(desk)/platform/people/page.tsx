// One person of the installation.
import { Suspense } from 'react';
import { PeoplePage } from '@/features/platform/people-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PeoplePage />
    </Suspense>
  );
}
