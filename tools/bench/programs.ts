// Starts the small programs that serve as limits.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGuarded, type GuardedProgram } from '../lib/guard.ts';
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';
import type { Bench } from './bench.ts';

export interface Bare {
  url: string;
  program: GuardedProgram;
}

/** Fastify with one answer: the same bytes under as many headers. */
export async function startBareFastify(
  bench: Bench,
  answer: { path: string; headers: Record<string, string>; body: Buffer },
): Promise<Bare> {
  const file = join(bench.workDir, 'answer.json');
  writeFileSync(file, JSON.stringify({ ...answer, body: answer.body.toString('base64') }));
  let output = '';
  const program = await startGuarded({
    command: process.execPath,
    args: [at('tools/bench/programs/bare-fastify.ts'), file],
    env: { ...process.env, NODE_ENV: 'production' },
    onOutput: (text) => (output += text),
  });
  const deadline = Date.now() + 20_000;
  for (;;) {
    const port = /^port (\d+)$/m.exec(output)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}`, program };
    if (Date.now() > deadline) throw new Error(`The bare server did not start: ${output}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

export interface BareRun {
  /** Requests a second. */
  rate: number;
  /** All of them, those before counting began, too, and what CPU they cost the driver. */
  requests: number;
  cpuMicroseconds: number;
}

/** Sends recorded requests again by the bare driver. */
export async function runBareSql(bench: Bench, replay: object): Promise<BareRun> {
  const file = join(bench.workDir, 'replay.json');
  writeFileSync(file, JSON.stringify(replay));
  const { code, output } = await runNode([at('tools/bench/programs/bare-sql.ts'), file], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const said = (name: string): number => Number(new RegExp(`^${name} ([\\d.]+)$`, 'm').exec(output)?.[1]);
  const run = { rate: said('rate'), requests: said('requests'), cpuMicroseconds: said('cpu') };
  if (code !== 0 || !(run.rate > 0)) throw new Error(`The bare driver failed (code ${code}): ${output.slice(-1000)}`);
  return run;
}
