// Imports and exports as a test leads them without HTTP: a file is sent, looked through and applied; an export is read whole.
import { vi } from 'vitest';
import type { ProductFilter } from '#contracts/product-list.ts';
import { privateStore } from '#modules/media/index.ts';
import type { CsvKind } from '../csv/columns.ts';
import { type RunRow, wrongLines } from './runs.sql.ts';
import { addNewRun, factsOf, findRun, finishFile, receivePiece, startApply, startCheck } from './start-run.ts';
import { inTx, type StaffActor } from '#platform/db/index.ts';

const PIECE = 4 * 1024 * 1024;
const MOST_WRONG = 10_000;

interface More {
  createCategories?: boolean;
}

/** Acts as somebody of an organization's staff, in this process. */
export class CatalogRuns {
  readonly actor: StaffActor;

  constructor(actor: StaffActor) {
    this.actor = actor;
  }

  async send(kind: CsvKind, content: string | Buffer): Promise<RunRow> {
    const { actor } = this;
    const bytes = Buffer.from(content as string);
    const run = await inTx(actor, (tx) =>
      addNewRun(tx, actor.orgId, { kind, name: 'test.csv', bytes: bytes.length, state: 'receiving', step: 'check' }),
    );
    for (let offset = 0; offset < bytes.length; offset += PIECE)
      await receivePiece(actor, run.id, { offset, bytes: bytes.subarray(offset, offset + PIECE) });
    return finishFile(actor, run.id);
  }

  reach(id: string, ...states: string[]): Promise<RunRow> {
    const look = async (): Promise<RunRow | false> => {
      const run = await findRun(this.actor, id);
      return states.includes(run.state) && run;
    };
    return vi.waitUntil(look, { timeout: 110_000, interval: 25 });
  }

  /** Has a file looked through and does not wait for it; columns are read as they were understood. Answers the run's id. */
  async check(kind: CsvKind, content: string | Buffer, { createCategories = false }: More = {}): Promise<string> {
    const run = await this.send(kind, content);
    const mapping = (factsOf(run).columns ?? []).map(({ field }) => field);
    await startCheck(this.actor, run.id, { mapping, createCategories });
    return run.id;
  }

  async look(kind: CsvKind, content: string | Buffer, more: More = {}): Promise<RunRow> {
    return this.reach(await this.check(kind, content, more), 'ready', 'failed');
  }

  async bring(kind: CsvKind, content: string, mode: 'all' | 'right' = 'all', more: More = {}): Promise<RunRow> {
    const ready = await this.look(kind, content, more);
    if (ready.state === 'failed') return ready;
    await startApply(this.actor, ready.id, mode);
    return this.reach(ready.id, 'done', 'failed');
  }

  async exported(what: 'products' | 'prices' | 'stock', options: ProductFilter & { bom?: boolean } = {}): Promise<string> {
    const { actor } = this;
    const run = await inTx(actor, (tx) =>
      addNewRun(tx, actor.orgId, { kind: `export_${what}`, name: 'test.csv', state: 'waiting', step: 'work', options }),
    );
    const done = await this.reach(run.id, 'done', 'failed');
    if (done.state === 'failed') throw new Error(`The export failed: ${done.fault?.code}`);
    const pieces: Buffer[] = [];
    for await (const piece of privateStore().read(done.file_key ?? '')) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  /** What is wrong, each as `line column code`. */
  async faults({ id }: Pick<RunRow, 'id'>): Promise<string[]> {
    const rows = await inTx(this.actor, (tx) => tx.rows(wrongLines, [this.actor.orgId, id, 0, MOST_WRONG]));
    return rows.flatMap(({ line, faults }) => faults.map(({ column, code }) => `${line} ${column} ${code}`));
  }
}
