// Pictures over HTTP: uploading them, and serving every file by its key.
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { uploadPicture } from '#contracts/products.ts';
import { record } from '#modules/audit/index.ts';
import { inTx, takeTurn } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { Answer, route, staffActor } from '#platform/http/route.ts';
import { mediaUrl } from './files.ts';
import { makeAvif, makePicture } from './make-picture.ts';
import { MediaError } from './media.errors.ts';
import { addPicture, pictureByKey, picturesOf } from './media.sql.ts';
import { publicStore } from './stores.ts';

const keyShape = /^[0-9a-f]{32}(?:-\d{3,4})?\.(svg|webp|avif)$/;
const MOST_PICTURES = 5_000;

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

const typeOf: Record<string, string> = { svg: 'image/svg+xml', webp: 'image/webp', avif: 'image/avif' };

const served = (bytes: Buffer, key: string, extension: string, lasts: string): Answer =>
  new Answer(200, bytes, {
    'content-type': typeOf[extension] ?? '',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cache-control': lasts,
    etag: `"${key}"`,
  });
const FOR_EVER = 'public, max-age=31536000, immutable';

/** One that can't be made at this moment is not there at this moment; its WebP stands in and nobody keeps it under this name. */
async function sendAvif(key: string): Promise<Answer> {
  const made = await makeAvif(key).catch(() => undefined);
  if (made) return served(made, key, 'avif', FOR_EVER);
  const standIn = key.replace(/avif$/, 'webp');
  const bytes = await publicStore().read(standIn);
  if (!bytes) throw PlatformError('NOT_FOUND');
  return served(bytes, standIn, 'webp', 'no-store');
}

export const mediaRoutes = [
  route(getMedia, async (call) => {
    const { key } = call.params;
    const [, extension = ''] = keyShape.exec(key) ?? [];
    const bytes = extension ? await publicStore().read(key) : undefined;
    if (bytes) return served(bytes, key, extension, FOR_EVER);
    if (extension === 'avif') return sendAvif(key);
    throw PlatformError('NOT_FOUND');
  }),
  route(uploadPicture, async (call) => {
    const actor = staffActor(call);
    // Before anything is written: they are counted again below, and files without a row go by the job `sweep_pictures`.
    const { pictures = 0 } = (await inTx(actor, (tx) => tx.row(picturesOf, [actor.orgId]))) ?? {};
    if (pictures >= MOST_PICTURES) throw MediaError('TOO_MANY_PICTURES');
    const { key, width, height, bytes } = await makePicture(call.bytes);
    await inTx(actor, async (tx) => {
      takeTurn(tx, 'pictures', actor.orgId);
      const added = await tx.row(addPicture, [actor.orgId, key, width, height, bytes, actor.userId, tx.now, MOST_PICTURES]);
      if (added)
        await record(tx, {
          orgId: actor.orgId,
          action: 'picture.uploaded',
          subject: { type: 'picture', id: key },
          after: { width, height },
        });
      else if (!(await tx.row(pictureByKey, [actor.orgId, key]))) throw MediaError('TOO_MANY_PICTURES');
    });
    return { key, url: mediaUrl(key), width, height };
  }),
];
