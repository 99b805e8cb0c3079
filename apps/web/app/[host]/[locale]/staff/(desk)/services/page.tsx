// What can be booked, of whom and when, on the desk.
import { Suspense } from 'react';
import { ServicesPage } from '@/features/services/services-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ServicesPage />
    </Suspense>
  );
}
