// Stores that sell what the organization makes.
import { Suspense } from 'react';
import { EntitlementsPage } from '@/features/entitlements/entitlements-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <EntitlementsPage side="stores" />
    </Suspense>
  );
}
