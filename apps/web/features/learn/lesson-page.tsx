'use client';
// A lesson: what it holds, the one before and the one after, and all lessons beside it.
import { Notice } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Progress } from '@tessera/ui/progress.tsx';
import { Award, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { MyCourseWithLessons, MyLesson } from '@/lib/types.ts';
import { ClosedDoor } from './closed-door.tsx';
import { CourseSkeleton } from './course-page.tsx';
import { LessonBody } from './lesson-body.tsx';
import { LessonList } from './lesson-list.tsx';
import { lessonHref } from './course-math.ts';
import { useCourse } from './use-course.ts';

const gone = new ApiProblem({ status: 404, code: 'LESSON_NOT_FOUND' });

export function LessonPage({ id, lessonId }: { id: string; lessonId: string }) {
  const { data: course, error, refetch } = useCourse(id);
  if (!course) return error ? <ClosedDoor heading="h1" error={error} onRetry={() => void refetch()} /> : <CourseSkeleton />;
  const lesson = course.lessons.find((one) => one.id === lessonId);
  if (!lesson) return <ClosedDoor heading="h1" error={gone} courseHref={`/learn/${id}`} onRetry={() => void refetch()} />;
  return <Lesson key={lessonId} course={course} lesson={lesson} />;
}

function Lesson({ course, lesson }: { course: MyCourseWithLessons; lesson: MyLesson }) {
  const t = useTranslations('learn');
  const place = course.lessons.indexOf(lesson);
  const share = course.lessonCount ? course.doneCount / course.lessonCount : 0;
  return (
    <div className="wrap grid items-start gap-8 pt-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12 lg:pt-10">
      <article className="min-w-0">
        <Link href={`/learn/${course.id}`} className="text-sm text-soft hover:underline">
          <bdi>{course.title}</bdi>
        </Link>
        <h1 className="mt-1 mb-5 text-3xl md:text-4xl">
          <bdi>{lesson.title}</bdi>
        </h1>
        <LessonBody course={course} lesson={lesson} />
        {course.hasCertificate ? <Finished id={course.id} /> : null}
        <Neighbours course={course} place={place} />
      </article>
      <aside aria-label={t('lessons')} className="lg:sticky lg:top-24">
        <p className="tabular mb-2 text-sm text-soft">{t('doneOf', { done: course.doneCount, all: course.lessonCount })}</p>
        <Progress share={share} label={t('progress')} className="mb-5" />
        <LessonList course={course} current={lesson.id} />
      </aside>
    </div>
  );
}

function Finished({ id }: { id: string }) {
  const t = useTranslations('learn');
  return (
    <Notice tone="success" role="status" className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <span>{t('finished')}</span>
      <Link href={`/learn/${id}/certificate`} className={buttonStyle({ look: 'line', size: 'sm' })}>
        <Award aria-hidden size={16} /> {t('certificate')}
      </Link>
    </Notice>
  );
}

function Neighbours({ course, place }: { course: MyCourseWithLessons; place: number }) {
  const t = useTranslations('learn');
  const [before, after] = [course.lessons[place - 1], course.lessons[place + 1]];
  const look = 'flex max-w-full min-w-0 items-center gap-2 rounded-md border border-line px-3 py-3 text-sm hover:bg-sunken';
  return (
    <nav aria-label={t('neighbours')} className="mt-10 grid gap-3 sm:grid-cols-2">
      {before ? (
        <Link href={lessonHref(course.id, before.id)} prefetch={false} className={look} rel="prev">
          <ChevronLeft aria-hidden size={18} className="shrink-0 rtl:-scale-x-100" />
          <span className="min-w-0">
            <span className="block text-soft">{t('previous')}</span>
            <span className="block truncate">
              <bdi>{before.title}</bdi>
            </span>
          </span>
        </Link>
      ) : (
        <span />
      )}
      {after ? (
        <Link
          href={lessonHref(course.id, after.id)}
          prefetch={false}
          data-testid="next-lesson"
          className={`${look} justify-end text-end`}
          rel="next"
        >
          <span className="min-w-0">
            <span className="block text-soft">{t('next')}</span>
            <span className="block truncate">
              <bdi>{after.title}</bdi>
            </span>
          </span>
          <ChevronRight aria-hidden size={18} className="shrink-0 rtl:-scale-x-100" />
        </Link>
      ) : null}
    </nav>
  );
}
