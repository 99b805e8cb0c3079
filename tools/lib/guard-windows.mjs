// The guard of lib/guard.ts where there is no shell: ends its program when the pipe on stdin closes.
import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';

const [, , , grace, command, ...args] = process.argv;
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });
child.once('spawn', () => {
  writeSync(3, String(child.pid));
  closeSync(3);
});
child.once('error', () => process.exit(127));
child.once('exit', (code) => process.exit(code ?? 137));
process.stdin.resume();
process.stdin.once('close', () => {
  child.kill();
  setTimeout(() => child.kill('SIGKILL'), Number(grace) * 1000);
});
