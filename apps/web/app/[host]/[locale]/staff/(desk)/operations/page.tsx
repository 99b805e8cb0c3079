// The operations page of the desk.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { OperationsPage } from '@/features/staff/operations-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <OperationsPage />
    </Suspense>
  );
}
