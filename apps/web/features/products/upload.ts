// Sends a picture, and tells how far it is: fetch can't, so this is the one place that does without it.
import { ApiProblem } from '@/lib/problem.ts';
import { readSession } from '@/lib/session.ts';
import type { Problem } from '@/lib/types.ts';
import { shrink } from './shrink.ts';

export interface Uploaded {
  key: string;
  url: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
};

/** @param onProgress gets 0 to 1 */
export async function uploadPicture(file: File, onProgress: (share: number) => void): Promise<Uploaded> {
  const picture = await shrink(file);
  // Asked first, so that a lapsed token is renewed before the long way.
  await readSession();
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/admin/media');
    request.setRequestHeader('content-type', picture.type || 'application/octet-stream');
    request.setRequestHeader('x-tessera-csrf', '1');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status === 201) return resolve(body as Uploaded);
      const waitSeconds = Number(request.getResponseHeader('retry-after')) || undefined;
      reject(new ApiProblem({ ...(body as Partial<Problem>), status: request.status, waitSeconds }));
    });
    request.addEventListener('error', () => reject(new TypeError('No answer.')));
    request.send(picture);
  });
}
