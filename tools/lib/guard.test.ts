// The guard: a program ends when it is told to, when it ignores that, and when whoever started it is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, watch } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { signalProcess, startGuarded } from './guard.ts';
import { at } from './paths.ts';

const dir = mkdtempSync(join(tmpdir(), 'tessera guard '));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const runScript = (script: string, graceSeconds = 5) =>
  startGuarded({ command: process.execPath, args: ['-e', script], onOutput: () => {}, graceSeconds });

test('the exit code of the program comes through', async () => {
  expect(await (await runScript('process.exit(7)')).exited).toBe(7);
});

test('a program that is killed is seen to end', async () => {
  const program = await runScript('setInterval(() => {}, 1000)');
  expect(await program.kill9()).toBe(137);
  expect(signalProcess(program.pid, 0)).toBe(false);
});

test('stopping lets the program end in its own way, and kills it when it does not', async () => {
  const says = (script: string): Promise<{ stop(): Promise<number> }> =>
    new Promise((resolve) => {
      const starting = startGuarded({
        command: process.execPath,
        args: ['-e', script],
        graceSeconds: 1,
        onOutput: () => void starting.then(resolve),
      });
    });
  const polite = await says("process.on('SIGTERM', () => process.exit(3)); console.log('up'); setInterval(() => {}, 1000)");
  expect(await polite.stop()).toBe(3);
  const deaf = await says("process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)");
  expect(await deaf.stop()).toBe(137);
});

test('a program that does not exist fails', async () => {
  const program = await startGuarded({ command: join(dir, 'nothing'), args: [], onOutput: () => {} });
  expect(await program.exited).toBe(127);
});

test('kill -9 of the starter ends the program', async () => {
  const socket = join(dir, 's');
  // The program says that it listens by making a file.
  const program = `require('node:net').createServer(() => {}).listen(${JSON.stringify(socket)}, () => require('node:fs').writeFileSync(${JSON.stringify(join(dir, 'listens'))}, ''))`;
  const starter = `import { startGuarded } from ${JSON.stringify(at('tools/lib/guard.ts'))};
    await startGuarded({ command: process.execPath, args: ['-e', ${JSON.stringify(program)}], logFile: ${JSON.stringify(join(dir, 'log'))} });
    setInterval(() => {}, 1000);`;
  const listens = new Promise<void>((resolve) => {
    const watcher = watch(dir, (_event, name) => {
      if (name !== 'listens') return;
      watcher.close();
      resolve();
    });
  });
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter], { stdio: 'inherit' });
  await listens;
  // However the connection breaks when the program dies: it closes.
  const connection = connect(socket)
    .resume()
    .on('error', () => {});
  await once(connection, 'connect');
  const closed = new Promise((resolve) => connection.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
});
