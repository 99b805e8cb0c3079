// Card programmes of the organization, and what is sold of them.
import { Suspense } from 'react';
import { ProgrammesPage } from '@/features/cards/programmes-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <ProgrammesPage />
    </Suspense>
  );
}
