'use client';
// What a lesson holds, shown by its sort: video, picture, text, a file to take along, a link.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { Check, Download, ExternalLink, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import type { MyCourseWithLessons, MyLesson, OpenedLesson } from '@/lib/types.ts';
import { ClosedDoor } from './closed-door.tsx';
import { ReadingTime } from './reading-time.tsx';
import { isMeasured, viewsLeft } from './course-math.ts';
import { isPreparing, openLesson, useOpened } from './use-opened.ts';
import { useReport } from './use-reports.ts';
import { VideoPlayer } from './video-player.tsx';

interface LessonBodyProps {
  course: MyCourseWithLessons;
  lesson: MyLesson;
}

export function LessonBody({ course, lesson }: LessonBodyProps) {
  const t = useTranslations('learn');
  const left = viewsLeft(course, lesson);
  const [wanted, setWanted] = useState(left === null);
  const [refused, setRefused] = useState<unknown>(null);
  const { data, error, refetch } = useOpened(course.id, lesson.id, wanted);
  const shown = refused ?? (isPreparing(error) ? null : data ? null : error);
  if (shown)
    return (
      <ClosedDoor
        error={shown}
        courseHref={`/learn/${course.id}`}
        onRetry={() => {
          setRefused(null);
          void refetch();
        }}
      />
    );
  if (!wanted) return <Begin left={left ?? 0} onBegin={() => setWanted(true)} />;
  if (isPreparing(error) && !data)
    return (
      <Notice tone="info" role="status" data-testid="preparing">
        {t('preparing')}
      </Notice>
    );
  if (!data) return <Skeleton className="aspect-video w-full" />;
  return (
    <>
      <Content course={course} lesson={lesson} opened={data} onLost={() => void refetch()} onRefused={setRefused} />
      {isMeasured(lesson) ? null : <DoneButton id={course.id} lesson={lesson} />}
    </>
  );
}

/** A view is taken by who says so: there are only so many. */
function Begin({ left, onBegin }: { left: number; onBegin: () => void }) {
  const t = useTranslations('learn');
  return (
    <div className="grid aspect-video w-full place-items-center bg-sunken p-6 text-center">
      <div className="grid justify-items-center gap-4">
        <p className="max-w-sm text-soft">{t('viewsLeft', { count: left })}</p>
        <Button size="lg" onClick={onBegin} data-testid="open-lesson">
          <Play aria-hidden size={18} className="rtl:-scale-x-100" /> {t('open')}
        </Button>
      </div>
    </div>
  );
}

interface ContentProps extends LessonBodyProps {
  opened: OpenedLesson;
  onLost: () => void;
  onRefused: (error: unknown) => void;
}

function Content({ course, lesson, opened, onLost, onRefused }: ContentProps) {
  const t = useTranslations('learn');
  const tries = useRef(0);
  if (opened.playlistUrl)
    return (
      <VideoPlayer
        id={course.id}
        lessonId={lesson.id}
        title={lesson.title}
        url={opened.playlistUrl}
        positionSeconds={opened.positionSeconds}
        seconds={lesson.seconds}
        onRefused={onRefused}
        onLost={() => {
          tries.current += 1;
          if (tries.current > 5) onRefused(new TypeError('The video could not be loaded.'));
          else onLost();
        }}
      />
    );
  if (opened.body !== null)
    return (
      <>
        <div dir="auto" className="max-w-prose text-lg leading-relaxed whitespace-pre-wrap" data-testid="lesson-text">
          {opened.body}
        </div>
        {isMeasured(lesson) ? <ReadingTime id={course.id} lesson={lesson} onRefused={onRefused} /> : null}
      </>
    );
  if (opened.linkUrl)
    return (
      <a href={opened.linkUrl} target="_blank" rel="noopener noreferrer" className={buttonStyle({ size: 'lg' })}>
        {t('toLink')} <ExternalLink aria-hidden size={18} />
      </a>
    );
  if (lesson.fileType === 'picture' && lesson.delivery === 'stream')
    return <img src={opened.fileUrl ?? ''} alt={lesson.title} className="h-auto max-w-full bg-sunken" />;
  return <FileLink course={course} lesson={lesson} />;
}

/** Links to files live for minutes, so one is made when it is asked for. */
function FileLink({ course, lesson }: LessonBodyProps) {
  const t = useTranslations('learn');
  const act = useAct();
  const take = (): void =>
    void act.run(async () => {
      const { fileUrl } = await openLesson(course.id, lesson.id);
      if (fileUrl) window.location.assign(fileUrl);
    });
  return (
    <div className="grid justify-items-start gap-3">
      <Button size="lg" busy={act.busy} disabled={act.busy} onClick={take} data-testid="download">
        <Download aria-hidden size={18} /> {t('download')}
      </Button>
      <p className="text-sm text-soft">
        <bdi>{lesson.fileName}</bdi>
      </p>
      <Refusal error={act.error} />
    </div>
  );
}

function DoneButton({ id, lesson }: { id: string; lesson: MyLesson }) {
  const t = useTranslations('learn');
  const act = useAct();
  const report = useReport({ id, lessonId: lesson.id });
  if (lesson.completedAt)
    return (
      <p className="mt-6 flex items-center gap-2 text-success" role="status">
        <Check aria-hidden size={18} /> {t('done')}
      </p>
    );
  return (
    <div className="mt-6 grid justify-items-start gap-3">
      <Button
        look="line"
        busy={act.busy}
        disabled={act.busy}
        data-testid="mark-done"
        onClick={() => void act.run(() => report({ positionSeconds: 0, watchedSeconds: 0, done: true }))}
      >
        <Check aria-hidden size={18} /> {t('markDone')}
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
