// The keys that the running shop uses, for tools that look at what it sealed and proved.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRing, type Ring } from '../../core/platform/vault/ring.ts';
import { dataDir } from '../lib/paths.ts';

/** From the environment, else from what `npm start` keeps; undefined where neither knows a secret. */
export function ringOfShop(environment: Record<string, string | undefined> = process.env): Ring | undefined {
  const { DATA_KEYS = '', LOOKUP_KEY = '', APP_SECRET = keptSecret() } = environment;
  return APP_SECRET || (DATA_KEYS && LOOKUP_KEY) ? makeRing({ DATA_KEYS, LOOKUP_KEY, APP_SECRET }) : undefined;
}

function keptSecret(): string {
  try {
    const { appSecret } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { appSecret?: string };
    return appSecret ?? '';
  } catch {
    return '';
  }
}
