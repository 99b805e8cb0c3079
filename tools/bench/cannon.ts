// One address asked again and again, by a process of its own.
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';

export interface Shot {
  perSecond: number;
  /** Share of a core that asking took: near 1 the asker itself was the limit. */
  busy: number;
}

const CONNECTIONS = 32;

/** Asks for some seconds. Throws when anything but success came back. */
export async function cannon(port: number, path: string, seconds: number): Promise<Shot> {
  const { code, output } = await runNode([at('tools/bench/programs/cannon.ts'), String(port), path, String(CONNECTIONS), String(seconds)]);
  if (code !== 0) throw new Error(`The load driver failed (code ${code}): ${output.slice(-500)}`);
  const { perSecond, busy, bad } = JSON.parse(output) as Shot & { bad: number };
  if (bad > 0 || !(perSecond > 0)) throw new Error(`The load driver met ${bad} bad answers`);
  return { perSecond, busy };
}
