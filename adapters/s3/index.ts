// The face of the S3 adapter: its library is heavy, so only who uses it loads it.
import type { PrivateStore } from '#ports/private-store.ts';
import type { PublicStore } from '#ports/public-store.ts';
import { s3Settings } from './settings.ts';

/** Both stores where the settings name a bucket, undefined where files lie in folders. @throws Error that names every setting that is wrong */
export async function s3Stores(): Promise<{ open: PublicStore; closed: PrivateStore } | undefined> {
  const settings = s3Settings();
  if (settings.STORAGE !== 's3') return undefined;
  const { openStores } = await import('./stores.ts');
  return openStores(settings);
}
