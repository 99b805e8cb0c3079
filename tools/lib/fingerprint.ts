// A short name for the content of files, to see whether something built from them is stale.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.ts';

const ignored = new Set(['node_modules', '.next', '.data', '.cache', 'e2e', 'next-env.d.ts']);

/** Every file below `path`, in a stable order, without what is made or fetched. */
export function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .filter((name) => !ignored.has(name) && !name.endsWith('.tsbuildinfo'))
    .flatMap((name) => filesBelow(join(path, name)));
}

/** The hash of the content and names of all files below `paths` (seen from the top of the checkout), and of `more`. */
export function fingerprint(paths: string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const file of paths.flatMap((path) => filesBelow(at(path)))) {
    hash.update(`\0${file.slice(at().length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
