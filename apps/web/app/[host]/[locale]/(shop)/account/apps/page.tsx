// The apps of the account.
import { Suspense } from 'react';
import { MyAppsPage } from '@/features/hosting/my-apps-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MyAppsPage />
    </Suspense>
  );
}
