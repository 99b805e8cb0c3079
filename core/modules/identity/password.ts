// Password hashes: Argon2id (RFC 9106) with 19 MiB and two passes, in the PHC string format.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { labelled } from '#platform/metrics/index.ts';

const hashes = labelled('password_hashes_total', 'Argon2 runs, to make a hash or to check one; each is some 20 ms of a core.', 'act');
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const derive = promisify(argon2);

/** A PHC string such as `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  hashes({ act: 'make' });
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(nonce)}$${text(tag)}`;
}

/** Compares in constant time; an unreadable hash is no match but costs the same. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  hashes({ act: 'check' });
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(phc);
  const [, memory, passes, parallelism, salt = 'AAAAAAAAAAAAAAAAAAAAAA', hash = ''] = parts ?? [];
  const expected = Buffer.from(hash, 'base64');
  const tag = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory ?? cost.memory),
    passes: Number(passes ?? cost.passes),
    parallelism: Number(parallelism ?? cost.parallelism),
    tagLength: cost.tagLength,
  });
  return expected.length === cost.tagLength && timingSafeEqual(tag, expected);
}
