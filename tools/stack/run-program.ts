// Runs one of the project's short programs (migrations, preset loading, builds) to its end; it ends with us if we end first.
import { startGuarded } from '../lib/guard.ts';

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

/** Runs `node args…`, at the top of the checkout unless told otherwise. */
export async function runNode(args: string[], options: RunOptions = {}): Promise<ProgramResult> {
  let output = '';
  const program = await startGuarded({
    command: process.execPath,
    args,
    env: options.env,
    cwd: options.cwd,
    onOutput(text) {
      output += text;
      if (options.show) process.stdout.write(text);
    },
  });
  return { code: await program.exited, output };
}
