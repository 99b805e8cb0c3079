'use client';
// One's courses in this shop, the newest first, each with how far one came.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Progress } from '@tessera/ui/progress.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { MyCourse } from '@/lib/types.ts';

export function CoursesPage() {
  const t = useTranslations('learn');
  const form = useTranslations('form');
  const address = useAddress();
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['my-courses', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/courses', { params: { query: { cursor, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('courses')}</h1>
      <Listed
        query={query}
        failed={form('failed')}
        none={
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={
              <Link href="/products" className={buttonStyle({})}>
                {t('toShop')}
              </Link>
            }
          />
        }
      >
        {(items) => (
          <ul className="border-t border-line">
            {items.map((course) => (
              <li key={course.id}>
                <CourseRow course={course} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}

const tones: Record<MyCourse['state'], Tone> = { active: 'info', consumed: 'success', revoked: 'danger', expired: 'warning' };

function CourseRow({ course }: { course: MyCourse }) {
  const t = useTranslations('learn');
  const share = course.lessonCount ? course.doneCount / course.lessonCount : 0;
  return (
    <Link href={`/learn/${course.id}`} className="grid gap-2 border-b border-line py-4 hover:bg-sunken sm:px-3" data-testid="my-course">
      <span className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-medium">
          <bdi>{course.title}</bdi>
        </span>
        <Badge tone={tones[course.state]}>{t(`state.${course.state}`)}</Badge>
      </span>
      <span className="text-sm text-soft">{t('by', { seller: course.seller })}</span>
      <span className="flex items-center gap-3">
        <Progress share={share} label={t('progress')} className="max-w-60 flex-1" />
        <span className="tabular text-sm text-soft">{t('doneOf', { done: course.doneCount, all: course.lessonCount })}</span>
      </span>
    </Link>
  );
}
