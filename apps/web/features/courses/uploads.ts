'use client';
// Files on their way to lessons. They go on while one is elsewhere on the desk; after a reload they wait for their file and go on where
// they broke off.
import { useSyncExternalStore } from 'react';
import { answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import type { CourseFile } from '@/lib/types.ts';
import { type LessonBody, saveLesson } from './lesson-body.ts';
import { isSame } from './pieces.ts';
import { sendFile } from './send-file.ts';

export interface Upload {
  key: string;
  courseId: string;
  /** The lesson it is for; null makes a new one. */
  lessonId: string | null;
  lesson: LessonBody;
  type: CourseFile['type'];
  name: string;
  bytes: number;
  fileId: string | null;
  sent: number;
  /** `waiting` is for its file: the page was loaded anew. */
  state: 'sending' | 'checking' | 'failed' | 'waiting';
  error: unknown;
}

const KEPT = 'tessera_uploads';
const files = new Map<string, File>();
const listeners = new Set<() => void>();
const nothing: readonly Upload[] = [];
let uploads: readonly Upload[] | undefined;
const doneListeners = new Set<(upload: Upload) => void>();

/** What a reload left behind. */
function kept(): readonly Upload[] {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Upload[];
    return found.map((upload) => ({ ...upload, state: 'waiting', error: null }));
  } catch {
    return nothing;
  }
}

const all = (): readonly Upload[] => (uploads ??= kept());

function change(next: readonly Upload[]): void {
  uploads = next;
  localStorage.setItem(KEPT, JSON.stringify(next.map((upload) => ({ ...upload, error: null }))));
  for (const listener of listeners) listener();
}

const patch = (key: string, part: Partial<Upload>): void =>
  change(all().map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));

/** Whoever closes the page is asked first while files are on their way. */
const stay = (event: BeforeUnloadEvent): void => {
  if (all().some(({ state }) => state === 'sending')) event.preventDefault();
};

function listen(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('beforeunload', stay);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useUploads = (): readonly Upload[] => useSyncExternalStore(listen, all, () => nothing);

/** Hears of uploads that became lessons. */
export function onUploaded(listener: (upload: Upload) => void): () => void {
  doneListeners.add(listener);
  return () => doneListeners.delete(listener);
}

type NewUpload = Pick<Upload, 'courseId' | 'lessonId' | 'lesson' | 'type'>;

export function startUpload(file: File, given: NewUpload): void {
  const key = crypto.randomUUID();
  files.set(key, file);
  change([...all(), { ...given, key, name: file.name, bytes: file.size, fileId: null, sent: 0, state: 'sending', error: null }]);
  void run(key);
}

/** Goes on with an upload; false when the file is another one. */
export function resumeUpload(key: string, file?: File): boolean {
  const upload = all().find((each) => each.key === key);
  if (!upload || (file && !isSame(upload, file))) return false;
  if (file) files.set(key, file);
  if (!files.has(key)) return false;
  patch(key, { state: 'sending', error: null });
  void run(key);
  return true;
}

export function dropUpload(key: string): void {
  files.delete(key);
  change(all().filter((upload) => upload.key !== key));
}

async function begin(upload: Upload): Promise<string> {
  if (upload.fileId) return upload.fileId;
  const body = { name: upload.name.slice(0, 200), type: upload.type, bytes: upload.bytes };
  const { id } = await answer(api.POST('/v1/admin/course-files', { body }));
  patch(upload.key, { fileId: id });
  return id;
}

async function run(key: string): Promise<void> {
  const upload = all().find((each) => each.key === key);
  const file = files.get(key);
  if (!upload || !file) return;
  const gone = (): boolean => !files.has(key);
  try {
    const fileId = await begin(upload);
    const onProgress = (sent: number): void => patch(key, { sent, state: sent < upload.bytes ? 'sending' : 'checking' });
    if (!(await sendFile({ fileId, file, onProgress, gone })) || gone()) return;
    await saveLesson(upload, { ...upload.lesson, fileId });
    dropUpload(key);
    for (const listener of doneListeners) listener(upload);
  } catch (error) {
    if (gone()) return;
    // What nobody finished goes after a day: the next try begins anew.
    patch(key, { state: 'failed', error, ...(codeOf(error) === 'COURSE_FILE_NOT_FOUND' ? { fileId: null, sent: 0 } : {}) });
  }
}
