// The page of customer groups of the desk.
import { Suspense } from 'react';
import { GroupsPage } from '@/features/customer-groups/groups-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <GroupsPage />
    </Suspense>
  );
}
