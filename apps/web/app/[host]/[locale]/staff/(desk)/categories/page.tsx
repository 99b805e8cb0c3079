// Categories and the set of attributes on the desk.
import { Suspense } from 'react';
import { CategoriesPage } from '@/features/categories/categories-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <CategoriesPage />
    </Suspense>
  );
}
