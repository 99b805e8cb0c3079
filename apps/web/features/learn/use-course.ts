'use client';
// One's course with its lessons, and what became of them while one learned.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answer, api } from '@/lib/api.ts';
import type { MyCourseWithLessons } from '@/lib/types.ts';
import { type Made, withProgress } from './course-math.ts';

export const useCourse = (id: string) =>
  useQuery({
    queryKey: ['my-course', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/courses/{id}', { params: { path: { id } }, signal })),
  });

/** Takes in how far somebody came, without asking for the whole course again; what the last lesson finished is asked for. */
export function useTakeProgress(id: string): (lessonId: string, made: Made & { finished: boolean }) => void {
  const client = useQueryClient();
  return useCallback(
    (lessonId, { finished, ...made }) => {
      client.setQueryData<MyCourseWithLessons>(['my-course', id], (course) => course && withProgress(course, lessonId, made));
      if (finished) void client.invalidateQueries({ queryKey: ['my-course', id] });
    },
    [client, id],
  );
}
