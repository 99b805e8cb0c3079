// Seconds from a second start until the shop's first page answers, in a copy of the checkout so that a running shop is left alone.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GuardedProgram, startGuarded, tail } from '../../lib/guard.ts';
import { at } from '../../lib/paths.ts';
import { freePort } from '../../lib/ports.ts';
import { removeCluster } from '../../postgres/account.ts';
import { untilAnswers } from '../../stack/ready.ts';
import { webIsBuilt } from '../../stack/web.ts';
import type { Bench } from '../bench.ts';
import type { Road } from '../road.ts';
import { median } from '../stats.ts';

/** The checkout's files and its built web program in a folder of their own; packages are shared. */
function copyCheckout(to: string): void {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: at(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('The files of the checkout could not be listed');
  const built = ['apps/web/.next/standalone', 'apps/web/.next/tessera-built'];
  for (const file of [...stdout.split('\0').filter((name) => name && existsSync(at(name))), ...built]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(at(file), join(to, file), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(at('node_modules'), join(to, 'node_modules'));
}

/** Starts the shop there; returns how long its first page took and what stops it. */
async function startThere(bench: Bench, dir: string): Promise<{ seconds: number; program: GuardedProgram }> {
  const port = await freePort();
  const logFile = join(bench.workDir, 'start.log');
  const { DATABASE_URL: _theirs, ...env } = process.env;
  const began = performance.now();
  const program = await startGuarded({
    command: process.execPath,
    args: [join(dir, 'tools/start.mjs'), '--port', String(port)],
    cwd: dir,
    env,
    logFile,
    stopSignal: 'INT',
    graceSeconds: 40,
  });
  try {
    await untilAnswers(`http://127.0.0.1:${port}/`, program, 120);
  } catch (error) {
    await program.stop();
    throw new Error(`${String(error)}\n${tail(logFile)}`, { cause: error });
  }
  return { seconds: (performance.now() - began) / 1000, program };
}

export const start: Road = {
  name: 'start',
  unit: 's',
  least: { atMost: 10 },
  limits: 'one after another: recovery, migrations looked through, server, web program',
  async run(bench) {
    if (bench.quick) return 'left out by --quick';
    if (!webIsBuilt()) return 'the web program is not built as its sources stand: run npm start once';
    const dir = join(bench.workDir, 'checkout');
    mkdirSync(dir);
    try {
      copyCheckout(dir);
      const first = await startThere(bench, dir);
      await first.program.stop();
      const later: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        const { seconds, program } = await startThere(bench, dir);
        await program.stop();
        later.push(seconds);
      }
      return { figure: median(later), more: { 'first start without building s': first.seconds }, note: 'without npm itself' };
    } finally {
      removeCluster(join(dir, '.data', 'postgres'));
      rmSync(dir, { recursive: true, force: true });
    }
  },
};
