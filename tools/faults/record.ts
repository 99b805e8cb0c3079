// What the buyers asked and were told, kept in a file that only grows, so that no answer can be forgotten when it is judged.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Reply {
  /** 0 when the connection was lost or the buyer stopped waiting. */
  status: number;
  text: string;
  /** The stable code of a problem; undefined for anything else. */
  code: string | undefined;
  replayed: boolean;
  retryAfterSeconds: number;
}

/** One press of the button: a key, what was sent with it, and every answer that came. */
export interface Placement {
  index: number;
  key: string;
  cartId: string;
  token: string;
  body: string;
  /** Answers that settle the matter: 2xx and 4xx but for "still being worked on". */
  answers: Reply[];
}

export class Recorder {
  /** Checkouts begun so far. */
  begun = 0;
  readonly placements: Placement[] = [];
  /** Answers by operation and status, for people. */
  readonly tally = new Map<string, number>();
  /** Answers 5xx that say nothing a buyer could act on. */
  readonly unclassified: string[] = [];
  /** What went wrong on a buyer's road though nothing should. */
  readonly troubles: string[] = [];
  private readonly file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'w');
  }

  asked(what: { index: number; operation: string; key?: string }): void {
    this.write({ asked: what.operation, index: what.index, key: what.key });
  }

  told(what: { index: number; operation: string; key?: string }, reply: Reply): void {
    const name = `${what.operation} ${reply.status || 'lost'}${reply.code ? ` ${reply.code}` : ''}`;
    this.tally.set(name, (this.tally.get(name) ?? 0) + 1);
    if (reply.status >= 500 && !(reply.status === 503 && reply.code)) this.unclassified.push(`${name}: ${reply.text.slice(0, 200)}`);
    this.write({
      told: what.operation,
      index: what.index,
      key: what.key,
      status: reply.status,
      code: reply.code,
      replayed: reply.replayed,
      text: reply.text,
    });
  }

  trouble(text: string): void {
    this.troubles.push(text);
    this.write({ trouble: text });
  }

  close(): void {
    closeSync(this.file);
  }

  private write(line: Record<string, unknown>): void {
    writeSync(this.file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  }
}
