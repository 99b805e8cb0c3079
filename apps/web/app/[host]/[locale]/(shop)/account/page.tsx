// The profile page of the account.
import { Suspense } from 'react';
import { ProfilePage } from '@/features/account/profile-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ProfilePage />
    </Suspense>
  );
}
