// One price list on the desk.
import { Suspense } from 'react';
import { PriceListPage } from '@/features/price-lists/price-list-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

type Props = { params: Promise<{ id: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Editor params={params} />
    </Suspense>
  );
}

async function Editor({ params }: Props) {
  return <PriceListPage id={(await params).id} />;
}
