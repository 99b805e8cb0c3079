// Membership cards of the organization.
import { Suspense } from 'react';
import { CardsPage } from '@/features/cards/cards-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <CardsPage />
    </Suspense>
  );
}
