// Keys for programs.
import { Suspense } from 'react';
import { KeysPage } from '@/features/organization/keys-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <KeysPage />
    </Suspense>
  );
}
