// Shops of the organization.
import { Suspense } from 'react';
import { ChannelsPage } from '@/features/organization/channels-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ChannelsPage />
    </Suspense>
  );
}
