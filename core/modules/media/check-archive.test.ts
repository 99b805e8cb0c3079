// Archives that are bombs, traps or lies, made by hand, and those that are not.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Made, zip } from '../../../tools/testing/zip.ts';
import { archiveLimits, checkArchive } from './check-archive.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-archives-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function look(bytes: Buffer, limits = archiveLimits) {
  const path = join(folder, String((count += 1)));
  await writeFile(path, bytes);
  return checkArchive(path, limits);
}

const text = Buffer.from('Words that are worth reading, again and again. '.repeat(40));
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);
const MB = 1024 * 1024;

test('MKT-04 an archive of notes, pictures and an office document is let through, with its entries', async () => {
  const document = zip([
    { name: '[Content_Types].xml', content: text },
    { name: 'word/document.xml', content: text },
  ]);
  const entries = await look(
    zip([
      { name: 'notes/' },
      { name: 'notes/one.txt', content: text },
      { name: 'ไทย.txt', content: text },
      { name: 'plan.docx', content: document },
    ]),
  );
  expect(entries.map(({ name }) => name)).toEqual(['notes/', 'notes/one.txt', 'ไทย.txt', 'plan.docx']);
  await look(zip([]));
});

const many = (length: number): Made[] => Array.from({ length }, (_, index) => ({ name: `f${index}` }));
const nested = (levels: number): Buffer =>
  levels === 0 ? zip([{ name: 'a', content: text }]) : zip([{ name: 'in.zip', content: nested(levels - 1), method: 0 }]);
const noise = (bytes: number): Buffer => Buffer.from(Array.from({ length: bytes }, (_, index) => (index * 197 + (index >> 3) * 31) % 251));

const refused: [what: string, make: () => Buffer, reason: RegExp][] = [
  ['no archive', () => text, /no ZIP/],
  ['an empty file', () => Buffer.alloc(0), /no ZIP/],
  ['an archive cut short', () => zip([{ name: 'a', content: text }]).subarray(0, -5), /no ZIP/],
  ['more than a thousand files', () => zip(many(1_001)), /more than 1000 files/],
  ['10 MB of zeros that pack to 10 kB', () => zip([{ name: 'zeros', content: zeros(10) }]), /too well/],
  [
    'a directory that says it unpacks to 101 MB',
    () => zip([{ name: 'a', content: noise(2 * MB), lie: { unpacked: 101 * MB } }]),
    /more than 100 MB/,
  ],
  [
    'many files of little that are 4 GB together',
    () => zip(Array.from({ length: 999 }, (_, index) => ({ name: `f${index}`, content: noise(60), lie: { unpacked: 60_000 } }))),
    /sizes are not true|too well/,
  ],
  ['a bomb that says it is small', () => zip([{ name: 'a', content: zeros(10), lie: { unpacked: 1_000 } }]), /sizes are not true/],
  ['less in it than it says', () => zip([{ name: 'a', content: text, lie: { unpacked: text.length + 1 } }]), /sizes are not true/],
  [
    'entries that share their bytes',
    () =>
      zip([
        { name: 'a', content: text },
        { name: 'b', content: text, lie: { offset: 0 } },
      ]),
    /overlap/,
  ],
  [
    'an entry that reaches into the directory',
    () => zip([{ name: 'a', content: text, method: 0, lie: { packed: text.length + 200, unpacked: text.length + 200 } }]),
    /overlap/,
  ],
  ['an entry that is not where it says', () => zip([{ name: 'a', content: text, lie: { offset: 3 } }]), /not where it says|overlap/],
  ['fewer entries than it says', () => zip([{ name: 'a' }], { entries: 5 }), /directory is broken/],
  ['a directory somewhere else', () => zip([{ name: 'a' }], { offset: 1_000_000 }), /not where it says/],
  ['an archive of several parts', () => zip([{ name: 'a' }], { disk: 1 }), /several parts/],
  ['an encrypted entry', () => zip([{ name: 'a', content: text, flags: 1 }]), /encrypted/],
  ['an entry packed with LZMA', () => zip([{ name: 'a', content: text, method: 14 }]), /packed in a way/],
  ['a path that climbs', () => zip([{ name: 'a/../../b' }]), /leads out/],
  ['an absolute path', () => zip([{ name: '/etc/passwd' }]), /leads out/],
  ['a path of Windows', () => zip([{ name: 'C:\\windows' }]), /leads out/],
  ['a drive', () => zip([{ name: 'C:windows' }]), /leads out/],
  ['a name with NUL', () => zip([{ name: 'a\0.txt' }]), /leads out/],
  ['a symbolic link', () => zip([{ name: 'a', content: Buffer.from('/etc/passwd'), attributes: (0o120777 << 16) >>> 0 }]), /links/],
  ['two files of one name', () => zip([{ name: 'a' }, { name: 'A' }]), /one name/],
  ['archives within archives within archives', () => nested(2), /archives within archives/],
  ['nine levels', () => nested(9), /archives within archives/],
  ['a gzip inside', () => zip([{ name: 'a.gz', content: gzipSync(text), method: 0 }]), /another archive/],
  ['a bomb in an archive in it', () => zip([{ name: 'in.zip', content: zip([{ name: 'z', content: zeros(10) }]), method: 0 }]), /too well/],
  ['packed bytes that are none', () => zip([{ name: 'a', content: text }]).fill(0xff, 31, 40), /can not be unpacked|not true/],
  ['a file of two names', () => zip([{ name: 'notes.txt', content: text }]).fill('.', 30, 32), /two things/],
  ['a file of which it says two things', () => zip([{ name: 'a', content: noise(500), method: 0 }]).fill(0x08, 8, 9), /two things/],
];

test.each(refused)('MKT-04 %s is refused as a course file', async (_, make, reason) => {
  const bytes = make();
  const began = performance.now();
  const before = process.memoryUsage().rss;
  await expect(look(bytes)).rejects.toThrow(reason);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB);
});
