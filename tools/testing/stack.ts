// The whole shop for tests in a browser: throw-away database with a preset, server, web program; nothing of it outlives the caller.
import { join } from 'node:path';
import { farLimits } from '../lib/far-limits.ts';
import { freePort } from '../lib/ports.ts';
import { startApi } from '../stack/api.ts';
import { loadPreset } from '../stack/database.ts';
import { urlsFrom, withDatabase } from '../stack/urls.ts';
import { buildWeb, startWeb, webIsBuilt } from '../stack/web.ts';
import { baseTemplate, startThrowawayCluster } from './throwaway-cluster.ts';

export interface TestStack {
  /** Where the shop answers. */
  url: string;
  apiUrl: string;
  /** The database as superuser. */
  databaseUrl: string;
  appSecret: string;
  stop(): Promise<void>;
}

/** Starts everything and waits until the shop's first page answers. The first preset answers at `url`, all at hosts of their own. */
export async function startStack(options: { presets?: string[]; say?: (text: string) => void } = {}): Promise<TestStack> {
  const presets = options.presets ?? ['vestify'];
  const say = options.say ?? (() => {});
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const cluster = await startThrowawayCluster();
    stops.push(() => cluster.stop());
    const databaseUrl = withDatabase(cluster.adminUrl, baseTemplate);
    const urls = urlsFrom(databaseUrl, cluster.secrets);
    const settings = { APP_SECRET: cluster.secrets.appSecret, MEDIA_DIR: join(cluster.workDir, 'media'), NODE_ENV: 'test' };
    for (const preset of presets) await loadPreset(preset, urls, settings);
    say(`Database with ${presets.join(' and ')} is ready.`);

    const [apiPort, port] = [await freePort(), await freePort()];
    const url = `http://localhost:${port}`;
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const api = await startApi({
      urls,
      port: apiPort,
      role: 'all',
      appSecret: settings.APP_SECRET,
      mediaDir: settings.MEDIA_DIR,
      logFile: join(cluster.workDir, 'logs', 'server.log'),
      env: {
        ...settings,
        WEB_URL: `http://127.0.0.1:${port}`,
        PUBLIC_URL: url,
        DEFAULT_CHANNEL: presets[0] ?? '',
        MAIL: 'mailbox',
        DEV_PAGES: '1',
        RATE_LIMITS: farLimits,
      },
    });
    stops.push(() => api.stop());
    if (!webIsBuilt()) {
      say('Building the web program …');
      await buildWeb({ TESSERA_API_URL: apiUrl, APP_SECRET: settings.APP_SECRET });
    }
    const web = await startWeb({
      port,
      host: '127.0.0.1',
      apiUrl,
      publicUrl: url,
      appSecret: settings.APP_SECRET,
      logFile: join(cluster.workDir, 'logs', 'web.log'),
    });
    stops.push(() => web.stop());
    return { url, apiUrl, databaseUrl, appSecret: settings.APP_SECRET, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
