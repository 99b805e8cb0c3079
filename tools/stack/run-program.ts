// Runs one of the project's short programs (migrations, preset loading, builds) to its end.
import { spawn } from 'node:child_process';
import { at } from '../lib/paths.ts';

export interface ProgramResult {
  code: number;
  /** stdout and stderr, in the order they came. */
  output: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Shows the output while it comes, too. */
  show?: boolean;
}

/** Runs `node args…` at the top of the checkout. */
export const runNode = (args: string[], options: RunOptions = {}): Promise<ProgramResult> => runProgram(process.execPath, args, options);

export function runProgram(command: string, args: string[], options: RunOptions = {}): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? at(),
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      if (options.show) to.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 137 : 1), output }));
  });
}
