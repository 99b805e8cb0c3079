'use client';
// What a lesson is, and whether it is done, at a glance and in a word.
import { BookOpen, Check, ExternalLink, FileText, type LucideIcon, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MyLesson } from '@/lib/types.ts';

const icons: Record<MyLesson['kind'], LucideIcon> = { video: Play, document: FileText, text: BookOpen, link: ExternalLink };

export function LessonIcon({ lesson }: { lesson: Pick<MyLesson, 'kind' | 'completedAt'> }) {
  const t = useTranslations('learn');
  const done = lesson.completedAt !== null;
  const Icon = done ? Check : icons[lesson.kind];
  return (
    <span className={`grid size-7 shrink-0 place-items-center rounded-full ${done ? 'bg-success-bg text-success' : 'bg-sunken text-soft'}`}>
      <Icon aria-hidden size={15} strokeWidth={done ? 2.4 : 1.7} />
      <span className="sr-only">{done ? t('done') : t(`kind.${lesson.kind}`)}</span>
    </span>
  );
}

/** 75 is "1:15", and an hour "1:00:00". */
export function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
