// People of the organization.
import { Suspense } from 'react';
import { MembersPage } from '@/features/organization/members-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MembersPage />
    </Suspense>
  );
}
