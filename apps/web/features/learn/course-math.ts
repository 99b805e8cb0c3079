// What follows from how far somebody came in a course: where to go on, what is left, what is done.
import type { MyCourseWithLessons, MyLesson } from '@/lib/types.ts';

export type Made = Pick<MyLesson, 'watchedSeconds' | 'positionSeconds' | 'completedAt'>;

export function withProgress(course: MyCourseWithLessons, lessonId: string, made: Made): MyCourseWithLessons {
  const lessons = course.lessons.map((lesson) => (lesson.id === lessonId ? { ...lesson, ...made } : lesson));
  return { ...course, lessons, doneCount: lessons.filter(({ completedAt }) => completedAt !== null).length };
}

/** The lesson to go on with: the one begun last in order, else the first that is not done, else the first. */
export const nextLesson = ({ lessons }: Pick<MyCourseWithLessons, 'lessons'>): MyLesson | undefined =>
  lessons.findLast(({ completedAt, positionSeconds }) => completedAt === null && positionSeconds > 0) ??
  lessons.find(({ completedAt }) => completedAt === null) ??
  lessons[0];

/** Opening it will take one of this many views that are left; null where there is no limit. */
export function viewsLeft({ viewLimit, viewScope, lessons }: MyCourseWithLessons, lesson: MyLesson): number | null {
  if (viewLimit === null) return null;
  const used = viewScope === 'lesson' ? lesson.views : lessons.reduce((sum, { views }) => sum + views, 0);
  return Math.max(0, viewLimit - used);
}

/** Watched or read here, and done when enough of it was; everything else is done when its reader says so. */
export const isMeasured = ({ delivery, seconds }: Pick<MyLesson, 'delivery' | 'seconds'>): boolean =>
  delivery === 'stream' && seconds !== null;

export const lessonHref = (enrollmentId: string, lessonId: string): string => `/learn/${enrollmentId}/${lessonId}`;
