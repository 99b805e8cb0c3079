// How the web program is built: standalone output, cached components, the whole repository as the module root.
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { packStatic, packedHeaders, packedRewrites } from './pack.ts';

const production = process.env.NODE_ENV === 'production';
const root = fileURLToPath(new URL('../..', import.meta.url));

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
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
      path: ['./messages', '../../kinds/physical/messages'],
      format: 'json',
      locales: 'infer',
      precompile: true,
      sourceLocale: 'en',
    },
  },
});

export default withMessages(config);
