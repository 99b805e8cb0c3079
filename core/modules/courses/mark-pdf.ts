// Writes the holder's name over the pages of a PDF. PDFs come from strangers, so a child with bounds opens them.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { dispositionOf, privateStore } from '#modules/media/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { Answer } from '#platform/http/route.ts';
import { type Bounds, OutOfBounds, runBounded } from '#platform/run-bounded.ts';
import { overlay } from './overlay.ts';

const MB = 1024 * 1024;
const child = fileURLToPath(new URL('./mark-pdf.child.ts', import.meta.url));
/** Addresses, of which a runtime sets aside far more than it uses; what it uses is bounded by its heap. */
const ADDRESSES = 2048 * MB;
const HEAP_MB = 384;
const TILE_PIXELS = 1200;

/** The clock leaves room for a busy machine: a PDF that waited for its turn is not too heavy. */
const bounds: Bounds = { seconds: 60, processorSeconds: 20, memoryBytes: ADDRESSES, fileBytes: 128 * MB };
const busy = () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '5' } });
const oneAtATime = gate({ atOnce: 1, waiting: 8, refusal: busy });

const run = (args: string[]) => runBounded(process.execPath, [`--max-old-space-size=${HEAP_MB}`, child, ...args], bounds);

/** Whether words can be written over the pages: not of what is encrypted, broken, or too heavy to open. @throws Refusal TOO_BUSY */
export const canMark = (path: string): Promise<boolean> =>
  oneAtATime(async () => {
    try {
      return (await run(['look', path])).code === 0;
    } catch (error) {
      if (error instanceof OutOfBounds) return false;
      throw error;
    }
  });

/** The PDF with the words on every page, sent from memory. @throws Refusal NOT_FOUND, TOO_BUSY */
export async function markPdf(file: { key: string; name: string }, words: string): Promise<Answer> {
  if ((await privateStore().size(file.key)) === undefined) throw PlatformError('NOT_FOUND');
  const { path, release } = await privateStore().local(file.key);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-pdf-'));
  try {
    const marked = await oneAtATime(async () => {
      const [tile, target] = [join(folder, 'tile.png'), join(folder, 'marked.pdf')];
      await writeFile(
        tile,
        await sharp(overlay(words, TILE_PIXELS, TILE_PIXELS))
          .png()
          .toBuffer(),
      );
      const { code } = await run(['mark', path, tile, target]);
      // What could be marked when it came can be now: it is short of something, not wrong.
      if (code !== 0) throw busy();
      return readFile(target);
    });
    return new Answer(200, marked, {
      'content-type': 'application/pdf',
      'content-disposition': dispositionOf('attachment', file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  } catch (error) {
    throw error instanceof OutOfBounds ? busy() : error;
  } finally {
    await Promise.all([release(), rm(folder, { recursive: true, force: true })]);
  }
}
