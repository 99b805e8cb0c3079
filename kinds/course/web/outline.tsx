// What a course teaches and what a purchase is granted with, before it is bought.
import type { Schemas } from '@tessera/client';
import { BookOpen, ExternalLink, FileText, Play } from '@tessera/ui/lesson-icons.tsx';
import { useTranslations } from 'next-intl';

type CourseOutline = Schemas['CourseOutline'];
type Lesson = CourseOutline['lessons'][number];

const icons: Record<Lesson['kind'], typeof Play> = { video: Play, document: FileText, text: BookOpen, link: ExternalLink };

/** Hours and minutes; what is shorter than a minute is one. */
function useLength(): (seconds: number) => string {
  const t = useTranslations('kinds.course.outline');
  return (seconds) => {
    const minutes = Math.max(1, Math.round(seconds / 60));
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return t('minutes', { count: rest });
    return rest === 0 ? t('hours', { count: hours }) : t('hoursMinutes', { hours, minutes: rest });
  };
}

/** `titled` says which variant it is of, where there are several. */
export function Outline({ course, titled }: { course: CourseOutline; titled: boolean }) {
  const t = useTranslations('kinds.course.outline');
  const length = useLength();
  const lessons = t('lessons', { count: course.lessons.length });
  return (
    <section className="wrap mt-14 grid items-start gap-10 lg:grid-cols-[minmax(0,1.55fr)_minmax(22rem,1fr)] lg:gap-14">
      <div>
        <h2 className="text-3xl">{titled ? course.title : t('title')}</h2>
        <p className="mt-1 text-soft">{course.seconds > 0 ? t('total', { lessons, time: length(course.seconds) }) : lessons}</p>
        <ol className="mt-5 border-t border-line">
          {course.lessons.map((lesson, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lessons have no name here but their place
            <LessonRow key={index} lesson={lesson} place={index + 1} length={lesson.seconds === null ? null : length(lesson.seconds)} />
          ))}
        </ol>
      </div>
      <Facts course={course} />
    </section>
  );
}

function LessonRow({ lesson, place, length }: { lesson: Lesson; place: number; length: string | null }) {
  const t = useTranslations('kinds.course.outline');
  const Icon = icons[lesson.kind];
  return (
    <li className="grid grid-cols-[1.75rem_1.25rem_minmax(0,1fr)_auto] items-center gap-3 border-b border-line py-3">
      <span aria-hidden className="tabular text-end text-sm text-soft">
        {place}
      </span>
      <Icon aria-hidden size={17} strokeWidth={1.6} className="text-soft" />
      <span>
        <span className="sr-only">{t(`kind.${lesson.kind}`)}: </span>
        <bdi>{lesson.title}</bdi>
      </span>
      <span className="tabular text-sm text-soft">{length}</span>
    </li>
  );
}

function Facts({ course }: { course: CourseOutline }) {
  const t = useTranslations('kinds.course.outline');
  const { windowDays, deviceLimit, viewLimit, viewScope, refundDays } = course;
  const views = viewScope === 'lesson' ? 'viewsLesson' : 'viewsCourse';
  const facts: [string, string][] = [
    [t('window'), windowDays === null ? t('forever') : t('days', { count: windowDays })],
    [t('devices'), deviceLimit === null ? t('devicesAny') : t('devicesCount', { count: deviceLimit })],
    [t('views'), viewLimit === null ? t('viewsAny') : t(views, { count: viewLimit })],
    ...(course.certificate ? [[t('certificate'), t('certificateYes')] as [string, string]] : []),
    [t('refund'), refundDays === 0 ? t('refundNone') : t('refundDays', { count: refundDays })],
  ];
  return (
    <div className="rounded-lg bg-sunken p-6">
      <h3 className="text-xl">{t('facts')}</h3>
      <dl className="mt-4 grid gap-3 text-sm">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {course.watermark ? <p className="mt-4 text-sm text-soft">{t('watermark')}</p> : null}
    </div>
  );
}
