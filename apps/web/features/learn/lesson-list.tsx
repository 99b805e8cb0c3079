'use client';
// The lessons of one's course in order, each with what it is, how long, and how far one came.
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import type { MyCourseWithLessons, MyLesson } from '@/lib/types.ts';
import { clock, LessonIcon } from './lesson-icon.tsx';
import { isMeasured, lessonHref } from './course-math.ts';

interface LessonListProps {
  course: MyCourseWithLessons;
  /** The lesson that is shown. */
  current?: string;
  /** Nothing of it opens any more. */
  closed?: boolean;
}

export function LessonList({ course, current, closed }: LessonListProps) {
  return (
    <ol className="border-t border-line">
      {course.lessons.map((lesson, index) => (
        <li key={lesson.id} className="border-b border-line">
          {closed ? (
            <div className="flex items-center gap-3 px-2 py-3 text-soft">
              <Words lesson={lesson} place={index + 1} />
            </div>
          ) : (
            <Link
              href={lessonHref(course.id, lesson.id)}
              prefetch={false}
              aria-current={lesson.id === current ? 'page' : undefined}
              className={`flex items-center gap-3 px-2 py-3 outline-offset-[-2px] hover:bg-sunken ${lesson.id === current ? 'bg-sunken font-medium' : ''}`}
            >
              <Words lesson={lesson} place={index + 1} />
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}

function Words({ lesson, place }: { lesson: MyLesson; place: number }) {
  const t = useTranslations('learn');
  const begun = lesson.completedAt === null && isMeasured(lesson) && lesson.positionSeconds > 0;
  return (
    <>
      <LessonIcon lesson={lesson} />
      <span className="min-w-0 flex-1">
        <span className="tabular me-1.5 text-soft">{place}.</span>
        <bdi>{lesson.title}</bdi>
        {begun ? (
          <span className="block text-sm font-normal text-soft">{t('begun', { time: clock(lesson.positionSeconds) })}</span>
        ) : lesson.required ? null : (
          <span className="block text-sm font-normal text-soft">{t('extra')}</span>
        )}
      </span>
      {lesson.seconds === null ? null : <span className="tabular text-sm font-normal text-soft">{clock(lesson.seconds)}</span>}
    </>
  );
}
