// Maps of a shop's site: one file while it is small, else an index of files; written piece by piece, so that memory stays small.
import { type Locale, localPath } from '../i18n/locales.ts';

/** Addresses of products in one file: with all their languages it stays below the 50 MB and 50,000 that a map may have (sitemaps.org). */
export const PART = 10_000;
/** Products asked for at once. */
export const PIECE = 2_000;

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const open = `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;

/** A page in each of the shop's languages. */
export const urlOf = (origin: string, path: string, locales: readonly Locale[]): string => {
  const others = locales
    .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${localPath(other, path)}"/>`)
    .join('');
  return `<url><loc>${origin}${path}</loc>${others}</url>`;
};

/** The index: of everything that is no product, and of the products part by part. */
export const indexOf = (origin: string, parts: number): string => {
  const names = ['pages', ...Array.from({ length: parts }, (_, part) => `products-${part}`)];
  const maps = names.map((name) => `<sitemap><loc>${origin}/sitemap-${name}.xml</loc></sitemap>`).join('');
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps}</sitemapindex>`;
};

/** One file: some paths, then those of products as they come. */
export function mapOf(pieces: AsyncIterable<readonly string[]>, write: (path: string) => string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = (async function* () {
    yield open;
    for await (const paths of pieces) yield paths.map(write).join('');
    yield '</urlset>';
  })();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}
