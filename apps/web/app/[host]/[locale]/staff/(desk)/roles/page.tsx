// What roles may do.
import { Suspense } from 'react';
import { RolesPage } from '@/features/organization/roles-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <RolesPage />
    </Suspense>
  );
}
