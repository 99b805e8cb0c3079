// One product on the desk, to write everything of it.
import { Suspense } from 'react';
import { ProductEditor } from '@/features/products/editor/product-editor.tsx';
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
  return <ProductEditor id={(await params).id} />;
}
