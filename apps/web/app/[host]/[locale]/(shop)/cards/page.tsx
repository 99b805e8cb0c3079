// The membership cards of whoever reads.
import { Suspense } from 'react';
import { MyCards } from '@/features/cards/my-cards.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <div className="wrap pt-10 pb-12">
      <Suspense fallback={<RowsSkeleton />}>
        <MyCards />
      </Suspense>
    </div>
  );
}
