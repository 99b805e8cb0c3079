// An order for its buyer. Personal, so read and followed in the browser.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { OrderPage, OrderSkeleton } from '@/features/order/order-page.tsx';

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('order'))('title'),
  robots: { index: false },
});

// The id is read behind the boundary on purpose: no stored page per order.
export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<OrderSkeleton />}>
      <Follow params={params} />
    </Suspense>
  );
}

async function Follow({ params }: Props) {
  return <OrderPage id={(await params).id} />;
}
