'use client';
// Tells the engine where one is and what was watched since: now and then, and whenever one stops or goes away.
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { answer, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';
import { useInOrder } from '@/lib/use-in-order.ts';
import { useTakeProgress } from './use-course.ts';

const EVERY_MS = 10_000;

interface Lesson {
  id: string;
  lessonId: string;
}
interface Progress {
  positionSeconds: number;
  watchedSeconds: number;
  done?: boolean;
  /** The page is going away: the report must outlive it. */
  last?: boolean;
}

/** Sends one report and takes in what it made. */
export function useReport({ id, lessonId }: Lesson): (progress: Progress) => Promise<void> {
  const take = useTakeProgress(id);
  return useCallback(
    async ({ positionSeconds, watchedSeconds, done = false, last = false }) => {
      const asked = api.PUT('/v1/me/courses/{id}/lessons/{lessonId}/progress', {
        params: { path: { id, lessonId } },
        body: { positionSeconds, watchedSeconds, done },
        keepalive: last,
      });
      take(lessonId, await answer(asked));
    },
    [id, lessonId, take],
  );
}

interface Reports {
  /** The reader is at this moment of it now, by playing at this rate. */
  played: (positionSeconds: number, rate: number) => void;
  /** The reader went there. */
  jumped: (positionSeconds: number) => void;
  /** The reader had it before them for so long. */
  looked: (seconds: number) => void;
  /** Tells what was gathered, now; at the end of it, the rest of the last second, too. */
  tell: (atEnd?: boolean) => void;
}

/**
 * Gathers what somebody watched from a moment on, and reports it. Seconds that could not be told are told with the next report.
 * @param onRefused hears that the lesson may not be watched any more
 */
export function useReports(lesson: Lesson, startAt: number, onRefused: (error: unknown) => void): Reports {
  const report = useReport(lesson);
  const gathered = useRef({ seconds: 0, position: startAt });
  const inOrder = useInOrder();
  const send = async (told: number, last: boolean): Promise<void> => {
    gathered.current.seconds -= told;
    try {
      // Time is counted from the report before: one that overtakes another would take its seconds away.
      await inOrder(() => report({ positionSeconds: Math.floor(gathered.current.position), watchedSeconds: told, last }));
    } catch (error) {
      gathered.current.seconds += told;
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) onRefused(error);
    }
  };
  const sendNow = useEffectEvent((last: boolean) => {
    const told = Math.floor(gathered.current.seconds);
    if (told > 0) void send(told, last);
  });
  useEffect(() => {
    const timer = setInterval(() => sendNow(false), EVERY_MS);
    const away = (): void => void (document.visibilityState === 'hidden' && sendNow(true));
    document.addEventListener('visibilitychange', away);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', away);
      sendNow(true);
    };
  }, []);
  return {
    played: (position, rate) => {
      const passed = position - gathered.current.position;
      // What was jumped over was not seen.
      if (passed > 0 && passed < 2 * Math.max(1, rate)) gathered.current.seconds += passed;
      gathered.current.position = position;
    },
    jumped: (position) => {
      gathered.current.position = position;
    },
    looked: (seconds) => {
      gathered.current.seconds += seconds;
    },
    tell: (atEnd = false) => {
      const { seconds } = gathered.current;
      const told = atEnd ? Math.round(seconds) : Math.floor(seconds);
      if (told > 0 || atEnd) void send(told, false);
    },
  };
}
