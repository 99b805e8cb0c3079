// The texts of one product on the desk.
import { Suspense } from 'react';
import { TextsPage } from '@/features/products/texts/texts-page.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';

type Props = { params: Promise<{ id: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Texts params={params} />
    </Suspense>
  );
}

async function Texts({ params }: Props) {
  return <TextsPage id={(await params).id} />;
}
