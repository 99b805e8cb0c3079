// A course of the reader.
import { Suspense } from 'react';
import { CoursePage, CourseSkeleton } from '@/features/learn/course-page.tsx';

type Props = { params: Promise<{ enrollment: string }> };

// The id is read behind the boundary on purpose: no stored page per reader.
export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<CourseSkeleton />}>
      <Course params={params} />
    </Suspense>
  );
}

async function Course({ params }: Props) {
  return <CoursePage id={(await params).enrollment} />;
}
