// Imports of CSV files as runs: a file is looked through without changing anything, and what it says is applied from what the look left behind.
import { privateStore } from '#modules/media/index.ts';
import { inTx, type StaffActor, type Tx } from '#platform/db/index.ts';
import { addedUp, type Batch, defineWork, moveOn, none, type RunWork, tellProgress } from '../runs/run-work.ts';
import { RunError } from '../runs/runs.errors.ts';
import { addLines, rightLines, type RunRow } from '../runs/runs.sql.ts';
import { checkFile } from './check-file.ts';
import { countOf, faultsOf, type Import, importOf, type Line, optionsOf } from './import.ts';
import { doPrices, planStock, type Said } from './plan-others.ts';
import { type Outcome, planLine, type StockWish } from './plan-products.ts';
import type { PriceLine, ProductLine, StockLine } from './read-line.ts';
import { readShelf } from './shelf.ts';
import { knowSizes, takeTime } from './shelf.sql.ts';
import { writeCounters, writeShelf } from './write-products.ts';

const STEP = 500;

interface Done {
  outcomes: Outcome[];
  wishes: StockWish[];
}

/** Plans lines and writes what they come to, all but the counters. `hold`: what is reserved is looked at before. */
async function doLines(tx: Tx, of: Import, lines: readonly Said<Line>[], hold: boolean): Promise<Done> {
  if (of.kind === 'csv_prices') return { outcomes: await doPrices(tx, of, lines as Said<PriceLine>[], true), wishes: [] };
  if (of.kind === 'csv_stock') return planStock(tx, of, lines as Said<StockLine>[], { hold });
  const products = lines as Said<ProductLine>[];
  const { orgId, rules, channel } = of;
  const shelf = await readShelf(tx, { orgId, lines: products.map(({ said }) => said), rules, write: channel.preset, hold });
  const outcomes = products.map((line) => planLine(shelf, line, rules));
  writeShelf(tx, shelf, of);
  return { outcomes, wishes: shelf.stock };
}

async function nextLines(tx: Tx, run: RunRow, cursor: string | null): Promise<Said<Line>[]> {
  const rows = await tx.rows(rightLines, [run.org_id, run.id, Number(cursor ?? 0), STEP]);
  return rows.map(({ line, content }) => ({ line, said: content as unknown as Line }));
}

/** After one batch, two, four, eight: often while the tables grow fast, and seldom once they are large. Prices add nothing to them. */
const grewMuch = ({ kind }: RunRow, doneBefore: number): boolean => {
  if (kind === 'csv_prices') return false;
  const batches = Math.floor(doneBefore / STEP);
  return batches > 0 && (batches & (batches - 1)) === 0;
};

/** The right ones of the next lines. Those that were right when they were looked at and are no longer are kept as wrong ones. */
async function batch(tx: Tx, run: RunRow): Promise<Batch | null> {
  const lines = await nextLines(tx, run, run.cursor);
  const last = lines.at(-1);
  if (!last) return null;
  if (grewMuch(run, run.done)) await tx.rows(knowSizes, []);
  const of = await importOf(run);
  const { outcomes, wishes } = await doLines(tx, of, lines, true);
  // Looked at while they were held, so none can be short.
  await writeCounters(tx, wishes, of);
  const wrong = lines.flatMap(({ line }, index) => {
    const faults = faultsOf(outcomes[index] ?? []);
    return faults ? [{ line, faults: JSON.stringify(faults) }] : [];
  });
  if (wrong.length > 0)
    tx.send(addLines, [run.org_id, run.id, wrong.map(({ line }) => line), wrong.map(() => null), wrong.map(({ faults }) => faults)]);
  return { ...countOf(outcomes), cursor: String(last.line) };
}

/**
 * All lines in one commit: whoever looks sees none of them or all. Counters, which sales wait for, come at its very end.
 * @throws Refusal RUN_LINES_WRONG where a line can't be applied any more
 */
async function applyAll(run: RunRow, actor: StaffActor): Promise<void> {
  const of = await importOf(run);
  await inTx(actor, async (tx) => {
    tx.send(takeTime, []);
    const wishes: StockWish[] = [];
    let counts = none;
    for (let cursor: string | null = null; ;) {
      const lines: Said<Line>[] = await nextLines(tx, run, cursor);
      const last = lines.at(-1);
      if (!last) break;
      if (grewMuch(run, counts.done)) await tx.rows(knowSizes, []);
      const done = await doLines(tx, of, lines, false);
      const wrong = lines.find((_, index) => faultsOf(done.outcomes[index] ?? []) !== null);
      if (wrong) throw RunError('RUN_LINES_WRONG', { facts: { line: wrong.line } });
      wishes.push(...done.wishes);
      counts = addedUp(counts, countOf(done.outcomes));
      cursor = String(last.line);
      await tellProgress(run, counts.done);
    }
    if (wishes.length > STEP) await tx.rows(knowSizes, []);
    if (!(await writeCounters(tx, wishes, of))) throw RunError('RUN_LINES_WRONG');
    // What was told on the way is taken back, for what is done counts from here.
    await moveOn(tx, run, null, { ...counts, done: 0, cursor: 'all' });
  });
}

const work: RunWork = {
  shows: true,
  check: async (run, actor) => checkFile(run, { of: await importOf(run), actor, pieces: privateStore().read(run.file_key ?? '') }),
  batch,
  whole: { wanted: (run) => optionsOf(run).mode === 'all', work: applyAll },
};

defineWork(['csv_products', 'csv_prices', 'csv_stock'], work);
