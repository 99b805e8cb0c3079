// The trail of the installation itself.
import { Suspense } from 'react';
import { AuditPage } from '@/features/audit/audit-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <AuditPage ofPlatform />
    </Suspense>
  );
}
