// Stock of one offer.
import { Suspense } from 'react';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { OfferStockPage } from '@/features/stock/offer-stock-page.tsx';

type Props = { params: Promise<{ id: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Detail params={params} />
    </Suspense>
  );
}

async function Detail({ params }: Props) {
  return <OfferStockPage offerId={(await params).id} />;
}
