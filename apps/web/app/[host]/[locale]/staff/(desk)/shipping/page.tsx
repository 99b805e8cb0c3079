// Ways of shipping of the organization.
import { Suspense } from 'react';
import { ShippingPage } from '@/features/shipping/shipping-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ShippingPage />
    </Suspense>
  );
}
