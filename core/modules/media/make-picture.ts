// Makes of what somebody sent a picture of our own: checked by its content, decoded, turned upright, without what cameras write into it.
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { hashOf } from './files.ts';
import { MediaError } from './media.errors.ts';
import { publicStore } from './stores.ts';

/** By content, whatever its sender says it is. A drawing (SVG) is a program and is not among them. */
const types = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif']);
const MOST_PIXELS = 50_000_000;
const WIDEST = 1_920;
/** Narrower ones, beside the picture itself. */
const WIDTHS = [320, 640, 1_280];
const SECONDS = 10;

// One picture at a time on one core, and no memory kept between them: the other core answers requests. The line is so short that who stands
// at its end has an answer before their connection is given up.
sharp.concurrency(1);
sharp.cache(false);
const studio = gate({ atOnce: 1, waiting: 3, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '2' } }) });

export interface MadePicture {
  key: string;
  width: number;
  height: number;
  bytes: number;
}

const refused = (reason: string) => MediaError('PICTURE_REFUSED', { facts: { reason } });

/** The first frame, upright, in sRGB, as plain pixels: nothing of the file that came is in what we keep. */
async function decode(bytes: Buffer) {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type || !types.has(type.mime)) throw refused('not a picture');
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'warning', pages: 1 } as const;
  try {
    const { width, height } = await sharp(bytes, options).metadata();
    if (width < 8 || height < 8) throw refused('too small');
    if (width * height > MOST_PIXELS) throw refused('too many pixels');
    return await sharp(bytes, options)
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error;
    throw refused(/pixel limit/i.test(String(error)) ? 'too many pixels' : 'not readable');
  }
}

/**
 * Keeps a picture as WebP, and narrower ones beside it: `HASH.webp`, `HASH-640.webp`. The same picture has the same key.
 * @throws Refusal PICTURE_REFUSED, TOO_BUSY
 */
export function makePicture(bytes: Buffer): Promise<MadePicture> {
  return studio(async () => {
    const { data, info } = await decode(bytes);
    const { width, height, channels } = info;
    const pixels = () => sharp(data, { raw: { width, height, channels } });
    const whole = await pixels().webp({ quality: 82, effort: 3 }).toBuffer();
    const hash = hashOf(whole);
    for (const narrow of WIDTHS) {
      const narrowed = pixels().resize({ width: narrow, withoutEnlargement: true });
      await publicStore().keep(`${hash}-${narrow}.webp`, await narrowed.webp({ quality: 80, effort: 3 }).toBuffer());
    }
    // Last: whoever sees it finds the others there.
    await publicStore().keep(`${hash}.webp`, whole);
    return { key: `${hash}.webp`, width, height, bytes: whole.length };
  });
}

const making = new Map<string, Promise<Buffer | undefined>>();

/** The narrower picture of a name such as `HASH-640.avif`, out of the whole one; undefined where there is none. @throws Refusal TOO_BUSY */
async function encode(name: string): Promise<Buffer | undefined> {
  const [, hash, width] = /^([0-9a-f]{32})-(\d{3,4})\.avif$/.exec(name) ?? [];
  if (!WIDTHS.includes(Number(width))) return undefined;
  const whole = await publicStore().read(`${hash}.webp`);
  if (!whole) return undefined;
  return studio(async () => {
    const made = await sharp(whole)
      .timeout({ seconds: SECONDS })
      .resize({ width: Number(width), withoutEnlargement: true })
      .avif({ quality: 52, effort: 2 })
      .toBuffer();
    await publicStore().keep(name, made);
    return made;
  });
}

/** Makes an AVIF when it is first asked for, once however many ask: it takes ten times as long as a WebP. @throws Refusal TOO_BUSY */
export function makeAvif(name: string): Promise<Buffer | undefined> {
  const under = making.get(name);
  if (under) return under;
  const made = encode(name).finally(() => making.delete(name));
  making.set(name, made);
  return made;
}
