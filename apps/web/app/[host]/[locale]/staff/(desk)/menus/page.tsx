// The menus of the shop, on the desk.
import { Suspense } from 'react';
import { MenusPage } from '@/features/content/desk/menus-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MenusPage />
    </Suspense>
  );
}
