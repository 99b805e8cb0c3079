'use client';
// Counts the time somebody has a text before them, where the lesson says how long it takes.
import { Progress } from '@tessera/ui/progress.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import type { MyLesson } from '@/lib/types.ts';
import { clock } from './lesson-icon.tsx';
import { useReports } from './use-reports.ts';

export function ReadingTime({ id, lesson, onRefused }: { id: string; lesson: MyLesson; onRefused: (error: unknown) => void }) {
  const t = useTranslations('learn');
  const { looked } = useReports({ id, lessonId: lesson.id }, 0, onRefused);
  const look = useEffectEvent(looked);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') look(1);
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = lesson.seconds ?? 0;
  return (
    <div className="mt-8 max-w-md">
      <p className="tabular mb-2 text-sm text-soft">{t('read', { done: clock(lesson.watchedSeconds), all: clock(seconds) })}</p>
      <Progress share={seconds ? lesson.watchedSeconds / seconds : 1} label={t('progress')} />
    </div>
  );
}
