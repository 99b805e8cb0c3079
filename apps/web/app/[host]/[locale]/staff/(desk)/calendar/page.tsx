// The calendar of the desk.
import { Suspense } from 'react';
import { CalendarPage } from '@/features/calendar/calendar-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <CalendarPage />
    </Suspense>
  );
}
