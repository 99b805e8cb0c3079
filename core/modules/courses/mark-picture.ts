// Writes the holder's name over a picture of a course, again and again, so that no cut leaves one without.
import sharp from 'sharp';
import { dispositionOf, privateStore } from '#modules/media/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { Answer } from '#platform/http/route.ts';
import { overlay } from './overlay.ts';

const MOST_PIXELS = 50_000_000;
const WIDEST = 2_400;

const oneAtATime = gate({ atOnce: 1, waiting: 16, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '2' } }) });

/** The picture as WebP with the words on it, sent from memory. @throws Refusal NOT_FOUND, TOO_BUSY */
export async function markPicture(file: { key: string; name: string }, words: string, shown: 'inline' | 'attachment'): Promise<Answer> {
  if ((await privateStore().size(file.key)) === undefined) throw PlatformError('NOT_FOUND');
  const { path, release } = await privateStore().local(file.key);
  try {
    const marked = await oneAtATime(async () => {
      const { data, info } = await sharp(path, { limitInputPixels: MOST_PIXELS, pages: 1 })
        .autoOrient()
        .resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
        .toBuffer({ resolveWithObject: true });
      return sharp(data)
        .composite([{ input: overlay(words, info.width, info.height) }])
        .webp({ quality: 82, effort: 3 })
        .toBuffer();
    });
    return new Answer(200, marked, {
      'content-type': 'image/webp',
      'content-disposition': dispositionOf(shown, `${file.name.replace(/\.\w+$/, '')}.webp`),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  } finally {
    await release();
  }
}
