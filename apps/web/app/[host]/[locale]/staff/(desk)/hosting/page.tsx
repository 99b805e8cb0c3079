// Apps that were sold.
import { Suspense } from 'react';
import { AppsPage } from '@/features/hosting/apps-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <AppsPage />
    </Suspense>
  );
}
