// PDFs as strangers send them: which can carry a name, and which are told apart in bounded time.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canMark } from './mark-pdf.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-pdf-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function made(pages: [number, number][], encrypt = false): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of pages) document.addPage(size);
  if (encrypt) document.encrypt({ userPassword: 'one', ownerPassword: 'two' });
  return document.save();
}

/** A page as large as others, but so far out that a step of the mark changes nothing any more. */
async function farOut(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).setMediaBox(1e18, 0, 4_096, 842);
  return document.save();
}

/** A stream of objects that is small on the way and enormous once it is opened. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(900_000_000));
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF')]);
}

test.each<[can: boolean, what: string, make: () => Uint8Array | Promise<Uint8Array>]>([
  [
    true,
    'of pages in several sizes',
    () =>
      made([
        [595, 842],
        [842, 595],
        [14_400, 100],
      ]),
  ],
  [
    false,
    'with a page larger than pages are',
    () =>
      made([
        [595, 842],
        [1e9, 1e9],
      ]),
  ],
  [false, 'with a page that is out of all bounds', farOut],
  [false, 'that is encrypted', () => made([[595, 842]], true)],
  [false, 'that breaks off', async () => (await made([[595, 842]])).slice(0, 60)],
  [false, 'that is only called one', () => Buffer.from('%PDF-1.7 hello')],
  [false, 'that is a bomb', bomb],
])('MKT-04 can mark: %s, a PDF %s', async (can, what, make) => {
  const path = join(folder, `${what.replace(/\W/g, '-')}.pdf`);
  await writeFile(path, await make());
  expect(await canMark(path)).toBe(can);
});
