// Autocannon in a process of its own, for one address asked again and again.
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';

export interface Shot {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const CONNECTIONS = 32;

/** Asks for `url` for some seconds. Throws when anything but success came back. */
export async function cannon(url: string, seconds: number): Promise<Shot> {
  const args = ['-c', String(CONNECTIONS), '-d', String(seconds), '-j', '-n', url];
  const { code, output } = await runNode([at('node_modules/autocannon/autocannon.js'), ...args]);
  const start = output.indexOf('{');
  if (code !== 0 || start < 0) throw new Error(`autocannon failed (code ${code}): ${output.slice(-500)}`);
  const result = JSON.parse(output.slice(start)) as {
    duration: number;
    errors: number;
    non2xx: number;
    requests: { total: number };
    latency: { p50: number; p99: number };
  };
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`autocannon met ${result.errors} errors and ${result.non2xx} bad answers`);
  return { perSecond: result.requests.total / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}
