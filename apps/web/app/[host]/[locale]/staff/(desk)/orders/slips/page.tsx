// Packing slips and labels of the orders that the address names, to be printed.
import { Suspense } from 'react';
import { slipWords } from '@/features/packing/slip-words.ts';
import { SlipsPage } from '@/features/packing/slips-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

export default async function Page() {
  const words = await slipWords();
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <SlipsPage words={words} />
    </Suspense>
  );
}
