// Brings a database up to date: roles, tables and presets.
import { existsSync } from 'node:fs';
import { at } from '../lib/paths.ts';
import { runNode } from './run-program.ts';
import { type DatabaseUrls, databaseEnv } from './urls.ts';

/** Settings every program of the project gets, on top of the machine's own environment. */
export const programEnv = (urls: DatabaseUrls, more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...databaseEnv(urls),
  ...more,
});

/** Applies every migration that is missing. */
export async function migrate(urls: DatabaseUrls, more: Record<string, string> = {}): Promise<void> {
  await must(['core/migrations/run.ts'], urls, more, 'The database could not be brought up to date');
}

/** Loads a preset; one that is loaded already stays as it is. */
export async function loadPreset(name: string, urls: DatabaseUrls, more: Record<string, string> = {}): Promise<string> {
  return await must(['presets/load.ts', name], urls, more, `The preset ${name} could not be loaded`);
}

async function must(args: string[], urls: DatabaseUrls, more: Record<string, string>, what: string): Promise<string> {
  if (args[0] && !existsSync(at(args[0]))) throw new Error(`${what}: there is no ${args[0]}.`);
  const { code, output } = await runNode(args, { env: programEnv(urls, more) });
  if (code !== 0) throw new Error(`${what} (code ${code}):\n${output.trim()}`);
  return output;
}
