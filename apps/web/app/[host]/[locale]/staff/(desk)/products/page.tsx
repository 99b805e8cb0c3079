// The products page of the desk.
import { Suspense } from 'react';
import { ProductsPage } from '@/features/products/products-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ProductsPage />
    </Suspense>
  );
}
