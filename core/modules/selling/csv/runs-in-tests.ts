// Imports and exports as a test leads them without HTTP: a file is sent, looked through and applied; an export is read whole.
import { vi } from 'vitest';
import { privateStore } from '#modules/media/index.ts';
import type { StaffActor } from '../runs/run-work.ts';
import type { RunRow } from '../runs/runs.sql.ts';
import { addNewRun, factsOf, findRun, finishFile, receivePiece, startApply, startCheck } from '../runs/start-run.ts';
import { inTx } from '#platform/db/index.ts';
import type { ProductFilter } from '#contracts/product-list.ts';

export type CsvKind = 'csv_products' | 'csv_prices' | 'csv_stock';
const PIECE = 4 * 1024 * 1024;

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

  /** Columns are read as they were understood. */
  async look(kind: CsvKind, content: string | Buffer, { createCategories = false }: More = {}): Promise<RunRow> {
    const run = await this.send(kind, content);
    const mapping = (factsOf(run).columns ?? []).map(({ field }) => field);
    await startCheck(this.actor, run.id, { mapping, createCategories });
    return this.reach(run.id, 'ready', 'failed');
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
}
