// The ways into the account.
import { Suspense } from 'react';
import { SecurityPage } from '@/features/account/security-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <SecurityPage />
    </Suspense>
  );
}
