// Keeps a program running: when it dies it is started again, a little later each time, and that is said.
import type { GuardedProgram } from '../lib/guard.ts';

type Program = Omit<GuardedProgram, 'kill9'>;

export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  name: string;
  start(): Promise<Program>;
  say(text: string): void;
  /** Called with every new process. */
  started(pid: number): void;
}

const healthyAfterMs = 60_000;

/** Starts a program (the first failure is the caller's) and keeps it up until `stop`. */
export async function supervise(options: SuperviseOptions): Promise<Supervised> {
  let program = await options.start();
  let stopping = false;
  let wake: () => void = () => {};
  options.started(program.pid);

  const keepUp = async (): Promise<void> => {
    let delaySeconds = 1;
    for (;;) {
      const began = Date.now();
      const code = await program.exited;
      if (stopping) return;
      if (Date.now() - began > healthyAfterMs) delaySeconds = 1;
      options.say(`! ${options.name} ended (code ${code}); starting it again in ${delaySeconds} s …`);
      const again = await tryAgain(() => delaySeconds);
      if (!again) return;
      program = again;
      options.started(program.pid);
      options.say(`✓ ${options.name} runs again.`);
      delaySeconds = Math.min(delaySeconds * 2, 30);
    }
  };

  const tryAgain = async (delay: () => number): Promise<Program | undefined> => {
    let seconds = delay();
    for (;;) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (stopping) return undefined;
      try {
        const started = await options.start();
        if (!stopping) return started;
        await started.stop();
        return undefined;
      } catch (error) {
        if (stopping) return undefined;
        seconds = Math.min(seconds * 2, 30);
        options.say(`! ${options.name}: ${error instanceof Error ? error.message : String(error)}\n  Trying again in ${seconds} s …`);
      }
    }
  };

  const keeping = keepUp();
  return {
    get pid() {
      return program.pid;
    },
    async stop() {
      stopping = true;
      wake();
      await program.stop();
      await keeping;
    },
  };
}
