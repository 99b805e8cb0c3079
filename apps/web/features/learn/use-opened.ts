'use client';
// Opens a lesson on this device: once for as long as the page shows it, and again while its video is still being prepared.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer, api } from '@/lib/api.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { OpenedLesson } from '@/lib/types.ts';

const PREPARING_MS = 5_000;

export const openLesson = (id: string, lessonId: string): Promise<OpenedLesson> =>
  answer(api.POST('/v1/me/courses/{id}/lessons/{lessonId}/open', { params: { path: { id, lessonId } }, body: {} }));

export const isPreparing = (error: unknown): boolean => codeOf(error) === 'VIDEO_NOT_READY';

/** `wanted` is false until the reader agrees that it takes one of few views. */
export function useOpened(id: string, lessonId: string, wanted: boolean) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['opened', id, lessonId],
    queryFn: () => openLesson(id, lessonId),
    enabled: wanted,
    staleTime: Infinity,
    // Whoever comes back to a lesson asks anew where to go on.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500),
    refetchInterval: ({ state }) => (isPreparing(state.error) ? PREPARING_MS : false),
  });
  // The view that was taken, and the device that was bound, are told with the course.
  const opened = query.data !== undefined;
  useEffect(() => {
    if (opened) void client.invalidateQueries({ queryKey: ['my-course', id] });
  }, [client, id, opened]);
  return query;
}
