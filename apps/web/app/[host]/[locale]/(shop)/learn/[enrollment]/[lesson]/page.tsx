// A lesson of a course of the reader.
import { Suspense } from 'react';
import { CourseSkeleton } from '@/features/learn/course-page.tsx';
import { LessonPage } from '@/features/learn/lesson-page.tsx';

type Props = { params: Promise<{ enrollment: string; lesson: string }> };

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<CourseSkeleton />}>
      <Lesson params={params} />
    </Suspense>
  );
}

async function Lesson({ params }: Props) {
  const { enrollment, lesson } = await params;
  return <LessonPage id={enrollment} lessonId={lesson} />;
}
