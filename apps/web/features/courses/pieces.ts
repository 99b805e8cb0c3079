// How a file is cut for its way, and how long to wait before the next try. Pure.
import type { OwnLesson } from '@/lib/types.ts';
import { ApiProblem } from '../../lib/problem.ts';

const MB = 1024 * 1024;

/** Small files in small pieces, so that the bar moves; the largest that is taken at once is 4 MB. */
export const pieceBytes = (size: number): number => (size > 64 * MB ? 4 * MB : MB);

/** Where the upload stands, when the refusal says so. */
export function received(error: unknown): number | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'UPLOAD_OFFSET') return undefined;
  return typeof error.facts.received === 'number' ? error.facts.received : undefined;
}

const LONGEST_MS = 30_000;
/** As long as the answer says, or ever longer. */
export const waitMs = (error: unknown, tries: number): number =>
  error instanceof ApiProblem && error.waitSeconds ? error.waitSeconds * 1000 : Math.min(LONGEST_MS, 500 * 2 ** tries);

type FileType = 'video' | 'document' | 'picture' | 'archive';

/** What a file for a lesson is to be sent as; the engine looks at the content. */
export function typeOf(kind: OwnLesson['kind'], file: Pick<File, 'name' | 'type'>): FileType {
  if (kind === 'video') return 'video';
  if (/^image\/(png|jpeg|webp)$/.test(file.type)) return 'picture';
  return /zip/.test(file.type) || /\.zip$/i.test(file.name) ? 'archive' : 'document';
}

/** Megabytes that a file of each type may have, as the engine takes them. */
const most: Record<FileType, number> = { video: 2048, document: 50, picture: 20, archive: 100 };

/** How many megabytes there may be at most, of a file that has more; so that nobody sends for an hour what is refused. */
export function tooLarge(kind: OwnLesson['kind'], file: Pick<File, 'name' | 'type' | 'size'>): number | null {
  const limit = most[typeOf(kind, file)];
  return file.size > limit * MB ? limit : null;
}

/** The same file, as far as a browser tells. */
export const isSame = (one: { name: string; bytes: number }, file: Pick<File, 'name' | 'size'>): boolean =>
  one.name === file.name && one.bytes === file.size;
