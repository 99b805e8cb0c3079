// Packs scripts and styles with brotli while building: a sixth smaller than what a server packs while answering, and free to send.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);
const packed = '/_next/static/chunks/:name(.+\\.(?:js|css))';
const takesBrotli = [{ type: 'header' as const, key: 'accept-encoding', value: '.*\\bbr\\b.*' }];

/** Writes `x.js.br` beside every `x.js` that goes to browsers. */
export async function packStatic({ distDir }: { distDir: string }): Promise<void> {
  const folder = join(distDir, 'static', 'chunks');
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(names.map(async (name) => writeFile(join(folder, `${name}.br`), await compress(await readFile(join(folder, name))))));
}

/** Leads browsers that understand brotli to the packed file. */
export const packedRewrites = [{ source: packed, has: takesBrotli, destination: '/_next/static/chunks/:name.br' }];

const kinds = [
  ['js', 'application/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
] as const;

/** Tells browsers what the packed file is, and caches that others get another one. */
export const packedHeaders = [
  { source: packed, headers: [{ key: 'vary', value: 'accept-encoding' }] },
  ...kinds.map(([ending, type]) => ({
    source: `/_next/static/chunks/:name(.+\\.${ending})`,
    has: takesBrotli,
    headers: [
      { key: 'content-encoding', value: 'br' },
      { key: 'content-type', value: type },
    ],
  })),
];
