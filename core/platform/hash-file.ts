// Names of files made from what is in them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { assert } from './errors/index.ts';

const keyShape = /^[0-9a-f]{64}$/;

/** SHA-256 of a file in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

export const isHash = (name: string): boolean => keyShape.test(name);

/** Keys of private files come from rows of ours; what is none of them must lead nowhere. */
export function requireHash(key: string): void {
  assert(isHash(key), 'a key of a private file is a hash');
}
