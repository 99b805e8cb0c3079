'use client';
// The lessons of a course in order: moved by mouse, finger or arrow keys, changed, taken out, and new ones.
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import type { OwnCourse } from '@/lib/types.ts';
import { LessonDialog } from './lesson-dialog.tsx';
import { LessonRow } from './lesson-row.tsx';
import { UploadList } from './upload-list.tsx';
import { inWords, useChange } from './use-course.ts';
import { useSorting } from './use-sorting.ts';

export function Lessons({ course }: { course: OwnCourse }) {
  const t = useTranslations('desk.course');
  const may = useMay('catalog.write');
  const [adding, setAdding] = useState(false);
  const add = may ? (
    <Button onClick={() => setAdding(true)} data-testid="add-lesson">
      <Plus aria-hidden size={18} /> {t('addLesson')}
    </Button>
  ) : null;
  return (
    <>
      <UploadList courseId={course.id} />
      {course.lessons.length === 0 ? (
        <EmptyState title={t('noLessons')} text={t('noLessonsText')} action={add} />
      ) : (
        <>
          <Sorted course={course} may={may} />
          <div className="mt-5">{add}</div>
        </>
      )}
      {adding ? <LessonDialog course={course} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function Sorted({ course, may }: { course: OwnCourse; may: boolean }) {
  const t = useTranslations('desk.course');
  const locale = useLocale();
  const act = useAct();
  const change = useChange(course.id);
  const [said, setSaid] = useState('');
  const sorting = useSorting(
    course.lessons.map(({ id }) => id),
    (lessonIds) =>
      act.run(() =>
        change(() => {
          const body = { version: course.version, lessonIds };
          return answer(api.PUT('/v1/admin/courses/{id}/order', { params: { path: { id: course.id } }, body }));
        }),
      ),
  );
  const byId = new Map(course.lessons.map((lesson) => [lesson.id, lesson]));
  const lessons = sorting.order.flatMap((id) => byId.get(id) ?? []);
  const move = (id: string, by: number): void => {
    const place = sorting.move(id, by);
    const lesson = byId.get(id);
    if (lesson && place !== null) setSaid(t('movedTo', { title: inWords(lesson.title, locale), place: place + 1, count: lessons.length }));
  };
  return (
    <>
      <Refusal error={act.error} />
      <p className="sr-only" role="status">
        {said}
      </p>
      <ol className="border-t border-line">
        {lessons.map((lesson, place) => (
          <LessonRow
            key={lesson.id}
            course={course}
            lesson={lesson}
            place={place}
            handle={may ? { dragged: sorting.dragged === lesson.id, move, start: sorting.start } : undefined}
          />
        ))}
      </ol>
    </>
  );
}
