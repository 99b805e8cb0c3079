// What is kept about one, and what one may ask for.
import { Suspense } from 'react';
import { PrivacyPage } from '@/features/account/privacy-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default function Page() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PrivacyPage />
    </Suspense>
  );
}
