// A lesson as it is sent: made of what was filled in, in the language it was filled in.
import { answer, api } from '@/lib/api.ts';
import type { OwnCourse, OwnLesson } from '@/lib/types.ts';

export interface LessonBody {
  kind: OwnLesson['kind'];
  delivery: OwnLesson['delivery'];
  title: Record<string, string>;
  body?: Record<string, string>;
  fileId?: string;
  url?: string;
  seconds?: number;
  required: boolean;
  /** Absent where it does not matter what others did meanwhile. */
  version?: number;
}

/** Adds a lesson, or writes one anew. */
export function saveLesson(
  { courseId: id, lessonId }: { courseId: string; lessonId: string | null },
  body: LessonBody,
): Promise<OwnCourse> {
  return lessonId
    ? answer(api.PUT('/v1/admin/courses/{id}/lessons/{lessonId}', { params: { path: { id, lessonId } }, body }))
    : answer(api.POST('/v1/admin/courses/{id}/lessons', { params: { path: { id } }, body }));
}
