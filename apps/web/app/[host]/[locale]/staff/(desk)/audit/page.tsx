// What was done, and by whom.
import { Suspense } from 'react';
import { AuditPage } from '@/features/audit/audit-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <AuditPage />
    </Suspense>
  );
}
