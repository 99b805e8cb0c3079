// Says whether a ZIP file is safe to hand on: judged by its central directory before anything is unpacked, then by what really is in it.
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

export interface ArchiveLimits {
  entries: number;
  /** Of all entries together, unpacked. */
  bytes: number;
  /** Unpacked to packed, of each entry that is larger than a little. */
  ratio: number;
  /** Archives within archives, which office documents are, too. */
  depth: number;
}

export const archiveLimits: ArchiveLimits = { entries: 1_000, bytes: 100 * 1024 * 1024, ratio: 100, depth: 1 };

/** Small files pack as well as they like. */
const SMALL = 64 * 1024;
const LARGEST_NESTED = 32 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES] = [22, 46, 30];
const LONGEST_COMMENT = 0xffff;

/** Why an archive is refused; words for people who made it. */
export class ArchiveFault extends Error {}
const refuse = (reason: string): never => {
  throw new ArchiveFault(reason);
};

interface Source {
  size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

export interface ArchiveEntry {
  name: string;
  packed: number;
  unpacked: number;
  offset: number;
  method: number;
  /** Where what comes after it begins. */
  limit: number;
}

interface Budget extends ArchiveLimits {
  left: { entries: number; bytes: number };
}

const ofBuffer = (bytes: Buffer): Source => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** Where the central directory stands (APPNOTE 6.3.10, 4.3.16). Larger than 4 GB or over several disks is more than anybody needs here. */
async function findDirectory(source: Source): Promise<{ offset: number; bytes: number; entries: number }> {
  const start = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const tail = await source.read(start, source.size - start);
  let at = tail.length - END_BYTES;
  while (at >= 0 && !(tail.readUInt32LE(at) === END && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)) at -= 1;
  if (at < 0) refuse('no ZIP archive, or cut short');
  const [disk, first, here, entries] = [4, 6, 8, 10].map((offset) => tail.readUInt16LE(at + offset)) as [number, number, number, number];
  const [bytes, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (entries === 0xffff || offset === 0xffffffff) refuse('too large');
  if (disk !== 0 || first !== 0 || here !== entries) refuse('in several parts');
  if (offset + bytes > start + at) refuse('its directory is not where it says');
  return { offset, bytes, entries };
}

const badName = (name: string): boolean =>
  name === '' ||
  name.length > 300 ||
  /[\p{Cc}\\]|^\/|^[A-Za-z]:/u.test(name) ||
  name.split('/').some((part) => part === '..' || part === '.') ||
  name.slice(0, -1).includes('//');

const isLink = (attributes: number, madeBy: number): boolean => madeBy >> 8 === 3 && ((attributes >>> 16) & 0o170000) === 0o120000;

const nameOf = (bytes: Buffer, flags: number): string => bytes.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1');

function entryAt(directory: Buffer, at: number): { entry: ArchiveEntry; next: number } {
  if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY) refuse('its directory is broken');
  const [madeBy, flags, method] = [4, 8, 10].map((offset) => directory.readUInt16LE(at + offset)) as [number, number, number];
  const [packed, unpacked] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)];
  const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [number, number, number];
  const [attributes, offset] = [directory.readUInt32LE(at + 38), directory.readUInt32LE(at + 42)];
  const name = nameOf(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes), flags);
  if ((flags & 0x2041) !== 0) refuse('encrypted');
  if (method !== 0 && method !== 8) refuse('packed in a way that not everybody can unpack');
  if (badName(name)) refuse('a name in it leads out of its folder');
  if (isLink(attributes, madeBy)) refuse('it holds links');
  if (packed === 0xffffffff || unpacked === 0xffffffff || offset === 0xffffffff) refuse('too large');
  if (method === 0 && packed !== unpacked) refuse('its sizes are not true');
  return { entry: { name, packed, unpacked, offset, method, limit: 0 }, next: at + ENTRY_BYTES + nameBytes + extra + comment };
}

/** The entries by the central directory, within limits. */
async function entriesOf(source: Source, budget: Budget): Promise<ArchiveEntry[]> {
  const { offset, bytes, entries } = await findDirectory(source);
  if (entries > budget.left.entries) refuse(`more than ${budget.entries} files`);
  const directory = await source.read(offset, bytes);
  const found: ArchiveEntry[] = [];
  for (let at = 0; found.length < entries;) {
    const { entry, next } = entryAt(directory, at);
    found.push(entry);
    at = next;
  }
  budget.left.entries -= entries;
  for (const { packed, unpacked } of found) {
    budget.left.bytes -= unpacked;
    if (budget.left.bytes < 0) refuse(`more than ${budget.bytes / 1024 / 1024} MB when unpacked`);
    if (unpacked > SMALL && unpacked > packed * budget.ratio) refuse('packed too well to be true');
  }
  if (new Set(found.map(({ name }) => name.toLowerCase())).size < found.length) refuse('two files of one name');
  standApart(found, offset);
  return found;
}

/** Entries that share bytes make a small file large without any one being packed too well. */
function standApart(entries: ArchiveEntry[], directoryAt: number): void {
  let limit = directoryAt;
  for (const entry of entries.toSorted((a, b) => b.offset - a.offset)) {
    entry.limit = limit;
    if (entry.offset + LOCAL_BYTES + entry.packed > limit) refuse('its files overlap');
    limit = entry.offset;
  }
}

const PIECE = 256 * 1024;

/** What is packed, from where its own header says, which must say what the directory does. */
async function* packedBytes(source: Source, { name, offset, packed, method, limit }: ArchiveEntry): AsyncGenerator<Buffer> {
  const head = await source.read(offset, LOCAL_BYTES);
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) refuse('a file in it is not where it says');
  const title = await source.read(offset + LOCAL_BYTES, head.readUInt16LE(26));
  if (head.readUInt16LE(8) !== method || nameOf(title, head.readUInt16LE(6)) !== name) refuse('it says two things of one file');
  const start = offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (start + packed > limit) refuse('its files overlap');
  for (let at = 0; at < packed; at += PIECE) yield await source.read(start + at, Math.min(PIECE, packed - at));
}

const otherArchives = ['1f8b08', '377abcaf271c', '526172211a07', 'fd377a585a00', '425a68', '28b52ffd'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const zipStart = Buffer.from('504b0304', 'hex');

/** Unpacks an entry to nowhere, no further than it said, and returns its bytes where it is an archive itself. */
async function tryEntry(source: Source, entry: ArchiveEntry): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let [seen, keep] = [0, true];
  for await (const piece of entry.method === 0 ? packedBytes(source, entry) : inflated(packedBytes(source, entry))) {
    if (seen === 0) {
      if (otherArchives.some((start) => piece.subarray(0, start.length).equals(start))) refuse('it holds another archive');
      keep = piece.subarray(0, 4).equals(zipStart);
      if (keep && entry.unpacked > LARGEST_NESTED) refuse('it holds another archive');
    }
    seen += piece.length;
    if (seen > entry.unpacked) refuse('its sizes are not true');
    if (keep) pieces.push(piece);
  }
  if (seen !== entry.unpacked) refuse('its sizes are not true');
  return keep && seen > 0 ? Buffer.concat(pieces) : undefined;
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  const feed = (async () => {
    for await (const piece of packed) if (!inflate.write(piece)) await new Promise((resume) => inflate.once('drain', resume));
    inflate.end();
  })();
  feed.catch((error: Error) => inflate.destroy(error));
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    refuse('a file in it can not be unpacked');
  } finally {
    inflate.destroy();
  }
}

async function check(source: Source, budget: Budget, depth: number): Promise<ArchiveEntry[]> {
  const entries = await entriesOf(source, budget);
  for (const entry of entries) {
    const nested = await tryEntry(source, entry);
    if (!nested) continue;
    if (depth >= budget.depth) refuse('archives within archives');
    await check(ofBuffer(nested), budget, depth + 1);
  }
  return entries;
}

/** The entries of an archive that is safe. @throws ArchiveFault that says what is wrong with it */
export async function checkArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<ArchiveEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await check({ size, read }, { ...limits, left: { entries: limits.entries, bytes: limits.bytes } }, 0);
  } finally {
    await file.close();
  }
}
