// The whole shop on a database of the bench: server, worker and web program, as `npm start` runs them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { startWeb, webIsBuilt } from '../stack/web.ts';
import type { Api, Bench } from './bench.ts';
import { ask } from './load.ts';
import type { GuardedProgram } from '../lib/guard.ts';

export interface Shop {
  url: string;
  port: number;
  api: Api;
  web: GuardedProgram;
  /** Pages worth looking at, on the way from the door to the till. */
  pages: { home: string; list: string; product: string; checkout: string };
  stop(): Promise<void>;
}

export const notBuilt = 'the web program is not built: run npm start once';

/** Said of figures that a build from other sources gave. */
export const staleNote = (): string | undefined => (webIsBuilt() ? undefined : 'the web program was built from sources that changed since');

/** Starts it; undefined when the web program is not built. */
export async function startShop(bench: Bench, database: string): Promise<Shop | undefined> {
  if (!existsSync(at('apps/web/.next/standalone/apps/web/server.js'))) return undefined;
  const [port, urls] = [await freePort(), await bench.copy(database)];
  const publicUrl = `http://localhost:${port}`;
  const api = await bench.startServer(urls, { ROLE: 'all', PUBLIC_URL: publicUrl, WEB_URL: `http://127.0.0.1:${port}` });
  const { appSecret } = bench.secrets;
  const web = await startWeb({ port, host: '127.0.0.1', apiUrl: api.url, publicUrl, appSecret, logFile: join(bench.workDir, 'web.log') });
  const { body } = await ask(api.port, { method: 'GET', path: '/v1/products?limit=1' });
  const { items } = JSON.parse(body.toString()) as { items: { slug: string }[] };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    api,
    web,
    pages: { home: '/', list: '/en/products', product: `/en/p/${items[0]?.slug ?? ''}`, checkout: '/en/checkout' },
    stop: async () => void (await Promise.all([web.stop(), api.program.stop()])),
  };
}
