// Hosts that apps run on.
import { Suspense } from 'react';
import { HostsPage } from '@/features/hosting/hosts-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <HostsPage />
    </Suspense>
  );
}
