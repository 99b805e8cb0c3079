// The membership cards of the account.
import { Suspense } from 'react';
import { MyCardsPage } from '@/features/cards/my-cards-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <MyCardsPage />
    </Suspense>
  );
}
