// Looks through a file line by line without changing anything of a shop: keeps what each line says, or why it can't be, and counts.
import { inTx, type StaffActor, systemActor, type Tx } from '#platform/db/index.ts';
import { RunError } from '../runs/runs.errors.ts';
import { addedUp, dropRightLines, none } from '../runs/run-work.ts';
import { addLines, type RunRow, runReady, tellRun } from '../runs/runs.sql.ts';
import type { CsvKind } from './columns.ts';
import { countOf, faultsOf, type Import, type Line, optionsOf } from './import.ts';
import { doPrices, planStock, type Said } from './plan-others.ts';
import { type Outcome, planLine, type PlannedProduct, type Shelf } from './plan-products.ts';
import { Cells, type Fault, type PriceLine, type ProductLine, readPrices, readProduct, readStock, type StockLine } from './read-line.ts';
import { readTable, type Row } from './read-table.ts';
import { readShelf } from './shelf.ts';

const STEP = 1_000;

interface Read {
  line: number;
  said: Line;
  faults: Fault[];
}

export interface Checking {
  of: Import;
  actor: StaffActor;
  pieces: AsyncIterable<Buffer>;
}

/** What the lines so far came to that those after them must know: nothing of it is in the database while one only looks. */
class Memory {
  readonly #keys = new Set<string>();
  readonly #made = new Map<string, string>();

  /** True for what an earlier line spoke of already. */
  again(key: string): boolean {
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    return false;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(keys: Iterable<string>): void {
    for (const key of keys) this.#keys.add(key);
  }

  /** Products that lines before these would have made. */
  recall(shelf: Shelf, slugs: Iterable<string>): void {
    for (const slug of slugs) {
      const made = this.#made.get(slug);
      if (made !== undefined && !shelf.products.has(slug)) shelf.products.set(slug, remembered(slug, made));
    }
  }

  /** What a column puts together and the database does not know; of each no more than what a further variant is judged by. */
  keep(shelf: Shelf, lines: readonly ProductLine[]): void {
    const slugs = new Set(lines.flatMap(({ product }) => product ?? []));
    for (const { slug, fresh, kind, texts, options, choices } of shelf.products.values())
      if (fresh && slugs.has(slug)) this.#made.set(slug, JSON.stringify([kind, Object.keys(texts.title), options, [...choices]]));
  }
}

function remembered(slug: string, made: string): PlannedProduct {
  const [kind, titled, options, choices] = JSON.parse(made) as [string, string[], PlannedProduct['options'], [string, string][]];
  const title = Object.fromEntries(titled.map((locale) => [locale, slug]));
  return {
    id: slug,
    slug,
    kind,
    status: 'draft',
    category: { id: '', slug: '', name: {} },
    categories: [],
    attributes: [],
    pictures: [],
    texts: { title, subtitle: {}, description: {}, seo_title: {}, seo_description: {} },
    tags: [],
    options,
    choices: new Map(choices),
    fresh: true,
    dirty: true,
    stands: false,
    recategorized: false,
    repictured: false,
  };
}

const keyOf = (kind: CsvKind, line: Line): string =>
  kind === 'csv_stock' ? `${line.sku}\n${(line as StockLine).location ?? ''}` : line.sku;

/** What columns are read as, by what that is. @throws Refusal COLUMN_NEEDED where the file has fewer columns than were named */
function columnsOf(header: Row | undefined, mapping: readonly (string | null)[]): Map<string, { name: string; index: number }> {
  if (!header) throw RunError('FILE_EMPTY');
  const named = mapping.flatMap((field, index) =>
    field === null ? [] : [[field, { name: header.cells[index]?.trim() ?? '', index }] as const],
  );
  return new Map(named);
}

function readRow(of: Import, columns: ReturnType<typeof columnsOf>, { row, width }: { row: Row; width: number }): Read {
  const cells = new Cells(columns, row.cells);
  const ground = { currency: of.currency, defaultLocale: of.rules.defaultLocale, attributes: of.rules.attributes };
  const said =
    of.kind === 'csv_products' ? readProduct(cells, ground) : of.kind === 'csv_prices' ? readPrices(cells, ground) : readStock(cells);
  if (row.cells.slice(width).some((cell) => cell.trim() !== '')) cells.faults.push({ column: '', code: 'TOO_MANY_CELLS', value: '' });
  return { line: row.line, said, faults: cells.faults };
}

interface Foreseeing {
  right: readonly Said<Line>[];
  memory: Memory;
  /** Which counters these lines are about; a transaction that is tried again begins with none. */
  counters: Set<string>;
}

async function foresee(tx: Tx, of: Import, { right, memory, counters }: Foreseeing): Promise<Outcome[]> {
  if (of.kind === 'csv_prices') return doPrices(tx, of, right as Said<PriceLine>[], false);
  if (of.kind === 'csv_stock') {
    const again = (counter: string): boolean => memory.has(counter) || counters.has(counter) || !counters.add(counter);
    return (await planStock(tx, of, right as Said<StockLine>[], { hold: false, again })).outcomes;
  }
  const lines = right as Said<ProductLine>[];
  const all = lines.map(({ said }) => said);
  const shelf = await readShelf(tx, { orgId: of.orgId, lines: all, rules: of.rules });
  memory.recall(shelf, new Set(all.flatMap(({ product }) => product ?? [])));
  const outcomes = lines.map((line) => planLine(shelf, line, of.rules));
  memory.keep(shelf, all);
  return outcomes;
}

/** Faults name columns as the file does. */
const inFile = (faults: readonly Fault[], columns: ReturnType<typeof columnsOf>): Fault[] =>
  faults.map((fault) => ({ ...fault, column: columns.get(fault.column)?.name ?? fault.column }));

interface Look extends Checking {
  run: RunRow;
  columns: ReturnType<typeof columnsOf>;
  memory: Memory;
}

/**
 * Keeps what some lines say, or why they can't be; answers what they came to.
 * @throws Refusal RUN_MOVED_ON where it was cancelled meanwhile: nothing more of the file is kept
 */
async function keepLines({ run, of, actor, columns, memory }: Look, all: readonly Read[], doneBefore: number): Promise<Outcome[]> {
  const right = all.filter(({ faults }) => faults.length === 0);
  const { outcomes, counters } = await inTx(actor, async (tx) => {
    const told = await tx.row(tellRun, [run.org_id, run.id, doneBefore + all.length, null]);
    if (!told) throw RunError('RUN_MOVED_ON');
    const about = new Set<string>();
    const foreseen = right.length > 0 ? await foresee(tx, of, { right, memory, counters: about }) : [];
    const became = new Map(right.map(({ line }, index) => [line, foreseen[index] ?? []]));
    const came = all.map(({ line, faults }): Outcome => (faults.length > 0 ? faults : (became.get(line) ?? [])));
    const wrong = came.map((outcome) => faultsOf(outcome));
    tx.send(addLines, [
      run.org_id,
      run.id,
      all.map(({ line }) => line),
      all.map(({ said }, index) => (wrong[index] ? null : JSON.stringify(said))),
      wrong.map((faults) => faults && JSON.stringify(inFile(faults, columns))),
    ]);
    return { outcomes: came, counters: about };
  });
  memory.add(counters);
  return outcomes;
}

async function* batchesOf(rows: AsyncIterable<Read>): AsyncGenerator<Read[]> {
  let batch: Read[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < STEP) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* linesOf(rows: AsyncIterable<Row>, look: Look, width: number): AsyncGenerator<Read> {
  const { of, columns, memory } = look;
  for await (const row of rows) {
    const read = readRow(of, columns, { row, width });
    if (read.said.sku !== '' && memory.again(keyOf(of.kind as CsvKind, read.said)))
      read.faults.push({ column: 'sku', code: 'TWICE_IN_FILE', value: read.said.sku });
    yield read;
  }
}

/** @throws Refusal what is wrong with the file as a whole */
export async function checkFile(run: RunRow, checking: Checking): Promise<void> {
  const { format, mapping } = optionsOf(run);
  await dropRightLines(run, true);
  const rows = readTable(checking.pieces, format);
  const header = await rows.next();
  const look = { ...checking, run, columns: columnsOf(header.value, mapping), memory: new Memory() };
  let counts = none;
  for await (const batch of batchesOf(linesOf(rows, look, mapping.length)))
    counts = addedUp(counts, countOf(await keepLines(look, batch, counts.done)));
  if (counts.done === 0) throw RunError('FILE_EMPTY');
  const { done, added, changed, unchanged, failed } = counts;
  await inTx(systemActor, (tx) => tx.row(runReady, [run.org_id, run.id, done, added, changed, unchanged, failed]));
}
