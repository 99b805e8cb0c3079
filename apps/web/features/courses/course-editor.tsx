'use client';
// One course on the desk: its lessons, what a purchase is granted with, who learns.
import { Badge } from '@tessera/ui/bits.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink } from '@/features/staff/page-head.tsx';
import { Answer, Tabs, useAddress } from '@/features/staff/parts.tsx';
import type { OwnCourse } from '@/lib/types.ts';
import { statusTones } from './courses-page.tsx';
import { Learners } from './learners.tsx';
import { Lessons } from './lessons.tsx';
import { Publish } from './publish.tsx';
import { TermsForm } from './terms-form.tsx';
import { inWords, useOwnCourse } from './use-course.ts';

const tabs = ['lessons', 'terms', 'learners'] as const;

export function CourseEditor({ id }: { id: string }) {
  const staff = useTranslations('staff');
  const query = useOwnCourse(id);
  return (
    <Answer query={query} failed={staff('failed')}>
      {(course) => <Editor course={course} />}
    </Answer>
  );
}

function Editor({ course }: { course: OwnCourse }) {
  const t = useTranslations('desk.course');
  const staff = useTranslations('staff');
  const locale = useLocale();
  const address = useAddress();
  const maySeeLearners = useMay('orders.read');
  const tab = tabs.find((one) => one === address.get('tab')) ?? 'lessons';
  const items = tabs
    .filter((one) => one !== 'learners' || maySeeLearners)
    .map((value) => ({ value, name: t(value), count: value === 'lessons' ? course.lessons.length : undefined }));
  return (
    <>
      <BackLink href="/staff/courses">{staff('page.courses')}</BackLink>
      <div className="mt-1 mb-6 flex flex-wrap items-center gap-4">
        <h1 className="text-4xl">
          <bdi>{inWords(course.title, locale)}</bdi>
        </h1>
        <Badge tone={statusTones[course.status]} data-testid="course-status">
          {t(`status.${course.status}`)}
        </Badge>
        <Publish course={course} />
      </div>
      <Tabs
        label={t('parts')}
        value={tab}
        items={items}
        onChange={(value) => address.set({ tab: value === 'lessons' ? undefined : value })}
      />
      <div className="pt-6">
        {tab === 'lessons' ? <Lessons course={course} /> : null}
        {tab === 'terms' ? <TermsForm course={course} /> : null}
        {tab === 'learners' ? <Learners id={course.id} /> : null}
      </div>
    </>
  );
}
