// A loop of work: runs on a wake-up or after a pause, never twice at once, and stops when asked.
import { log } from './log/index.ts';
import { reportError } from './report/index.ts';

export interface Loop {
  wake(): void;
  stop(): Promise<void>;
}

/** `work` returns true when there may be more to do at once. An error is logged and tried again after the pause. */
export function loop(name: string, pauseMs: number, work: () => Promise<boolean>): Loop {
  let stopped = false;
  let woken = false;
  let rouse: (() => void) | undefined;
  const rest = (): Promise<void> =>
    new Promise((resume) => {
      const timer = setTimeout(resume, pauseMs * (0.75 + Math.random() / 2));
      rouse = () => {
        clearTimeout(timer);
        resume();
      };
    });
  const running = (async () => {
    while (!stopped) {
      woken = false;
      const more = await work().catch((error: unknown) => {
        log.error({ err: error, loop: name }, 'loop failed');
        reportError(error, { kind: 'loop', route: name });
        return false;
      });
      if (!more && !woken && !stopped) await rest();
      rouse = undefined;
    }
  })();
  return {
    wake() {
      woken = true;
      rouse?.();
    },
    async stop() {
      stopped = true;
      rouse?.();
      await running;
    },
  };
}
