'use client';
// What the organization teaches: courses, and products that wait for their lessons.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Pager, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnCourse, OwnCourseCard } from '@/lib/types.ts';
import { NewCourse } from './new-course.tsx';
import { inWords } from './use-course.ts';
import { WaitingProducts } from './waiting-products.tsx';

export const statusTones: Record<OwnCourse['status'], Tone> = { published: 'success', draft: 'plain', archived: 'warning' };

export function CoursesPage() {
  const t = useTranslations('desk.course');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('catalog.write');
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['courses', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/courses', { params: { query: { cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const add = may ? (
    <Button onClick={() => address.set({ new: '1' })} data-testid="new-course">
      <Plus aria-hidden size={18} /> {t('new')}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={staff('page.courses')} text={t('text')}>
        {add}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items, nextCursor }) => (
          <>
            {may ? <WaitingProducts /> : null}
            {items.length === 0 ? (
              <EmptyState title={t('none')} text={t('noneText')} action={add} />
            ) : (
              <>
                <CourseTable rows={items} />
                <Pager next={nextCursor} first={!cursor} onGo={(next) => address.set({ cursor: next })} />
              </>
            )}
          </>
        )}
      </Answer>
      {may ? <NewCourse open={address.get('new') === '1'} onClose={() => address.set({ new: undefined })} /> : null}
    </>
  );
}

function CourseTable({ rows }: { rows: OwnCourseCard[] }) {
  const t = useTranslations('desk.course');
  const staff = useTranslations('staff');
  const locale = useLocale();
  return (
    <Table label={staff('page.courses')}>
      <thead>
        <tr>
          <Th>{t('course')}</Th>
          <Th>{staff('status')}</Th>
          <Th className="text-end">{t('lessons')}</Th>
          <Th className="text-end">{t('learners')}</Th>
          <Th className="text-end">{t('places')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <Link href={`/staff/courses/${row.id}`} className="block min-w-44 font-medium underline-offset-4 hover:underline">
                <bdi>{inWords(row.title, locale)}</bdi>
              </Link>
            </Td>
            <Td>
              <Badge tone={statusTones[row.status]}>{t(`status.${row.status}`)}</Badge>
            </Td>
            <Td className="tabular text-end">{row.lessons}</Td>
            <Td className="tabular text-end">{row.learners}</Td>
            <Td className="tabular text-end">{row.seatLimit === null ? '—' : `${row.seatsTaken} / ${row.seatLimit}`}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
