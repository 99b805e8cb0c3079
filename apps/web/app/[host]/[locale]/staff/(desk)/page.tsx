// What waits to be done today.
import { Suspense } from 'react';
import { TodayPage } from '@/features/staff/today-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <TodayPage />
    </Suspense>
  );
}
