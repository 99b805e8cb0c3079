// Passwords and keys of this checkout: made once, kept where only their owner can read them.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../lib/paths.ts';

const names = ['postgres', 'app', 'system', 'jobs', 'appSecret'] as const;

export type Secrets = Record<(typeof names)[number], string>;

/** New random secrets, kept nowhere. */
export const makeSecrets = (): Secrets => Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('base64url')])) as Secrets;

/** The checkout's secrets; what is missing is made and written. */
export function keptSecrets(dir = dataDir): { secrets: Secrets; wereThere: boolean } {
  const file = join(dir, 'secrets.json');
  const kept = read(file);
  const secrets: Secrets = { ...makeSecrets(), ...kept };
  if (names.some((name) => kept[name] === undefined)) {
    mkdirSync(dir, { recursive: true });
    // Others may pass through to the database's folder, but not look around.
    chmodSync(dir, 0o711);
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return { secrets, wereThere: kept.postgres !== undefined };
}

function read(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch {
    return {};
  }
}
