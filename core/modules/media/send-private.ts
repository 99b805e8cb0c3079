// Gives out a private file over HTTP: whole as a stream, or the part that was asked for; never kept by anybody on the way.
import { Answer, Download } from '#platform/http/route.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { ByteRange } from '#ports/private-store.ts';
import { LinkError } from './signed.errors.ts';
import { privateStore } from './stores.ts';

/** A part is sent from memory, so it is no larger than this; readers ask for what follows (RFC 9110, 15.3.7). */
const LARGEST_PART = 2 * 1024 * 1024;

export interface PrivateFile {
  key: string;
  mediaType: string;
  /** As its uploader called it. */
  name: string;
  /** `inline` is shown in the page, where no script of it runs. */
  shown: 'inline' | 'attachment';
}

/** RFC 6266 with both forms: plain ASCII for the old, RFC 8187 for everybody else; nothing of a name ends the header or leaves the folder. */
export function dispositionOf(shown: PrivateFile['shown'], name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 150);
  const ascii = clean.replace(/[^\w.() -]/g, '_') || 'file';
  const full = encodeURIComponent(clean || 'file').replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${shown}; filename="${ascii}"; filename*=UTF-8''${full}`;
}

/** The part that a Range header asks for; undefined asks for all, as several parts or another unit do. @throws Refusal RANGE_UNSATISFIABLE */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && from !== '' && Number(to) < first) return undefined;
  if (first >= size || (from === '' && Number(to) === 0))
    throw LinkError('RANGE_UNSATISFIABLE', { headers: { 'content-range': `bytes */${size}` } });
  return { first, last: Math.min(last, first + LARGEST_PART - 1) };
}

const headersOf = (file: PrivateFile): Record<string, string> => ({
  'content-type': file.mediaType,
  'content-disposition': dispositionOf(file.shown, file.name),
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
  'accept-ranges': 'bytes',
  etag: `"${file.key.slice(0, 32)}"`,
});

class WholeFile extends Download {
  constructor(file: PrivateFile, size: number) {
    super(privateStore().read(file.key), { type: file.mediaType, name: 'file' });
    Object.assign(this.headers, headersOf(file), { 'content-length': String(size) });
  }
}

async function gathered(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const one = (header: string | string[] | undefined): string | undefined => (typeof header === 'string' ? header : undefined);

/** @throws Refusal NOT_FOUND, RANGE_UNSATISFIABLE */
export async function sendPrivate(file: PrivateFile, asked: Record<string, string | string[] | undefined>): Promise<Answer | Download> {
  const size = await privateStore().size(file.key);
  if (size === undefined) throw PlatformError('NOT_FOUND');
  const headers = headersOf(file);
  const ifRange = one(asked['if-range']);
  const range = ifRange === undefined || ifRange === headers.etag ? rangeOf(one(asked.range), size) : undefined;
  if (!range) return new WholeFile(file, size);
  const part = await gathered(privateStore().read(file.key, range));
  return new Answer(206, part, { ...headers, 'content-range': `bytes ${range.first}-${range.last}/${size}` });
}
