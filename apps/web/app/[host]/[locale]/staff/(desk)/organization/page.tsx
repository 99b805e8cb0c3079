// Settings of the organization.
import { Suspense } from 'react';
import { OrganizationPage } from '@/features/organization/organization-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <OrganizationPage />
    </Suspense>
  );
}
