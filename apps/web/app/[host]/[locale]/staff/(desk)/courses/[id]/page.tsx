// One course on the desk.
import { Suspense } from 'react';
import { CourseEditor } from '@/features/courses/course-editor.tsx';
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
  return <CourseEditor id={(await params).id} />;
}
