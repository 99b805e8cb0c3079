// The brands of the installation.
import { Suspense } from 'react';
import { OrganizationsPage } from '@/features/platform/organizations-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <OrganizationsPage trade="brand" />
    </Suspense>
  );
}
