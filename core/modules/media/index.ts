// The face of the media module: files by the hash of their content, on local disk.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { config } from '#platform/config/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { Answer, route } from '#platform/http/route.ts';

const keyShape = /^[0-9a-f]{32}\.svg$/;

/** Keeps a drawing and returns its key; the same bytes have the same key. */
export async function keepDrawing(svg: string): Promise<string> {
  const key = `${createHash('sha256').update(svg).digest('hex').slice(0, 32)}.svg`;
  await mkdir(config().MEDIA_DIR, { recursive: true });
  const path = join(config().MEDIA_DIR, key);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, svg);
  await rename(draft, path);
  return key;
}

/** Address of a file for people. */
export const mediaUrl = (key: string): string => `/media/${key}`;

const getMedia = operation({
  id: 'getMedia',
  method: 'GET',
  path: '/media/:key',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'A picture, by the hash of its content.',
  params: z.strictObject({ key: z.string().max(60) }),
  produces: 'application/octet-stream',
});

export const mediaRoutes = [
  route(getMedia, async (call) => {
    if (!keyShape.test(call.params.key)) throw PlatformError('NOT_FOUND');
    const bytes = await readFile(join(config().MEDIA_DIR, call.params.key)).catch(() => undefined);
    if (!bytes) throw PlatformError('NOT_FOUND');
    return new Answer(200, bytes, {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${call.params.key}"`,
    });
  }),
];
