// Brands that the organization may sell.
import { Suspense } from 'react';
import { EntitlementsPage } from '@/features/entitlements/entitlements-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <EntitlementsPage side="brands" />
    </Suspense>
  );
}
