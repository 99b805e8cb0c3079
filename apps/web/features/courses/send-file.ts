// Sends a file for a course in pieces: a piece that was lost is sent again, and one goes on where the engine stands.
import { answer, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { CourseFile } from '@/lib/types.ts';
import { pieceBytes, received, waitMs } from './pieces.ts';

const MOST_TRIES = 10;

interface Sending {
  fileId: string;
  file: Blob;
  /** Bytes that came so far. */
  onProgress: (bytes: number) => void;
  /** True when nobody wants it any more. */
  gone: () => boolean;
}

const at = (id: string) => answer(api.GET('/v1/admin/course-files/{id}', { params: { path: { id } } }));

const put = (id: string, offset: number, piece: Blob): Promise<CourseFile> =>
  answer(
    api.PUT('/v1/admin/course-files/{id}/content', {
      params: { path: { id }, query: { offset } },
      // The body goes as it is, whatever the description calls it.
      body: piece as unknown as string,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );

/** Sends a piece until it has come; answers how much of the file has. */
async function sendPiece({ fileId, file, gone }: Sending, from: number): Promise<number> {
  const piece = file.slice(from, from + pieceBytes(file.size));
  for (let tries = 1; ; tries += 1) {
    try {
      return (await put(fileId, from, piece)).received;
    } catch (error) {
      const known = received(error);
      if (known !== undefined) return known;
      const lasting = error instanceof ApiProblem && error.status < 500 && error.status !== 429;
      if (lasting || tries >= MOST_TRIES || gone()) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs(error, tries)));
    }
  }
}

/** Sends what is missing of a file and has it looked at. @throws ApiProblem when it is refused; whatever else stood in the way */
export async function sendFile(sending: Sending): Promise<CourseFile | undefined> {
  const { fileId, file, onProgress, gone } = sending;
  const there = await at(fileId);
  if (there.state === 'ready') return there;
  let come = there.received;
  onProgress(come);
  while (come < file.size) {
    if (gone()) return undefined;
    come = await sendPiece(sending, come);
    onProgress(come);
  }
  return answer(api.POST('/v1/admin/course-files/{id}/finish', { params: { path: { id: fileId } }, body: {} }));
}
