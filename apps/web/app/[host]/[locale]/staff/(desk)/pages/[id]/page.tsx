// One page or policy on the desk, to be written in all languages; `new` begins one.
import { Suspense } from 'react';
import { PageEditor } from '@/features/content/desk/page-editor.tsx';
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
  return <PageEditor id={(await params).id} />;
}
