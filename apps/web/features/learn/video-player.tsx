'use client';
// The video of a lesson: resumes where one stopped, at one's own speed, by mouse, finger or keyboard.
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { RotateCcw, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { clock } from './lesson-icon.tsx';
import { usePlayback } from './use-playback.ts';
import { useReports } from './use-reports.ts';

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const SPEED_KEY = 'tessera_speed';
const STEP_SECONDS = 10;
/** Who stopped this near to the end begins anew. */
const END_SECONDS = 5;

interface VideoPlayerProps {
  id: string;
  lessonId: string;
  title: string;
  url: string;
  /** Where one stopped. */
  positionSeconds: number;
  seconds: number | null;
  onLost: () => void;
  onRefused: (error: unknown) => void;
}

export function VideoPlayer({ id, lessonId, title, url, positionSeconds, seconds, onLost, onRefused }: VideoPlayerProps) {
  const t = useTranslations('learn.player');
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const resumes = seconds === null || positionSeconds < seconds - END_SECONDS;
  const [startAt] = useState(resumes ? positionSeconds : 0);
  const reports = useReports({ id, lessonId }, startAt, onRefused);
  const speed = useSpeed(video);
  usePlayback(video, { url, startAt, onLost });
  const keys = usePlayerKeys(video, speed);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the video that also work beside it
    <div role="group" aria-label={title} onKeyDown={keys}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the engine keeps no captions */}
      <video
        ref={setVideo}
        controls
        playsInline
        preload="auto"
        data-testid="video"
        aria-label={title}
        className="aspect-video w-full bg-black outline-offset-2"
        onTimeUpdate={({ currentTarget }) => reports.played(currentTarget.currentTime, currentTarget.playbackRate)}
        onSeeked={({ currentTarget }) => reports.jumped(currentTarget.currentTime)}
        // The end pauses, too, and tells for itself.
        onPause={({ currentTarget }) => (currentTarget.ended ? undefined : reports.tell())}
        onEnded={() => reports.tell(true)}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button look="line" size="sm" aria-label={t('back', { count: STEP_SECONDS })} onClick={() => step(video, -STEP_SECONDS)}>
          <RotateCcw aria-hidden size={16} /> {STEP_SECONDS}
        </Button>
        <Button look="line" size="sm" aria-label={t('ahead', { count: STEP_SECONDS })} onClick={() => step(video, STEP_SECONDS)}>
          <RotateCw aria-hidden size={16} /> {STEP_SECONDS}
        </Button>
        <label className="flex items-center gap-2 text-sm">
          <span className="text-soft">{t('speed')}</span>
          <Select value={speed.value} onChange={(event) => speed.set(Number(event.target.value))} className="h-9 w-24 text-sm">
            {speeds.map((value) => (
              <option key={value} value={value}>
                {value}×
              </option>
            ))}
          </Select>
        </label>
        {startAt > 0 ? (
          <p className="tabular text-sm text-soft" data-testid="resumed">
            {t('resumed', { time: clock(startAt) })}
          </p>
        ) : null}
        <p className="ms-auto text-xs text-soft max-md:hidden">{t('keys')}</p>
      </div>
    </div>
  );
}

function step(video: HTMLVideoElement | null, seconds: number): void {
  if (video) video.currentTime = Math.min(Math.max(0, video.currentTime + seconds), video.duration || Infinity);
}

/** A new source starts at the default rate. */
function setRate(video: HTMLVideoElement, rate: number): void {
  video.defaultPlaybackRate = rate;
  video.playbackRate = rate;
}

interface Speed {
  value: number;
  set: (value: number) => void;
}

/** The speed somebody chose stays theirs for the next lesson. */
function useSpeed(video: HTMLVideoElement | null): Speed {
  const [value, setValue] = useState(1);
  useEffect(() => {
    const kept = Number(localStorage.getItem(SPEED_KEY));
    if (speeds.includes(kept)) setValue(kept);
  }, []);
  useEffect(() => {
    if (video) setRate(video, value);
  }, [video, value]);
  const set = (next: number): void => {
    setValue(next);
    localStorage.setItem(SPEED_KEY, String(next));
  };
  return { value, set };
}

/** The keys that players have everywhere; Space and arrows are the browser's own. */
function usePlayerKeys(video: HTMLVideoElement | null, speed: Speed): (event: KeyboardEvent) => void {
  const shift = (by: number): void => speed.set(speeds[speeds.indexOf(speed.value) + by] ?? speed.value);
  const acts: Record<string, (element: HTMLVideoElement) => unknown> = {
    k: (element) => (element.paused ? element.play().catch(() => undefined) : element.pause()),
    j: (element) => step(element, -STEP_SECONDS),
    l: (element) => step(element, STEP_SECONDS),
    m: (element) => (element.muted = !element.muted),
    f: (element) => (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()).catch(() => undefined),
    '<': () => shift(-1),
    '>': () => shift(1),
  };
  return (event) => {
    const act = acts[event.key];
    if (!act || !video || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    void act(video);
  };
}
