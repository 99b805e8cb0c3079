// Says what a file that came for a course really is, by its content, and refuses what no course may hold.
import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { CourseError } from './courses.errors.ts';
import type { FileRow } from './files.sql.ts';
import { ArchiveFault, checkArchive } from '#modules/media/index.ts';
import { canMark } from './mark-pdf.ts';
import { inspectVideo } from './video-tools.ts';

const MB = 1024 * 1024;
type FileType = FileRow['type'];

/** Largest file of each type, in bytes. */
export const largest: Record<FileType, number> = { video: 2048 * MB, document: 50 * MB, picture: 20 * MB, archive: 100 * MB };

const MOST_PIXELS = 50_000_000;

/** Documents that are archives inside are looked into as archives. */
const officeTypes = new Set([
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
]);
const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/webp']);

export interface Checked {
  mediaType: string;
  facts: FileRow['facts'];
}

const refused = (reason: string) => CourseError('FILE_REFUSED', { facts: { reason } });

async function checkZip(path: string): Promise<void> {
  try {
    await checkArchive(path);
  } catch (error) {
    throw error instanceof ArchiveFault ? CourseError('ARCHIVE_REFUSED', { facts: { reason: error.message } }) : error;
  }
}

async function checkPicture(path: string, mediaType: string | undefined): Promise<Checked> {
  if (!mediaType || !pictureTypes.has(mediaType)) throw refused('not a PNG, JPEG or WebP');
  try {
    const { width, height } = await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).metadata();
    if (width * height > MOST_PIXELS) throw refused('too many pixels');
    await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).timeout({ seconds: 10 }).stats();
    return { mediaType, facts: { width, height } };
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error;
    throw refused('not readable');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Plain text is what no other type claims and every byte of which is text. */
async function checkText(path: string): Promise<Checked> {
  try {
    const text = utf8.decode(await readFile(path));
    // oxlint-disable-next-line no-control-regex
    if (!/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text)) return { mediaType: 'text/plain; charset=utf-8', facts: {} };
  } catch {
    // Falls through to the refusal.
  }
  throw refused('no PDF, office document or plain text');
}

/** @throws Refusal FILE_REFUSED, ARCHIVE_REFUSED, VIDEO_REFUSED, VIDEO_TOOLS_MISSING, TOO_BUSY */
export async function checkFile(path: string, type: FileType): Promise<Checked> {
  if (type === 'video') {
    const facts = await inspectVideo(path);
    const found = await fileTypeFromFile(path);
    return { mediaType: found?.mime ?? 'video/mp4', facts: { ...facts } };
  }
  const mediaType = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
  if (type === 'picture') return checkPicture(path, mediaType);
  if (type === 'archive') {
    if (mediaType !== 'application/zip') throw refused('not a ZIP archive');
    await checkZip(path);
    return { mediaType, facts: {} };
  }
  if (mediaType === 'application/pdf') return { mediaType, facts: { markable: await canMark(path) } };
  if (mediaType && officeTypes.has(mediaType)) {
    await checkZip(path);
    return { mediaType, facts: {} };
  }
  if (mediaType) throw refused('no PDF, office document or plain text');
  return checkText(path);
}
