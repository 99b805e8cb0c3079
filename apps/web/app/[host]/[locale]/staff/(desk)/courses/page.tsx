// Courses of the organization.
import { Suspense } from 'react';
import { CoursesPage } from '@/features/courses/courses-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <CoursesPage />
    </Suspense>
  );
}
