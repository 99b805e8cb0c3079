'use client';
// A lesson in its editor: its place, what it holds, whether its video is ready, and what can be done with it.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { BookOpen, ExternalLink, FileText, GripVertical, type LucideIcon, Play, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { clock } from '@/features/learn/lesson-icon.tsx';
import { answer, api } from '@/lib/api.ts';
import type { OwnCourse, OwnLesson } from '@/lib/types.ts';
import { LessonDialog } from './lesson-dialog.tsx';
import { inWords, useChange } from './use-course.ts';

const icons: Record<OwnLesson['kind'], LucideIcon> = { video: Play, document: FileText, text: BookOpen, link: ExternalLink };

interface Handle {
  dragged: boolean;
  move: (id: string, by: number) => void;
  start: (id: string, event: PointerEvent) => void;
}
interface LessonRowProps {
  course: OwnCourse;
  lesson: OwnLesson;
  place: number;
  /** Absent for who may only look. */
  handle: Handle | undefined;
}

export function LessonRow({ course, lesson, place, handle }: LessonRowProps) {
  const t = useTranslations('desk.course');
  const locale = useLocale();
  const title = inWords(lesson.title, locale);
  const Icon = icons[lesson.kind];
  const facts = [lesson.fileName, lesson.seconds === null ? null : clock(lesson.seconds), lesson.required ? null : t('extra')];
  return (
    <li
      data-testid="lesson"
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-paper py-2.5 ${handle?.dragged ? 'relative z-10 shadow-high' : ''}`}
    >
      {handle ? <Grip handle={handle} lesson={lesson} title={title} place={place} count={course.lessons.length} /> : null}
      <span aria-hidden className="tabular w-6 text-end text-sm text-soft">
        {place + 1}
      </span>
      <Icon aria-hidden size={17} strokeWidth={1.6} className="shrink-0 text-soft" />
      <span className="min-w-40 flex-1">
        <span className="sr-only">{t(`kind.${lesson.kind}`)}: </span>
        <span className="font-medium">
          <bdi>{title}</bdi>
        </span>
        <span className="tabular block text-sm break-words text-soft">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <VideoState lesson={lesson} />
      {handle ? <Acts course={course} lesson={lesson} title={title} /> : null}
    </li>
  );
}

/** Held and dragged, or moved by the arrow keys. */
function Grip({ handle, lesson, title, place, count }: { handle: Handle; lesson: OwnLesson; title: string; place: number; count: number }) {
  const t = useTranslations('desk.course');
  const keys = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    handle.move(lesson.id, by);
  };
  return (
    <button
      type="button"
      aria-label={t('moveOf', { title, place: place + 1, count })}
      title={t('moveHint')}
      data-testid="move-lesson"
      onPointerDown={(event) => handle.start(lesson.id, event)}
      onKeyDown={keys}
      className="grid size-9 shrink-0 cursor-grab touch-none place-items-center rounded-md text-soft hover:bg-sunken active:cursor-grabbing"
    >
      <GripVertical aria-hidden size={18} />
    </button>
  );
}

function VideoState({ lesson: { video, delivery } }: { lesson: OwnLesson }) {
  const t = useTranslations('desk.course.video');
  if (!video || delivery !== 'stream') return null;
  const tone = { queued: 'info', ready: 'success', failed: 'danger' } as const;
  return (
    <span className="grid justify-items-start gap-1" data-testid="video-state" data-state={video.state} role="status">
      <Badge tone={tone[video.state]}>{t(video.state)}</Badge>
      {video.reason ? (
        <span className="max-w-56 text-xs text-soft">
          <bdi>{video.reason}</bdi>
        </span>
      ) : null}
    </span>
  );
}

function Acts({ course, lesson, title }: { course: OwnCourse; lesson: OwnLesson; title: string }) {
  const t = useTranslations('desk.course');
  const form = useTranslations('form');
  const change = useChange(course.id);
  const [editing, setEditing] = useState(false);
  const params = { path: { id: course.id, lessonId: lesson.id } };
  return (
    <span className="flex gap-1 max-sm:ms-auto">
      <Button look="line" size="sm" onClick={() => setEditing(true)} aria-label={t('changeOf', { title })}>
        {t('change')}
      </Button>
      <ConfirmDialog
        title={t('removeOf', { title })}
        text={t('removeText')}
        onConfirm={() => change(() => answer(api.DELETE('/v1/admin/courses/{id}/lessons/{lessonId}', { params })))}
        trigger={
          <Button look="quiet" size="iconSm" aria-label={t('removeOf', { title })} title={form('remove')}>
            <Trash2 aria-hidden size={17} />
          </Button>
        }
      />
      {editing ? <LessonDialog course={course} lesson={lesson} onClose={() => setEditing(false)} /> : null}
    </span>
  );
}
