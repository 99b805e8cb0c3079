'use client';
// A course of the organization as its editor sees it, and one change after another.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import type { OwnCourse } from '@/lib/types.ts';
import { onUploaded } from './uploads.ts';

const CUTTING_MS = 5_000;

/** Read again while a video is being prepared, and when an upload became a lesson. */
export function useOwnCourse(id: string) {
  const client = useQueryClient();
  useEffect(
    () => onUploaded(({ courseId }) => void (courseId === id && client.invalidateQueries({ queryKey: ['course', id] }))),
    [client, id],
  );
  return useQuery({
    queryKey: ['course', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/courses/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.lessons.some(({ video }) => video?.state === 'queued') ? CUTTING_MS : false),
  });
}

/** Sends a change and shows what came of it. What somebody else changed meanwhile is shown, too; the refusal is thrown on. */
export function useChange(id: string): (change: () => Promise<OwnCourse>) => Promise<void> {
  const client = useQueryClient();
  return async (change) => {
    try {
      client.setQueryData(['course', id], await change());
      void client.invalidateQueries({ queryKey: ['courses'] });
    } catch (error) {
      if (codeOf(error) === 'COURSE_CHANGED') await client.invalidateQueries({ queryKey: ['course', id] });
      throw error;
    }
  };
}

/** A text in the reader's language, or in whichever there is. */
export const inWords = (text: Record<string, string>, locale: string): string => text[locale] ?? text.en ?? Object.values(text)[0] ?? '';
