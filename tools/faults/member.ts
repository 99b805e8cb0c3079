// A process that is killed and started again, again and again, until it is left in peace; every death is accounted for.
import { readFileSync } from 'node:fs';
import { type GuardedProgram, startGuarded, tail } from '../lib/guard.ts';
import { at } from '../lib/paths.ts';
import { untilAnswers } from '../stack/ready.ts';
import type { Role } from './points.ts';

export interface Death {
  role: Role;
  /** Our hand, a named point, or neither: then it is a defect. */
  by: 'hand' | 'point' | 'itself';
  point?: string;
  code: number;
  /** Last words, of a death by itself. */
  words?: string;
}

export interface MemberOptions {
  role: Role;
  port: number;
  env: NodeJS.ProcessEnv;
  logFile(start: number): string;
  /** What the next start is armed with; the empty text arms nothing. */
  arm(): string;
  /** Called when a start has become ready. */
  up(member: Member): void;
  died(death: Death): void;
}

export class Member {
  readonly baseUrl: string;
  /** Milliseconds from each start to its first good answer. */
  readonly startMs: number[] = [];
  private readonly options: MemberOptions;
  private program: GuardedProgram | undefined;
  private ours = false;
  private stopping = false;
  private starts = 0;
  private readiness = Promise.withResolvers<void>();
  private living: Promise<void> = Promise.resolve();
  private failure: ((error: unknown) => void) | undefined;
  /** Rejects when the process can't be kept up. */
  readonly broken: Promise<never>;

  constructor(options: MemberOptions) {
    this.options = options;
    this.baseUrl = `http://127.0.0.1:${options.port}`;
    this.broken = new Promise((_, reject) => {
      this.failure = reject;
    });
    this.broken.catch(() => undefined);
  }

  /** Starts it and keeps it up; resolves when it takes requests for the first time. */
  start(): Promise<void> {
    this.living = this.live().catch((error: unknown) => this.failure?.(error));
    return Promise.race([this.readiness.promise, this.broken]);
  }

  /** Settles when it takes requests: at once, or after it has been started again. */
  ready(): Promise<void> {
    return Promise.race([this.readiness.promise, this.broken]);
  }

  /** kill -9 by our hand. */
  kill(): void {
    if (!this.program) return;
    this.ours = true;
    void this.program.kill9();
  }

  /** Ends it in good order. */
  async stop(): Promise<number> {
    this.stopping = true;
    const code = (await this.program?.stop()) ?? 0;
    await this.living;
    return code;
  }

  private async live(): Promise<void> {
    let inARow = 0;
    while (!this.stopping) {
      this.starts += 1;
      const began = performance.now();
      const logFile = this.options.logFile(this.starts);
      const env = {
        ...this.options.env,
        ROLE: this.options.role,
        HOST: '127.0.0.1',
        PORT: String(this.options.port),
        FAILPOINTS: this.options.arm(),
      };
      this.ours = false;
      const program = await startGuarded({ command: process.execPath, args: [at('apps/server/main.ts')], env, logFile });
      this.program = program;
      if (this.stopping) void program.stop();
      const ready = await untilAnswers(`${this.baseUrl}/health/ready`, program, 30).then(
        () => true,
        () => false,
      );
      if (ready) {
        this.startMs.push(performance.now() - began);
        this.readiness.resolve();
        this.options.up(this);
      }
      const code = await program.exited;
      this.program = undefined;
      if (ready) this.readiness = Promise.withResolvers<void>();
      if (this.stopping) return;
      const death = this.deathOf(code, logFile);
      this.options.died(death);
      inARow = death.by === 'itself' ? inARow + 1 : 0;
      if (inARow === 3) throw new Error(`The ${this.options.role} ends by itself, three times in a row: ${death.words}`);
    }
  }

  private deathOf(code: number, logFile: string): Death {
    const { role } = this.options;
    const point = /^failpoint (\S+) crash$/m.exec(readIfThere(logFile))?.[1];
    if (point) return { role, by: 'point', point, code };
    return this.ours && code === 137 ? { role, by: 'hand', code } : { role, by: 'itself', code, words: tail(logFile, 5) };
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
