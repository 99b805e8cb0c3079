// What is on its way.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { IncomingPage } from '@/features/stock/incoming-page.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <IncomingPage />
    </Suspense>
  );
}
