// Where one is signed in.
import { Suspense } from 'react';
import { SessionsPage } from '@/features/account/sessions-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <SessionsPage />
    </Suspense>
  );
}
