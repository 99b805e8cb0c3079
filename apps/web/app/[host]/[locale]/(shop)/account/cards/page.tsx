// The membership cards of the account.
import { Suspense } from 'react';
import { MyCards } from '@/features/cards/my-cards.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MyCards />
    </Suspense>
  );
}
