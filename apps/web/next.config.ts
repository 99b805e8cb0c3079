// How the web program is built: standalone output, cached components, the whole repository as the module root. In one file, because not
// every way in which Next reads it follows imports.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

// Scripts and styles are packed with brotli while building: a sixth smaller than what a server packs while answering, and free to send.
const compress = promisify(brotliCompress);
const packed = '/_next/static/chunks/:name(.+\\.(?:js|css))';
const takesBrotli = [{ type: 'header' as const, key: 'accept-encoding', value: '.*\\bbr\\b.*' }];

/** Writes `x.js.br` beside every `x.js` that goes to browsers. */
async function packStatic({ distDir }: { distDir: string }): Promise<void> {
  const folder = join(distDir, 'static', 'chunks');
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(names.map(async (name) => writeFile(join(folder, `${name}.br`), await compress(await readFile(join(folder, name))))));
}

/** Leads browsers that understand brotli to the packed file. */
const packedRewrites = [{ source: packed, has: takesBrotli, destination: '/_next/static/chunks/:name.br' }];

const kinds = [
  ['js', 'application/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
] as const;

/** Tells browsers what the packed file is, and caches that others get another one. */
const packedHeaders = [
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

/**
 * Chunks that come with a page of the shop together are one file: packed together React and Next weigh 4 kB less, and ask fewer times. Sizes are
 * of unpacked source, so that even those two may be merged; other pages' chunks are, where a request costs more than what is sent twice.
 */
const turbopackChunking = {
  minChunkSize: 3_000_000,
  maxMergeChunkSize: 9_000_000,
  priorityRoutes: [/\/\[locale\](\/\(shop\))?(\/(products|checkout|search|p\/|c\/|brands|merchants|pages).*)?(\/page)?$/],
};

/** What need not go to browsers: */
const lighter = {
  // what Next mends in browsers older than those it builds for;
  '../build/polyfills/polyfill-module': './lib/nothing.ts',
  // and wrappers of next-intl's around the same hooks, which would bring its formatter of dates and lists along.
  'next-intl': { browser: 'use-intl' },
};

const production = process.env.NODE_ENV === 'production';
const root = fileURLToPath(new URL('../..', import.meta.url));

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root, resolveAlias: lighter },
  experimental: { turbopackChunking },
  cacheComponents: true,
  transpilePackages: ['@tessera/ui', '@tessera/client'],
  // Without this the inner rewrite is mistaken for another origin when the server binds 127.0.0.1.
  skipProxyUrlNormalize: true,
  poweredByHeader: false,
  reactStrictMode: true,
  compiler: { runAfterProductionCompile: packStatic },
  rewrites: async () => ({ beforeFiles: production ? packedRewrites : [] }),
  headers: async () => [
    ...(production ? packedHeaders : []),
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
        { key: 'x-frame-options', value: 'SAMEORIGIN' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
};

// Messages are compiled while building, so that no parser of theirs goes to the browser.
const withMessages = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  experimental: {
    messages: {
      path: [
        './messages',
        ...['physical', 'service', 'course', 'membership', 'hosting'].map((kind) => `../../kinds/${kind}/messages`),
        ...['vestify', 'snail', 'store-network'].map((preset) => `../../presets/${preset}/messages`),
      ],
      format: 'json',
      locales: 'infer',
      precompile: true,
      sourceLocale: 'en',
    },
  },
});

export default withMessages(config);
