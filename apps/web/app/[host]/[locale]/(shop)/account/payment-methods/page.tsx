// What one saved to pay with.
import { Suspense } from 'react';
import { PaymentMethodsPage } from '@/features/account/payment-methods-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PaymentMethodsPage />
    </Suspense>
  );
}
