'use client';
// One's course: how far one came, its lessons, until when and on how many devices it opens, and the certificate.
import { Notice } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Progress } from '@tessera/ui/progress.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { Award, Play } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import type { MyCourseWithLessons } from '@/lib/types.ts';
import { ClosedDoor } from './closed-door.tsx';
import { LessonList } from './lesson-list.tsx';
import { lessonHref, nextLesson } from './course-math.ts';
import { useCourse } from './use-course.ts';

export function CoursePage({ id }: { id: string }) {
  const { data, error, refetch } = useCourse(id);
  if (data) return <Course course={data} />;
  if (error) return <ClosedDoor heading="h1" error={error} onRetry={() => void refetch()} />;
  return <CourseSkeleton />;
}

export function CourseSkeleton() {
  return (
    <div aria-hidden className="wrap max-w-4xl pt-10">
      <Skeleton className="h-12 w-2/3" />
      <Skeleton className="mt-4 h-5 w-60" />
      <Skeleton className="mt-8 h-96 w-full" />
    </div>
  );
}

function Course({ course }: { course: MyCourseWithLessons }) {
  const t = useTranslations('learn');
  const next = nextLesson(course);
  const closed = course.state === 'revoked' || course.state === 'expired';
  const begun = course.lessons.some(({ views }) => views > 0);
  return (
    <div className="wrap max-w-4xl pt-10">
      <p className="text-sm text-soft">{t('by', { seller: course.seller })}</p>
      <h1 className="mt-1 text-4xl md:text-5xl">
        <bdi>{course.title}</bdi>
      </h1>
      <div className="mt-6 max-w-md">
        <p className="tabular mb-2 text-sm text-soft">{t('doneOf', { done: course.doneCount, all: course.lessonCount })}</p>
        <Progress share={course.lessonCount ? course.doneCount / course.lessonCount : 0} label={t('progress')} className="h-2" />
      </div>
      {closed ? (
        <Notice tone={course.state === 'revoked' ? 'danger' : 'warning'} className="mt-6" role="status" data-testid="course-closed">
          {t(`closed.${course.state as 'revoked' | 'expired'}`)}
        </Notice>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        {next && !closed ? (
          <Link href={lessonHref(course.id, next.id)} data-testid="go-on" className={buttonStyle({ size: 'lg' })}>
            <Play aria-hidden size={18} className="rtl:-scale-x-100" /> {t(begun ? 'goOn' : 'begin')}
          </Link>
        ) : null}
        {course.hasCertificate ? (
          <Link href={`/learn/${course.id}/certificate`} className={buttonStyle({ size: 'lg', look: 'line' })}>
            <Award aria-hidden size={18} /> {t('certificate')}
          </Link>
        ) : null}
      </div>
      <Terms course={course} />
      <h2 className="mt-10 mb-3 text-2xl">{t('lessons')}</h2>
      {course.lessons.length === 0 ? <p className="text-soft">{t('noLessons')}</p> : <LessonList course={course} closed={closed} />}
    </div>
  );
}

/** What was granted, in a line. */
function Terms({ course }: { course: MyCourseWithLessons }) {
  const t = useTranslations('learn');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'long' });
  const { until, deviceLimit, devices, viewLimit, viewScope } = course;
  const terms = [
    until ? t('until', { day: day.format(new Date(until)) }) : t('forever'),
    deviceLimit === null ? null : t('devices', { used: devices, all: deviceLimit }),
    viewLimit === null ? null : t(viewScope === 'lesson' ? 'viewsLesson' : 'viewsCourse', { count: viewLimit }),
  ];
  return <p className="mt-5 text-sm text-soft">{terms.filter(Boolean).join(' · ')}</p>;
}
