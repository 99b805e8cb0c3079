// Run as a program of its own by mark-pdf.ts: `look PDF` ends with 0 when its pages can be drawn on; `mark PDF TILE TARGET` draws a PNG over them.
import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';

/** Points of a page that the tile covers, in both directions. */
const TILE_POINTS = 600;
const MOST_PAGES = 2_000;
/** 200 inches, the largest page of PDF 1.7 (ISO 32000-1, annex C). */
const WIDEST_POINTS = 14_400;

function canCover(page: PDFPage): boolean {
  const { x, y, width, height } = page.getMediaBox();
  return width > 0 && height > 0 && [width, height, Math.abs(x), Math.abs(y)].every((points) => points <= WIDEST_POINTS);
}

function cover(page: PDFPage, tile: PDFImage): void {
  const { x, y, width, height } = page.getMediaBox();
  for (let left = x; left < x + width; left += TILE_POINTS) {
    for (let bottom = y; bottom < y + height; bottom += TILE_POINTS)
      page.drawImage(tile, { x: left, y: bottom, width: TILE_POINTS, height: TILE_POINTS });
  }
}

const [act, source = '', tilePath = '', target = ''] = process.argv.slice(2);
const document = await PDFDocument.load(await readFile(source), { updateMetadata: false });
const pages = document.getPages();
if (pages.length === 0 || pages.length > MOST_PAGES) throw new Error('too many pages, or none');
if (!pages.every(canCover)) throw new Error('a page larger than pages are');
if (act === 'mark') {
  const tile = await document.embedPng(await readFile(tilePath));
  for (const page of pages) cover(page, tile);
  await writeFile(target, await document.save());
}
