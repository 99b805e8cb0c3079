// The bookings of the account.
import { Suspense } from 'react';
import { BookingsPage } from '@/features/bookings/bookings-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <BookingsPage />
    </Suspense>
  );
}
