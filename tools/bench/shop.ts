// The whole shop on a database of the bench: server, worker and web program, as `npm start` runs them.
import { join } from 'node:path';
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
  /** Pages worth looking at: home and a product. */
  pages: { home: string; product: string };
  stop(): Promise<void>;
}

export const notBuilt = 'the web program is not built as its sources stand: run npm start once';

/** Starts it; undefined when the web program is not built. */
export async function startShop(bench: Bench, database: string): Promise<Shop | undefined> {
  if (!webIsBuilt()) return undefined;
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
    pages: { home: '/', product: `/en/p/${items[0]?.slug ?? ''}` },
    stop: async () => void (await Promise.all([web.stop(), api.program.stop()])),
  };
}
