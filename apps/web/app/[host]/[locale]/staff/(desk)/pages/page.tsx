// The pages and policies of the shop, on the desk.
import { Suspense } from 'react';
import { PagesPage } from '@/features/content/desk/pages-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PagesPage />
    </Suspense>
  );
}
